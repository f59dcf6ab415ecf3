"""What is remembered in the process between two turns, so that an answer need not read the whole draft again.

It is only ever a shortcut: every turn writes with compare-and-set on the revisions of the session and the claim, so a
memory that is out of date ends in `Conflict`, is forgotten, and the turn is taken again from what is stored.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from conversation.claims.writing import Writing
from conversation.screens.shown import Shown
from conversation.session import Session
from dialogs.engine.path import Trace
from dialogs.engine.views import View
from storage import User

_PEOPLE = 256


class Remembered(NamedTuple):
    """A person as the last turn left them. `path` and `view` (a screen of the claim) are those of the day `day`; `made`
    is what the turn has made of stored data, and `seen` what `user.shown` says, where that is at hand."""

    user: User
    session: Session
    writing: Writing | None
    path: Trace | None
    view: View | None
    day: date
    made: Mapping[Hashable, tuple[object, Any]] = MappingProxyType({})
    seen: Shown | None = None


def newcomer(user: User, day: date) -> Remembered:
    """Somebody of whom nothing is stored yet."""
    nobody: dict[Hashable, tuple[object, Any]] = {
        ("people", user.id): ((), []),
        ("claims", user.id): (None, ()),
    }
    return Remembered(user, Session(), None, None, None, day, nobody)


class Memory:
    """The people who were active last, at most 256."""

    def __init__(self) -> None:
        self._people: dict[int, Remembered] = {}
        """By the id of each; the last in it is who was active last."""
        self._chats: dict[int, int] = {}

    def recall(self, user_id: int) -> Remembered | None:
        return self._people.get(user_id)

    def recall_of(self, chat: int) -> Remembered | None:
        """Whoever writes in this chat, by the number that Telegram gives it."""
        return self._people.get(self._chats.get(chat, 0))

    def keep(self, person: Remembered) -> None:
        """Remember a turn that is committed."""
        user = person.user
        self.forget(user.id)
        self._people[user.id] = person
        self._chats[user.telegram_id] = user.id
        if len(self._people) > _PEOPLE:
            self.forget(next(iter(self._people)))

    def forget(self, user_id: int) -> None:
        if (known := self._people.pop(user_id, None)) is not None:
            self._chats.pop(known.user.telegram_id, None)

    def forget_all(self) -> None:
        self._people.clear()
        self._chats.clear()
