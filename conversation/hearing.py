"""What happened, understood: which command it is on the screen the person sees."""

from __future__ import annotations

from datetime import UTC, datetime

from conversation.asking import (
    answer,
    asked,
    mend,
    reads,
    resumed_at_tasks,
)
from conversation.buttons import pressed
from conversation.claims.entering import open_claim_of
from conversation.commands import OpenMenu
from conversation.doing import do
from conversation.files.receiving import receive
from conversation.finishing import finish, quiet, redraw
from conversation.handshakes.agreed import HELPING
from conversation.handshakes.crossing import crossed, goes_back, keeps_drafts
from conversation.handshakes.helping import begin_turn, leave_help
from conversation.handshakes.meeting import open_link
from conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Shared, Strange, Timer
from conversation.limits import DEFAULTS, Limits
from conversation.memory import Remembered
from conversation.parts import edited_part, story_of
from conversation.privacy.away import hear_away
from conversation.privacy.commands import KeepDrafts
from conversation.privacy.ending import KEEP
from conversation.privacy.leaving import leave, wants_out
from conversation.privacy.returning import BACK, long_ago
from conversation.privacy.sweeping import timer_text
from conversation.review.staff_door import at_the_door
from conversation.saying import say
from conversation.screens.present import screen_before
from conversation.session import Taken, fingerprint
from conversation.talk import STALE, Talk
from conversation.turn import Turn
from dialogs.engine import commands as c
from dialogs.engine.answers import Input
from dialogs.language import N_
from storage import Work


def take_turn(
    work: Work,
    user_id: int,
    happening: Happening,
    known: Remembered | None = None,
    limits: Limits = DEFAULTS,
    message: tuple[int, int] | None = None,
) -> Turn:
    """Apply what happened to the person's state, inside one transaction.

    known    spares reading the state; raises `Conflict` when it is out of date
    message  what the person sent: its number, and when, in Unix seconds
    """
    talk = begin_turn(work, user_id, known, limits)
    talk.message = message
    if talk.reader.away:
        return hear_away(talk, happening)
    if wants_out(happening):
        talk = leave_help(talk) if talk.help is not None else talk
        leave(talk)
        return finish(talk)
    if talk.help is not None and goes_back(talk, happening):
        talk = leave_help(talk)
        if not isinstance(happening, Commanded) and not keeps_drafts(happening):
            return finish(talk)
    if isinstance(happening, Said | Shared | Sent) and crossed(talk):
        talk.tell(
            N_("Тут саме відповідав хтось із вас двох. Ваше повідомлення не записано: гляньте на питання.")
        )
        return finish(talk)
    if isinstance(happening, Said | Shared | Sent) and talk.sees_more:
        talk.tell(
            N_(
                "Бота відновлено з резервної копії, останні відповіді могли не зберегтися. Ваше повідомлення не "
                "записано: гляньте на питання."
            )
        )
        return finish(talk)
    turn = _turn(talk, happening)
    if talk.help is None and talk.session.menu.startswith(f"{HELPING}:"):
        # From here on the person helps: the screen is one of the other's.
        talk = begin_turn(work, user_id, None, limits)
        talk.acted = True
        return finish(talk)
    return turn


def _turn(talk: Talk, happening: Happening) -> Turn:
    match happening:
        case Commanded(name, payload):
            _command(talk, name, payload)
        case Pressed(data):
            return _press(talk, data)
        case Said():
            if not _say(talk, happening):
                return quiet(talk)
        case Shared() | Sent() if talk.help is not None:
            talk.tell(N_("Файли й контакти людина надсилає сама, зі свого телефону."))
        case Shared():
            _share(talk, happening)
        case Sent():
            return receive(talk, happening)
        case Edited():
            if not _edit(talk, happening):
                return quiet(talk)
        case Timer(seconds):
            talk.tell_text(timer_text(seconds, talk.language))
        case Strange():
            mend(talk)
    return finish(talk)


