"""What a person sees is written down after it was sent, and nobody waits for that. Where it fails, as on a full disk,
it is remembered: what was shown is not shown again for it, and is written down when there is room."""

from __future__ import annotations

from typing import NamedTuple

from conversation.privacy.leaving import CLEAR
from conversation.screens.shown import Shown
from conversation.turn import Turn
from storage import User, Work

_PEOPLE = 256


class Note(NamedTuple):
    """What is on somebody's screen since their revision `rev`.

    apart   numbers of messages that get rows of their own, to be swept or cleared
    turn    what was shown
    """

    user: User
    rev: int
    seen: Shown
    shown: str
    apart: tuple[int, ...]
    turn: Turn

    def unwritten(self, stored: User) -> bool:
        """Whether it is not in what is stored of the person, nor anything later."""
        return self.rev > stored.shown_rev

    def write(self, work: Work) -> None:
        """Write it down. Doing it twice changes nothing, nor does doing it after a later one."""
        user, turn = self.user, self.turn
        if turn.damage and turn.view is not None:
            work.quarantine.told(user.id, turn.damage)
        if turn.told and turn.view is not None:
            work.users.set_privacy(user, turn.told)
        if self.apart:
            work.messages.note(user.id, self.apart, work.now, turn.sweep)
        if user.away:
            work.jobs.ask(CLEAR, str(user.id), user.id)
        work.users.shown(user.id, self.rev, self.shown)


class Notes:
    """The last of each person, of the 256 who were shown something last."""

    def __init__(self) -> None:
        self._last: dict[int, Note] = {}

    def keep(self, note: Note) -> None:
        self._last.pop(note.user.id, None)
        self._last[note.user.id] = note
        if len(self._last) > _PEOPLE:
            del self._last[next(iter(self._last))]

    def last(self, user_id: int) -> Note | None:
        return self._last.get(user_id)
