"""What happened, understood: which command it is on the screen the person sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from conversation.buttons import pressed
from conversation.claims.filed import TellFiling, filing_asked
from conversation.claims.writing import Writing
from conversation.commands import OpenMenu
from conversation.files.filing import Caption
from conversation.files.receiving import receive
from conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Shared, Strange
from conversation.limits import DEFAULTS, Limits
from conversation.meaning import meant, menu_meant, thanks
from conversation.memory import Remembered
from conversation.pausing import KEPT, KEPT_TOO, RESUMED, paused
from conversation.review.staff_door import NO_SUCH_COMMAND, at_the_door
from conversation.screens.categories import category_meant
from conversation.session import Taken, fingerprint
from conversation.stories import joined, remember_tail
from conversation.talk import STALE, Talk
from conversation.turn import Turn
from dialogs.engine import commands as c
from dialogs.engine.answers import Input, Place, Screen
from dialogs.engine.path import Slot
from dialogs.engine.schema import Question, Repeat
from dialogs.engine.step import current
from dialogs.engine.understanding import besides_choices, understood
from dialogs.language import N_
from dialogs.programmes import all_forms
from storage import Work

_ASKING = {Screen.QUESTION, Screen.SKIP, Screen.TERM}
_TWICE = 10_000
"""Milliseconds within which a button that arrives once more was pressed twice on a slow line."""
_LATE = 120
"""Seconds after which an answer was so slow that it needs a word."""
_HINT = N_("Натисніть кнопку або напишіть те, що на ній.")


def take_turn(
    work: Work,
    user_id: int,
    happening: Happening,
    known: Remembered | None = None,
    limits: Limits = DEFAULTS,
) -> Turn:
    """Apply what happened to the person's state, inside one transaction.

    `known` spares reading the state; raises `Conflict` when it is out of date.
    """
    talk = Talk(work, user_id, known, limits)
    match happening:
        case Commanded(name, payload):
            _command(talk, name, payload)
        case Pressed(data):
            return _press(talk, data)
        case Said():
            _say(talk, happening)
        case Shared():
            _share(talk, happening)
        case Sent():
            return receive(talk, happening)
        case Edited():
            _edit(talk, happening)
        case Strange():
            _mend(talk)
    return talk.finish()


def _command(talk: Talk, name: str, payload: str) -> None:
    if name.startswith("desk") or payload.startswith("desk_"):
        at_the_door(talk, name, payload)
        return
    if name == "start":
        name = "claims" if talk.work.claims.list(talk.user) else "welcome"
    talk.do(OpenMenu(name))


def _press(talk: Talk, data: str) -> Turn:
    """A button acts only on the screen it came from, and once. Pressed twice on a slow line it is passed over; from an
    older screen, the present one is shown again (after a pause, the task list) and stays as it is."""
    session = talk.session
    if (command := pressed(talk.screen, session.screen, data)) is not None:
        talk.session = replace(session, pressed=data)
        talk.do(command)
        return talk.finish()
    if data == session.pressed and talk.work.now.timestamp() * 1000 - session.screen < _TWICE:
        talk.session = replace(session, pressed="")
        return talk.pass_over()
    if data.partition(".")[0] == str(session.screen):
        return talk.redraw()
    if not _resumed_at_tasks(talk):
        talk.tell(STALE)
    return talk.finish()


def _say(talk: Talk, said: Said) -> None:
    _excuse(talk, said)
    if thanks(said.text):
        talk.tell(N_("Раді допомогти."))
        return
    if joined(talk, said) or _resumed(talk, said) or _repeated(talk, said):
        return
    before = _asked(talk)
    if not (_menu(talk, said) or _acted(talk, said) or _captioned(talk, said) or _filed(talk, said)):
        _answer(talk, Input(text=said.text), said.message)
        remember_tail(talk, said, _remember(talk, said.message) or before)
    talk.session = replace(talk.session, taken=_taken(said))


def _excuse(talk: Talk, said: Said) -> None:
    """The bot was away for a while: say so once, at the first of what waited."""
    if talk.work.now.timestamp() - said.at > _LATE and talk.user.rev // 1000 < said.at and talk.user.rev:
        talk.tell(N_("Вибачте за мовчання: бот певний час не працював. Нічого не загубилося."))


def _menu(talk: Talk, said: Said) -> bool:
    """A plain word of the menus leads there from anywhere. It may be an answer as well, so it is kept beside it."""
    menu = menu_meant(said.text)
    if not menu or meant(talk.screen, said.text) is not None:
        return False
    slot = _asked(talk)
    if slot is not None and isinstance(slot.asks, Question) and slot.asks.kind.free:
        talk.do(c.SetAside(slot.ref, said.text, stay=True))
    talk.do(OpenMenu(menu))
    return True


def _acted(talk: Talk, said: Said) -> bool:
    """Whether the text was a button, a number, a category, or an answer to an earlier question that came late."""
    command = besides_choices(talk.screen, meant(talk.screen, said.text))
    late = talk.session.answered_instead_of(said.message)
    if command is not None:
        talk.do(command)
        _remember(talk, said.message)
    elif said.text.startswith("/") and " " not in said.text:
        talk.tell(NO_SUCH_COMMAND)
    elif talk.in_claim is None and (code := category_meant(said.text)):
        talk.do(
            c.Begin(code) if code in all_forms() else OpenMenu("categories" if code[0] == "A" else "company")
        )
    elif late is not None and talk.in_claim is not None:
        talk.do(c.Correct(late.ref, said.text))
    else:
        return False
    return True


def _captioned(talk: Talk, said: Said) -> bool:
    """What is written while a file is on the screen says what the file shows."""
    writing = talk.in_claim
    place = writing.draft.place if writing is not None else Place()
    if place.screen is not Screen.FILES or not place.item:
        return False
    talk.do(Caption(place.item, said.text))
    return True


def _filed(talk: Talk, said: Said) -> bool:
    """What is written on a screen about the filing answers it."""
    writing = talk.in_claim
    part = filing_asked(writing.draft.place) if writing is not None else ""
    if part:
        talk.do(TellFiling(part, said.text))
    return bool(part)


def _taken(said: Said) -> Taken:
    return Taken(fingerprint(said.text), said.message)


def _repeated(talk: Talk, said: Said) -> bool:
    """A text that was sent before its question was shown and repeats what was said just before: sent twice, or typed
    again because the bot was slow. It is asked about, never stored as the next answer."""
    before = talk.session.taken
    if (
        before is None
        or not talk.before_screen(said.message)
        or before.words != _taken(said).words
        or before.message == said.message
    ):
        return False
    slot = _asked(talk)
    if slot is None:
        talk.tell(N_("Це повідомлення прийшло двічі, враховано одне."))
    else:
        talk.do(c.SetAside(slot.ref, said.text, stay=True))
        talk.tell(
            N_("Ви щойно вже писали це. Якщо це відповідь і на це запитання, натисніть «Зберегти написане».")
        )
    return True


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


def _share(talk: Talk, shared: Shared) -> None:
    """Somebody else's contact is asked about first: it may have been picked by mistake."""
    given = Input(phone=shared.phone, location=shared.location)
    slot = _asked(talk)
    if shared.phone and not shared.own and slot is not None and _reads(slot, given):
        talk.do(c.SetAside(slot.ref, shared.phone, stay=True))
        talk.tell(N_("Це контакт іншої людини. Якщо це ваш номер, натисніть «Зберегти написане»."))
    else:
        _answer(talk, given, shared.message)


