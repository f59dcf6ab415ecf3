"""The summary: sections with their state, and the answers of one section, each one tap from being changed."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo, Keep
from dialogs.engine.look.wording import PAGE, answer_text, left_text, shortened
from dialogs.engine.path import Slot, Trace
from dialogs.engine.schema import Form
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def tasks_view(form: Form, path: Trace, language: Language) -> View:
    """The task list, to which a person comes back after a pause."""
    pending = path.pending
    onward = (
        Action(language.text(N_("Продовжити")), Keep())
        if pending
        else Action(language.text(N_("Перевірити й завершити")), GoTo(Place(Screen.CHECK)))
    )
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=f"{form.code} · {language.text(form.title)}",
        lines=(
            language.text(N_("Усе збережено. Продовжити можна будь-коли."))
            if pending
            else language.text(N_("Усі питання пройдено. Залишилося перевірити.")),
        ),
        choices=tuple(
            Action(
                shortened(language.text(section.title), 24),
                GoTo(Place(Screen.SECTION, section.key)),
                f"{language.text(section.title)} — {_status(slots, language)}",
            )
            for section, slots in path.sections()
        ),
        actions=(onward,),
    )


def section_view(path: Trace, place: Place, language: Language) -> View:
    """The answers of a section, a page at a time."""
    slots = path.within(place.key)
    start = place.page * PAGE if 0 <= place.page * PAGE < len(slots) else 0
    page = slots[start : start + PAGE]
    more = start + PAGE < len(slots)
    title = language.text(slots[0].section.title) if slots else ""
    return View(
        place=place,
        ref=None,
        heading=title,
        lines=(language.text(N_("Натисніть відповідь, щоб змінити її.")),),
        choices=tuple(
            Action(
                shortened(language.text(slot.asks.ask), 24),
                GoTo(Place(key=slot.ref.key, item=slot.ref.item)),
                f"{language.text(slot.asks.ask)} — {shortened(answer_text(slot, language)) or '…'}",
            )
            for slot in page
        ),
        first=start + 1,
        actions=(
            *(
                (
                    Action(
                        language.text(N_("Ще відповіді")),
                        GoTo(Place(Screen.SECTION, place.key, page=start // PAGE + 1)),
                    ),
                )
                if more
                else ()
            ),
            Action(language.text(N_("До розділів")), GoTo(Place(Screen.TASKS))),
        ),
    )


def _status(slots: tuple[Slot, ...], language: Language) -> str:
    left = sum(not slot.settled for slot in slots)
    if not left:
        return language.text(N_("готово"))
    if left == len(slots):
        return language.text(N_("ще не почато"))
    return left_text(left, language)
