"""The messages of a chat, both sides, for as long as Telegram lets a bot delete them; their numbers are sealed.

The last ones of ordinary turns are noted with what is on the screen (`conversation/screens/shown.py`), and come here
together when they are many, or an hour old; those that are to be swept, and those that came of nothing the person did,
come here at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update

from storage import tables
from storage.errors import Damaged
from storage.keys import UserKey
from storage.prepared import Prepared
from storage.scope import Scope

KEPT = timedelta(hours=48)
"""For so long a message can be deleted (https://core.telegram.org/bots/api#deletemessage), and its id is known."""

_t = tables.messages.c
_NOTE = Prepared(insert(tables.messages))
_mine = select(_t.id, _t.number).where(_t.user_id == bindparam("owner")).order_by(_t.id)
_OF = _mine.where(_t.at > bindparam("since"))
_DUE_OF = _OF.where(_t.due_at <= bindparam("until"))
_DUE = select(_t.user_id).where(_t.due_at <= bindparam("until"), _t.at > bindparam("since"))
_FORGET = delete(tables.messages).where(
    _t.user_id == bindparam("owner"), _t.id.in_(bindparam("ids", expanding=True))
)
_FIRST = select(_t.id, _t.at).order_by(_t.id).limit(bindparam("most")).subquery()
_PRUNE = delete(tables.messages).where(
    _t.id.in_(select(_FIRST.c.id).where(_FIRST.c.at <= bindparam("before")))
)
_SOME_OF = select(_t.id, _t.number).where(
    _t.user_id == bindparam("owner"), _t.id.in_(bindparam("ids", expanding=True))
)
_LEAVE = update(tables.messages).where(_t.id == bindparam("row")).values(number=bindparam("numbers"))
_TIMES = select(_t.id, _t.at).where(_t.user_id == bindparam("owner"))
_RESET = update(tables.messages).where(_t.id == bindparam("row")).values(due_at=bindparam("due"))


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of a chat: `id` of the row that names it, `number` in the chat."""

    id: int
    number: int


class Messages:
    """What may still be deleted. Rows go once a message is deleted, or cannot be any more."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def note(
        self, user_id: int, numbers: Iterable[int], at: datetime, sweep: timedelta | None = None
    ) -> None:
        """These messages were sent at a moment, or the last of them were, by either side; after so long they are to be
        swept, if they are."""
        if not (written := " ".join(map(str, numbers))):
            return
        key = self._scope.keyring.get(user_id)
        values = {
            "user_id": user_id,
            "at": at,
            "due_at": at + sweep if sweep else None,
            "number": key.seal(written, "messages", user_id, "number"),
        }
        _NOTE.later(self._scope, values)

    def of(self, user_id: int) -> list[Sent]:
        """Everything that can still be deleted in this person's chat, oldest first."""
        mine = {"owner": user_id, "since": self._scope.now - KEPT}
        return sorted(self._opened(user_id, _OF, mine), key=lambda sent: sent.number)

    def due_of(self, user_id: int) -> list[Sent]:
        """What is to be swept by now, and still can be."""
        values = {"owner": user_id, "since": self._scope.now - KEPT, "until": self._scope.now}
        return self._opened(user_id, _DUE_OF, values)

    def due(self) -> list[int]:
        """People in whose chats something is to be swept by now, and still can be."""
        values = {"until": self._scope.now, "since": self._scope.now - KEPT}
        # A DISTINCT would have SQLite look through the messages of everybody, person by person.
        return list(dict.fromkeys(self._scope.connection.execute(_DUE, values).scalars()))

    def forget(self, user_id: int, sent: Sequence[Sent]) -> None:
        """These are gone, or cannot be deleted."""
        if not sent:
            return
        gone, mine = {*sent}, {"owner": user_id, "ids": [*{message.id for message in sent}]}
        key, empty = self._scope.keyring.get(user_id), []
        for id, sealed in self._scope.connection.execute(_SOME_OF, mine).all():
            place = place_of(id, user_id)
            left = [one.number for one in _numbers(key, id, sealed, place) if one not in gone]
            if left:
                numbers = key.seal(" ".join(map(str, left)), *place)
                self._scope.connection.execute(_LEAVE, {"row": id, "numbers": numbers})
            else:
                empty.append(id)
        if empty:
            self._scope.connection.execute(_FORGET, {"owner": user_id, "ids": empty})

    def set_sweep(self, user_id: int, sweep: timedelta | None) -> None:
        """What is in the chat already is to be swept so long after it was sent, or not at all."""
        for id, at in self._scope.connection.execute(_TIMES, {"owner": user_id}).all():
            self._scope.connection.execute(_RESET, {"row": id, "due": at + sweep if sweep else None})

    def prune(self, most: int) -> int:
        """Forget, of so many messages that came first, those that nobody can delete any more; returns how many."""
        values = {"before": self._scope.now - KEPT, "most": most}
        return self._scope.connection.execute(_PRUNE, values).rowcount

    def _opened(self, user_id: int, statement: object, values: dict[str, object]) -> list[Sent]:
        """Numbers that do not open are forgotten: there is nothing else to be done about them."""
        key, found, lost = self._scope.keyring.get(user_id), list[Sent](), []
        for id, sealed in self._scope.connection.execute(statement, values).all():  # type: ignore[call-overload]
            numbers = _numbers(key, id, sealed, place_of(id, user_id))
            found += numbers
            if not numbers:
                lost.append(Sent(id, 0))
        if self._scope.writing:
            self.forget(user_id, lost)
        return found


def place_of(id: int, user_id: int) -> tuple[object, ...]:
    """What the numbers in a row are bound to. An id below 0 is that of an update, with which an older version noted
    them."""
    return ("inbox", -id, "numbers") if id < 0 else ("messages", user_id, "number")


def _numbers(key: UserKey, id: int, sealed: bytes, place: tuple[object, ...]) -> list[Sent]:
    """None where they do not open."""
    try:
        return [Sent(id, int(number)) for number in key.unseal(sealed, *place).split()]
    except (Damaged, ValueError):
        return []