def _say(talk: Talk, said: Said) -> bool:
    """After a long outage what waited is taken in as it came, and the screen after it is a neutral one. Whether there
    is something to show."""
    old = long_ago(datetime.fromtimestamp(said.at, UTC), talk.work.now)
    waited = 0 < talk.reader.rev // 1000 <= said.at or talk.session.menu == BACK
    late = old and waited and bool(talk.session.screen)
    if late and talk.session.menu == BACK:
        talk.session = talk.session._replace(menu="")
    heard = say(talk, said)
    if late:
        talk.session = talk.session._replace(menu=BACK)
        talk.settled = None
    return heard or late


def _command(talk: Talk, name: str, payload: str) -> None:
    if name.startswith("desk") or payload.startswith("desk_"):
        at_the_door(talk, name, payload)
        return
    if name == "start":
        name = "claims" if talk.help or talk.work.claims.list(talk.user) else "welcome"
    do(talk, OpenMenu(name))
    if payload:
        open_link(talk, payload)


def _press(talk: Talk, data: str) -> Turn:
    """A button acts only on the screen it came from, and once. What came of it answers whoever pressed it again on a
    slow line. From an older screen, the present one is shown again (after a pause, the task list) and stays as it is.

    Where it was shown just now, it is only said: one more copy would be pressed twice too, and whoever presses
    everything twice would see copies of what is behind them, and never the present screen.
    """
    session = talk.session
    if data == KEEP:
        do(talk, KeepDrafts())
        return finish(talk)
    if (action := pressed(screen_before(talk), session.screen, data)) is not None:
        taken = Taken(fingerprint(action.label), 0, pressed=True)
        talk.session = session._replace(pressed=data, taken=taken)
        do(talk, action.command)
        return finish(talk)
    again = data == session.pressed
    if data.partition(".")[0] == str(session.screen):
        return redraw(talk)
    if talk.just_shown and not talk.is_behind:
        talk.toast = "" if again else talk.language.text(STALE)
        return quiet(talk)
    if not resumed_at_tasks(talk) and not (again and talk.is_behind):
        talk.tell(STALE)
    return finish(talk)


def _share(talk: Talk, shared: Shared) -> None:
    """Somebody else's contact is asked about first: it may have been picked by mistake."""
    given = Input(phone=shared.phone, location=shared.location)
    slot = asked(talk)
    if shared.phone and not shared.own and slot is not None and reads(slot, given):
        do(talk, c.SetAside(slot.ref, shared.phone, stay=True))
        talk.tell(N_("Це контакт іншої людини. Якщо це ваш номер, натисніть «Зберегти написане»."))
    else:
        answer(talk, given, shared.message)


def _edit(talk: Talk, edited: Edited) -> bool:
    """An edited message is offered as a correction, in the claim that it was said in. What was not taken when it was
    said is said anew by that. False where there is nothing to show."""
    spoken, taken = talk.session.answered_by(edited.message), talk.session.taken
    if spoken is None and taken is not None and taken.message == edited.message and not taken.pressed:
        return say(talk, Said(edited.text, edited.message, int(talk.work.now.timestamp())))
    if spoken is None:
        talk.tell(
            N_(
                "Ви змінили повідомлення, але воно не було відповіддю. Змінити відповідь "
                "можна у списку розділів."
            )
        )
        return True
    if talk.session.menu or spoken.claim != talk.session.claim:
        open_claim_of(talk, spoken.claim)
    if talk.in_claim is None:
        return True
    text = edited_part(talk, edited, spoken.ref)
    if text is None:
        talk.tell(
            N_("Це була частина розповіді, а розповідь відтоді змінилася. Змініть її у списку розділів.")
        )
        return True
    if fingerprint(text) == fingerprint(story_of(talk, spoken.ref)):
        return False  # a preview of a link came to it, and no other word
    do(talk, c.Correct(spoken.ref, text))
    return True
