"""The summary: sections with their state, and the answers of one section, each one tap from being changed."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo, Keep
from dialogs.engine.form import Form
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.opening import unopened
from dialogs.engine.look.rest import later_action
from dialogs.engine.look.wording import answer_choice, left_text
from dialogs.engine.path import Slot, Trace
from dialogs.engine.programme import programme_of
from dialogs.engine.questions import Section
from dialogs.engine.readiness import Readiness, readiness
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def tasks_view(form: Form, path: Trace, place: Place, language: Language) -> View:
    """The task list, to which a person comes back after a pause."""
    pending = path.pending
    onward = (
        Action(
            language.text(N_("Продовжити")), GoTo(Place(Screen.OPENING)) if unopened(form, path) else Keep()
        )
        if pending
        else Action(language.text(N_("Перевірити й завершити")), GoTo(Place(Screen.CHECK)))
    )
    sections = tuple(_section_choice(section, slots, language) for section, slots in path.sections())
    view = View(
        place=place,
        ref=None,
        heading=f"{form.code} · {language.text(form.title)}",
        lines=(
            language.text(N_("Усе збережено. Продовжити можна будь-коли."))
            if pending
            else language.text(N_("Усі питання пройдено. Залишилося перевірити.")),
            readiness_text(readiness(form, path), form.programme, language),
        ),
        actions=(onward,),
        bottom=(later_action(language),),
    )
    return fitted(view, sections, language)


def readiness_text(state: Readiness, programme: str, language: Language) -> str:
    """In one sentence: can it be filed now, and if not, why."""
    if state.stopped:
        return language.text(programme_of(programme).words.stopped)
    if state.fileable:
        return language.text(N_("Усі обов’язкові відповіді вже є: заяву можна подавати."))
    lacking = len(state.missing) + len(state.unasked)
    return language.count(
        "Бракує {n} обов’язкової відповіді.", "Бракує {n} обов’язкових відповідей.", lacking
    )


def section_view(path: Trace, place: Place, language: Language) -> View:
    """The answers of a section, a page at a time. What is told about the items of a list is behind the list."""
    slots = tuple(slot for slot in path.within(place.key) if not slot.follows and slot.repeat is None)
    view = View(
        place=place,
        ref=None,
        heading=language.text(slots[0].section.title) if slots else "",
        lines=(language.text(N_("Натисніть відповідь, щоб змінити її.")),),
        actions=(Action(language.text(N_("До розділів")), GoTo(Place(Screen.TASKS))),),
    )
    return fitted(view, tuple(answer_choice(slot, language) for slot in slots), language)


def _section_choice(section: Section, slots: tuple[Slot, ...], language: Language) -> Action:
    title = language.text(section.title)
    place = Place(Screen.SECTION, section.key)
    return Action(on_button(title), GoTo(place), f"{title} — {_status(slots, language)}")


def _status(slots: tuple[Slot, ...], language: Language) -> str:
    left = sum(not slot.settled for slot in slots)
    if not left:
        return language.text(N_("готово"))
    if left == len(slots):
        return language.text(N_("ще не почато"))
    return left_text(left, language)
