"""The question on the screen: which one an answer would be for, and what becomes of what cannot be an answer."""

from __future__ import annotations

from datetime import datetime

from conversation.claims.writing import Writing
from conversation.commands import OpenMenu
from conversation.doing import do
from conversation.pausing import RESUMED, paused
from conversation.talk import Talk
from dialogs.engine import commands as c
from dialogs.engine.answers import Input, Place, Screen
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.words import folded
from dialogs.engine.path import Slot
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.step import current
from dialogs.engine.told_early import tells
from dialogs.engine.understanding import understood
from dialogs.language import N_

_ASKING = {Screen.QUESTION, Screen.SKIP, Screen.TERM}
_BEGINNING = frozenset({"welcome", "new", "categories", "group"})
"""The screens before a claim: whoever tells something there wants to begin."""
_WHERE_TO_TELL = N_(
    "Дякуємо, що розповідаєте. Ваші слова збережено: запропонуємо їх у заяві, коли попросимо розповісти, що сталося. "
    "Почнімо з простих питань: натисніть «Підібрати мої заяви»."
)
_BACK = frozenset("назад|повернутися|поверни|вернуться|верни|back|go back".split("|"))
_HINT = N_("Натисніть одну з кнопок або напишіть її назву.")


def answer(talk: Talk, given: Input, message: int) -> None:
    """An answer to the question on the screen, or to the one behind a definition or the choice of a skip."""
    writing, slot = talk.in_claim, asked(talk, lists=bool(given.text))
    if _turned_back(talk, given.text):
        return
    if writing is None or slot is None:
        if talk.reader.rev and not _told(talk, given.text):  # a first message is answered as /start is
            talk.tell_text(_instead(talk, given.text))
    elif given.text:
        command = understood(writing.draft, slot, given.text, talk.path(writing), talk.language)
        do(talk, command) if command else talk.tell_text(_instead(talk, given.text))
    elif not reads(slot, given):
        mend(talk)
    else:
        do(talk, c.Reply(slot.ref, given))
        remember_answered(talk, message)


def _turned_back(talk: Talk, text: str) -> bool:
    """«Назад» on the second page before the first question: back to what will be asked."""
    place = talk.in_claim.draft.place if talk.in_claim is not None else Place()
    if place.screen is not Screen.OPENING or not place.page or folded(text) not in _BACK:
        return False
    do(talk, c.GoTo(Place(Screen.OPENING)))
    return True


def _told(talk: Talk, text: str) -> bool:
    """Whether a text where nothing is asked tells what happened: in a claim it waits for the story, before one it leads
    to the questions."""
    if not tells(text):
        return False
    writing, menu = talk.in_claim, talk.session.menu.partition(":")[0]
    if writing is not None:
        do(talk, c.KeepForStory(text))
        return talk.outcome is not None and talk.outcome.kept
    if menu in _BEGINNING:
        do(talk, OpenMenu("new"))
        talk.session = talk.session.telling(text)
        talk.tell(_WHERE_TO_TELL)
    return menu in _BEGINNING


def _instead(talk: Talk, text: str) -> str:
    """What to say to a text that answers nothing here."""
    writing, said = talk.in_claim, aside(text)
    if said is not None:
        return talk.language.text(said.message)
    slot = current(writing.form, writing.draft, talk.today, talk.path(writing)) if writing else None
    if slot is None or not isinstance(slot.asks, Repeat) or asked(talk, lists=True) is None:
        return talk.language.text(_HINT)
    if slot.asks.sorts:
        return talk.language.text(N_("Додайте людей по одній: для кожної натисніть кнопку."))
    add = talk.language.text(slot.asks.add)
    return talk.language.text(N_("Тут додають по одному. Натисніть «{add}», і ми розпитаємо."), add=add)


def remember_answered(talk: Talk, message: int) -> Slot | None:
    """Note which question the message answered, if it did; an edited message is offered as a correction."""
    settled = talk.outcome.settled if talk.outcome else None
    if settled is None or talk.outcome is None or talk.in_claim is None:
        return None
    talk.session = talk.session.heard(message, settled)
    return talk.outcome.path.find(settled)


def mend(talk: Talk) -> None:
    """A specific next step for something that cannot be an answer here; after a pause, the task list."""
    if resumed_at_tasks(talk):
        return
    slot = asked(talk)
    if slot is not None and isinstance(slot.asks, Question):
        talk.tell(slot.asks.kind.takes)
    else:
        talk.tell(_HINT)


def asked(talk: Talk, *, lists: bool = False) -> Slot | None:
    """The question that an answer would be for; None on screens that ask nothing, and on lists unless wanted."""
    writing = talk.in_claim
    if writing is None or writing.draft.place.screen not in _ASKING:
        return None
    draft = writing.draft
    if draft.place.screen is Screen.TERM:
        key, _, item = draft.place.text.partition(" ")
        draft = draft._replace(place=Place(key=key, item=item))
    slot = current(writing.form, draft, talk.today, talk.path(writing))
    return slot if slot is not None and (lists or isinstance(slot.asks, Question)) else None


def reads(slot: Slot, given: Input) -> bool:
    """Whether the question can take a shared number or pin."""
    assert isinstance(slot.asks, Question)
    return bool(given.phone and slot.asks.kind.share == "phone") or bool(
        given.location and slot.asks.kind.share == "location"
    )


def resumed_at_tasks(talk: Talk) -> bool:
    """What says nothing in itself leads to the task list after a pause."""
    if talk.in_claim is None or not asks_after_pause(talk, talk.in_claim, talk.work.now):
        return False
    do(talk, c.GoTo(Place(Screen.TASKS)))
    talk.tell(RESUMED)
    return True


def asks_after_pause(talk: Talk, writing: Writing, now: datetime) -> bool:
    """Whether the screen asks something that was asked before a pause."""
    place = writing.draft.place
    if place.screen not in _ASKING or not paused(writing, now):
        return False
    return bool(place.key) or talk.path(writing).pending is not None
