"""Quick exit: one press or one word, no question, and the chat is empty but for a neutral line.

What Telegram still lets a bot delete is deleted beside the conversation (`CLEAR`, a kind of job), which goes on until
it is done. From then on nothing is sent: jobs that would say something wait. Whoever writes sees a neutral screen, and
no claim until they ask for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from conversation.buttons import button
from conversation.claims.packages import PACKAGE, SHEET
from conversation.commands import OpenMenu
from conversation.files.receipts import RECEIPT
from conversation.handshakes.meeting import PICTURE
from conversation.handshakes.news import NEWS
from conversation.happenings import Commanded, Happening, Pressed, Said, Sent
from conversation.privacy.commands import Leave
from conversation.privacy.everything import EVERYTHING
from conversation.review.sharing import NOTICE
from conversation.session import Session
from dialogs.engine.answers import Place, Screen
from dialogs.engine.kinds.words import brief
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import User, Work

if TYPE_CHECKING:
    from conversation.talk import Talk

CLEAR = "clear"
"""The kind of job that empties a chat; its key is the person."""

LEFT = "left"
"""The name of the neutral screen."""

TOLD = N_(
    "Кнопка «Вийти» або слово «вийти» одразу прибирає з чату все за останні 48 годин. Заява збережеться. "
    "Старіших повідомлень, копій у телефоні й пересланого бот стерти не може."
)
"""Said before the button first appears."""

_WORDS = frozenset(
    "вийти|вийди|сховати|сховай|сховати все|сховай все|приховати|выйти|выйди|спрятать|спрячь|скрыть|"
    "exit|quit|hide|hide everything".split("|")
)
_LONGEST_WORD = 20
_SIGN = button(0, Leave()).partition(".")[2]
_LATE = 60
"""Seconds after leaving within which a file still belongs to what was being sent: an album takes its time."""


def wants_out(happening: Happening) -> bool:
    """Whether this is the button, of whatever screen, or one of the words: both work everywhere."""
    match happening:
        case Pressed(data):
            return data.partition(".")[2] == _SIGN
        case Said(text):
            return brief(text, _LONGEST_WORD) in _WORDS
    return False


def exit_action(language: Language) -> Action:
    """The button."""
    return Action(language.text(N_("Вийти")), Leave())


def leave(talk: Talk) -> None:
    """Out. The claim stays known, so that files on their way still come into it."""
    talk.act(Leave())
    rev = talk.work.users.leave(talk.user)
    talk.leave(rev)
    talk.session = Session(menu=LEFT, claim=talk.session.claim, screen=talk.session.screen)
    talk.ask(CLEAR, str(talk.user.id))


def asks_to_go_on(talk: Talk, happening: Happening, view: View) -> str:
    """The menu that somebody who left asks for, in so many words; empty for anything else."""
    match happening:
        case Commanded(name) if name != "start" and not name.startswith("desk"):
            return name
        case Pressed(data) if any(button(talk.session.screen, a.command) == data for a in view.everything):
            return "claims"
        case Said(text) if brief(text) in {brief(action.label) for action in view.everything}:
            return "claims"
    return ""


def come_back(talk: Talk) -> None:
    """The person asks for it: what waited may be sent now."""
    talk.work.users.come_back(talk.user)
    talk.work.reminders.drop_due(talk.user)
    talk.leave(None)
    talk.wake |= {PACKAGE, SHEET, RECEIPT, EVERYTHING, NEWS, PICTURE, NOTICE}


def note_sent(work: Work, user_id: int, numbers: Iterable[int], sweep: timedelta | None = None) -> bool:
    """Remember what was sent to a person beside the screens, to be swept after so long, if it is. Whether it has to go
    again at once: they left while it was on its way."""
    work.messages.note(user_id, numbers, work.now, sweep)
    if not work.users.is_away(user_id):
        return False
    work.jobs.ask(CLEAR, str(user_id), user_id)
    return True


def still_coming(user: User, sent: Sent) -> bool:
    """Whether a file was on its way when the person left."""
    return user.left_rev is not None and sent.at <= user.left_rev // 1000 + _LATE


def left_view(language: Language) -> View:
    """Nothing of a claim: what is left in the chat, and what is seen when somebody writes."""
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Вітаємо!")),
        lines=(language.text(N_("Щоб продовжити, натисніть кнопку.")),),
        actions=(Action(language.text(N_("Продовжити")), OpenMenu("claims")),),
    )
