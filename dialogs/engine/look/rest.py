"""After a heavy section: what is saved, what is left, and the choice to stop for today."""

from __future__ import annotations

from dialogs.engine.answers import Files, Place
from dialogs.engine.commands import Keep, Later
from dialogs.engine.look.wording import AGREED, left_text
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def rest_view(path: Trace, place: Place, language: Language) -> View:
    """The person sets the pace: going on is one button, stopping is another, and neither loses anything."""
    coming = path.pending
    onward = (
        (language.text(N_("Далі розділ «{title}»."), title=language.text(coming.section.title)),)
        if coming
        else ()
    )
    return View(
        place=place,
        ref=None,
        heading=language.text(N_("Цю частину заповнено")),
        lines=(
            *_thanks(path.within(place.key), language),
            _saved(path.within(place.key), language),
            *onward,
            language.text(N_("Можна перепочити й повернутися будь-коли. Нічого не зникне.")),
        ),
        actions=(
            Action(language.text(N_("Продовжити")), Keep(), words=AGREED),
            Action(language.text(N_("На сьогодні досить")), Later()),
        ),
        progress=_left(path.left, language) if coming else "",
    )


def _left(left: int, language: Language) -> str:
    """How many questions are left, as a sentence of its own."""
    said = left_text(left, language)
    return f"{said[:1].upper()}{said[1:]}."


def _thanks(slots: tuple[Slot, ...], language: Language) -> tuple[str, ...]:
    """To whoever has just told a story in their own words."""
    told = (slot for slot in slots if isinstance(slot.asks, Question) and slot.asks.kind.name == "long_text")
    if not any(slot.answer is not None and slot.answer.given for slot in told):
        return ()
    return (language.text(N_("Дякуємо, що розповіли. Ваші слова збережено без змін.")),)


def later_action(language: Language) -> Action:
    """On every task list: come back another day."""
    return Action(language.text(N_("Нагадати пізніше")), Later())


def _saved(slots: tuple[Slot, ...], language: Language) -> str:
    answers, files = sum(map(_told, slots)), sum(map(_files, slots))
    said = [
        *([language.text(N_("Збережено відповідей: {n}."), n=answers)] if answers else ()),
        *([language.text(N_("Збережено файлів: {n}."), n=files)] if files else ()),
    ]
    return " ".join(said) or language.text(N_("Пропущене теж збережено."))


def _told(slot: Slot) -> bool:
    """Whether something was told here. A skip tells nothing; a list is told by the answers about its items, and
    files are counted by themselves."""
    given = slot.answer is not None and slot.answer.given and not slot.follows
    return given and isinstance(slot.asks, Question) and slot.asks.kind.name != "files"


def _files(slot: Slot) -> int:
    value = slot.answer.value if slot.answer else None
    return len(value.files) if isinstance(value, Files) else 0
