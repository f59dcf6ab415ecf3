"""What happened, understood: which command it is on the screen the person sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.conversation.categories import category_meant
from bot.conversation.commands import OpenMenu
from bot.conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Shared, Strange
from bot.conversation.meaning import meant
from bot.conversation.memory import Remembered
from bot.conversation.pausing import KEPT, KEPT_TOO, RESUMED, paused
from bot.conversation.receiving import receive
from bot.conversation.session import Tail
from bot.conversation.talk import Talk
from bot.conversation.turn import Turn
from bot.conversation.writing import Writing
from dialogs.engine import commands as c
from dialogs.engine.answers import Input, Place, Screen
from dialogs.engine.path import Slot
from dialogs.engine.schema import Question
from dialogs.engine.step import current
from dialogs.engine.understanding import besides_choices, understood
from dialogs.finder.life import FINDER
from dialogs.forms import all_forms
from dialogs.language import N_
from storage import Work

_SPLIT_LENGTH = 3500
_SPLIT_SECONDS = 3
_ASKING = {Screen.QUESTION, Screen.SKIP, Screen.TERM}


def take_turn(
    work: Work,
    user_id: int,
    happening: Happening,
    known: Remembered | None = None,
    closed: frozenset[str] = frozenset(),
) -> Turn:
    """Apply what happened to the person's state, inside one transaction.

    `known` spares reading the state; raises `Conflict` when it is out of date. `closed` are the categories switched
    off for now.
    """
    talk = Talk(work, user_id, known, closed)
    match happening:
        case Commanded(name):
            _command(talk, name)
        case Pressed(data):
            _press(talk, data)
        case Said():
            _say(talk, happening)
        case Shared(phone, location, message):
            _answer(talk, Input(phone=phone, location=location), message)
        case Sent():
            return receive(talk, happening)
        case Edited():
            _edit(talk, happening)
        case Strange():
            _mend(talk)
    return talk.finish()


def _command(talk: Talk, name: str) -> None:
    if name == "start":
        begun = any(head.form != FINDER.code for head in talk.work.claims.list(talk.user))
        name = "claims" if begun else "welcome"
    talk.do(OpenMenu(name))


def _press(talk: Talk, data: str) -> None:
    """A button acts only on the screen it came from; otherwise the present screen is shown again (after a pause, the
    task list)."""
    rev, _, position = data.partition(".")
    actions = talk.screen.everything
    if rev == str(talk.user.rev) and position.isdecimal() and int(position) < len(actions):
        talk.do(actions[int(position)].command)
    elif not _resumed_at_tasks(talk):
        talk.tell(N_("Ця кнопка вже не діє. Ось де ви зараз:"))


def _say(talk: Talk, said: Said) -> None:
    if _joined(talk, said) or _resumed(talk, said):
        return
    command = besides_choices(talk.screen, meant(talk.screen, said.text))
    late = talk.session.answered_instead_of(said.message)
    if command is not None:
        talk.do(command)
        _remember(talk, said.message)
    elif said.text.startswith("/") and " " not in said.text:
        talk.tell(N_("Такої команди немає. Ось де ви зараз:"))
    elif talk.in_claim is None and (code := category_meant(said.text)):
        talk.do(
            c.Begin(code) if code in all_forms() else OpenMenu("categories" if code[0] == "A" else "company")
        )
    elif late is not None and talk.in_claim is not None:
        talk.do(c.Correct(late.ref, said.text))
    else:
        _answer(talk, Input(text=said.text), said.message)
        slot = _remember(talk, said.message)
        if slot is not None and len(said.text) >= _SPLIT_LENGTH:
            tail = Tail(said.message, said.at, slot.ref.key, slot.ref.item, len(said.text))
            talk.session = replace(talk.session, tail=tail)


def _resumed(talk: Talk, said: Said) -> bool:
    """After a pause in a claim that may hurt, the task list comes first. A text is kept beside its question, and so
    is what is written on the task list right after it."""
    writing = talk.in_claim
    if writing is None or (said.text.startswith("/") and " " not in said.text):
        return False
    if _asks_after_pause(talk, writing, datetime.fromtimestamp(said.at, UTC)):
        slot = _asked(talk)
        talk.do(c.SetAside(slot.ref, said.text) if slot else c.GoTo(Place(Screen.TASKS)))
        talk.tell(KEPT if slot else RESUMED)
        return True
    kept = next((kept for kept in reversed(writing.draft.aside) if talk.path(writing).find(kept.ref)), None)
    if writing.draft.place.screen is not Screen.TASKS or kept is None or meant(talk.screen, said.text):
        return False
    talk.do(c.SetAside(kept.ref, said.text))
    talk.tell(KEPT_TOO)
    return True


def _resumed_at_tasks(talk: Talk) -> bool:
    """What says nothing in itself leads to the task list after a pause."""
    if talk.in_claim is None or not _asks_after_pause(talk, talk.in_claim, talk.work.now):
        return False
    talk.do(c.GoTo(Place(Screen.TASKS)))
    talk.tell(RESUMED)
    return True


def _asks_after_pause(talk: Talk, writing: Writing, now: datetime) -> bool:
    """Whether the screen asks something that was asked before a pause."""
    place = writing.draft.place
    asks = place.screen in _ASKING and (place.key or talk.path(writing).pending is not None)
    return bool(asks) and paused(writing, now)


def _answer(talk: Talk, given: Input, message: int) -> None:
    """An answer to the question on the screen, or to the one behind a definition or the choice of a skip."""
    writing, slot = talk.in_claim, _asked(talk, lists=bool(given.text))
    if writing is None or slot is None:
        talk.tell(N_("Натисніть кнопку або напишіть те, що на ній."))
    elif given.text:
        command = understood(writing.draft, slot, given.text, talk.path(writing), talk.language)
        talk.do(command) if command else talk.tell(N_("Натисніть кнопку або напишіть те, що на ній."))
    elif not _reads(slot, given):
        _mend(talk)
    else:
        talk.do(c.Reply(slot.ref, given))
        _remember(talk, message)


def _remember(talk: Talk, message: int) -> Slot | None:
    """Note which question the message answered, if it did; an edited message is offered as a correction."""
    settled = talk.outcome.settled if talk.outcome else None
    if settled is None or talk.outcome is None or talk.in_claim is None:
        return None
    talk.session = talk.session.heard(message, settled)
    return talk.outcome.path.find(settled)


def _edit(talk: Talk, edited: Edited) -> None:
    spoken = talk.session.answered_by(edited.message)
    if talk.in_claim is None or spoken is None:
        talk.tell(N_("Бачу зміну, але це повідомлення не є відповіддю в цій заяві."))
    else:
        talk.do(c.Correct(spoken.ref, edited.text))


def _mend(talk: Talk) -> None:
    """A specific next step for something that cannot be an answer here; after a pause, the task list."""
    if _resumed_at_tasks(talk):
        return
    slot = _asked(talk)
    if slot is not None and isinstance(slot.asks, Question):
        talk.tell(slot.asks.kind.takes)
    else:
        talk.tell(N_("Натисніть кнопку або напишіть те, що на ній."))


def _asked(talk: Talk, *, lists: bool = False) -> Slot | None:
    """The question that an answer would be for; None on screens that ask nothing, and on lists unless wanted."""
    writing = talk.in_claim
    if writing is None or writing.draft.place.screen not in _ASKING:
        return None
    draft = writing.draft
    if draft.place.screen is Screen.TERM:
        key, _, item = draft.place.text.partition(" ")
        draft = replace(draft, place=Place(key=key, item=item))
    slot = current(writing.form, draft, talk.today, talk.path(writing))
    return slot if slot is not None and (lists or isinstance(slot.asks, Question)) else None


def _reads(slot: Slot, given: Input) -> bool:
    """Whether the question can take a shared number or pin."""
    assert isinstance(slot.asks, Question)
    return bool(given.phone and slot.asks.kind.share == "phone") or bool(
        given.location and slot.asks.kind.share == "location"
    )


def _joined(talk: Talk, said: Said) -> bool:
    """The next piece of a text that the client split at 4,096 characters is joined to the answer, not lost.

    Limits of a message: https://core.telegram.org/bots/api#sendmessage
    """
    tail, writing = talk.session.tail, talk.in_claim
    if tail is None or writing is None or said.at - tail.at > _SPLIT_SECONDS:
        return False
    ref = Place(key=tail.key, item=tail.item).ref
    answer = writing.draft.answers.get(ref)
    if answer is None or not isinstance(answer.value, str):
        return False
    glue = "" if tail.length >= 4096 else "\n"
    talk.do(c.Reply(ref, Input(text=answer.value + glue + said.text)))
    if _remember(talk, said.message):
        more = Tail(said.message, said.at, tail.key, tail.item, len(said.text))
        talk.session = replace(talk.session, tail=more if len(said.text) >= _SPLIT_LENGTH else None)
    return True
