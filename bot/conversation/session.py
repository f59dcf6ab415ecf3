"""What is remembered of a conversation besides the claims themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import orjson

from dialogs.engine.answers import Ref

_REMEMBERED = 40


class Spoken(NamedTuple):
    """A message that became an answer: which one, of which claim and question."""

    message: int
    claim: str
    key: str
    item: str

    @property
    def ref(self) -> Ref:
        return Ref(self.key, self.item)


class Tail(NamedTuple):
    """The end of a very long text, which the client may have split: the next piece comes within seconds."""

    message: int
    at: int
    key: str
    item: str
    length: int


@dataclass(frozen=True, slots=True)
class Session:
    """menu    the screen outside a claim that is open, or "" while in the claim
    claim   the id of the claim being written
    spoken  the last messages that became answers, oldest first: an edited one is offered as a correction
    due     whether a file was saved (or lost) whose receipt is still to be given
    reminded  a reminder was asked for, which the next answer cancels
    """

    menu: str = "welcome"
    claim: str = ""
    spoken: tuple[Spoken, ...] = ()
    tail: Tail | None = None
    due: bool = False
    reminded: bool = False

    def heard(self, message: int, ref: Ref) -> Session:
        """Remember which question a message answered."""
        fresh = Spoken(message, self.claim, ref.key, ref.item)
        return replace(self, spoken=(*self.spoken, fresh)[-_REMEMBERED:])

    def answered_by(self, message: int) -> Spoken | None:
        """What a message answered in the present claim."""
        return next((s for s in self.spoken if s.message == message and s.claim == self.claim), None)

    def answered_instead_of(self, message: int) -> Spoken | None:
        """What the first later message answered: that answer may have been meant by this late one."""
        later = [s for s in self.spoken if s.message > message and s.claim == self.claim]
        return later[0] if later else None

    def dump(self) -> str:
        """The session as JSON: a list in the order of the fields."""
        spoken, tail = [[*item] for item in self.spoken], self.tail and [*self.tail]
        fields = [self.menu, self.claim, spoken, tail, self.due, self.reminded]
        return orjson.dumps(fields).decode()

    @classmethod
    def load(cls, text: str) -> Session:
        if not text:
            return cls()
        menu, claim, spoken, tail, *rest = orjson.loads(text)
        rest = [flag for flag in rest if not isinstance(flag, dict)]  # receipts were noted here once
        return cls(menu, claim, tuple(Spoken(*item) for item in spoken), Tail(*tail) if tail else None, *rest)