def _answer(talk: Talk, given: Input, message: int) -> None:
    """An answer to the question on the screen, or to the one behind a definition or the choice of a skip."""
    writing, slot = talk.in_claim, _asked(talk, lists=bool(given.text))
    if writing is None or slot is None:
        if talk.user.rev:  # a first message, whatever it says, is answered as /start is
            talk.tell(_one_by_one(talk) or _HINT)
    elif given.text:
        command = understood(writing.draft, slot, given.text, talk.path(writing), talk.language)
        talk.do(command) if command else talk.tell(_one_by_one(talk) or _HINT)
    elif not _reads(slot, given):
        _mend(talk)
    else:
        talk.do(c.Reply(slot.ref, given))
        _remember(talk, message)


def _one_by_one(talk: Talk) -> str:
    """What to say to a sentence at a list whose items are added by buttons."""
    writing = talk.in_claim
    slot = current(writing.form, writing.draft, talk.today, talk.path(writing)) if writing else None
    sorts = slot is not None and isinstance(slot.asks, Repeat) and slot.asks.sorts
    return N_("Додайте людей по одній: для кожної натисніть кнопку.") if sorts else ""


def _remember(talk: Talk, message: int) -> Slot | None:
    """Note which question the message answered, if it did; an edited message is offered as a correction."""
    settled = talk.outcome.settled if talk.outcome else None
    if settled is None or talk.outcome is None or talk.in_claim is None:
        return None
    talk.session = talk.session.heard(message, settled)
    return talk.outcome.path.find(settled)


def _edit(talk: Talk, edited: Edited) -> None:
    """An edited message is offered as a correction, in the claim that it was said in."""
    spoken = talk.session.answered_by(edited.message)
    if spoken is None:
        talk.tell(
            N_(
                "Бачу зміну, але це повідомлення не було відповіддю. Змінити відповідь можна у списку розділів."
            )
        )
        return
    if talk.session.menu or spoken.claim != talk.session.claim:
        talk.open(spoken.claim)
    if talk.in_claim is not None:
        talk.do(c.Correct(spoken.ref, edited.text))


def _mend(talk: Talk) -> None:
    """A specific next step for something that cannot be an answer here; after a pause, the task list."""
    if _resumed_at_tasks(talk):
        return
    slot = _asked(talk)
    if slot is not None and isinstance(slot.asks, Question):
        talk.tell(slot.asks.kind.takes)
    else:
        talk.tell(_HINT)


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
