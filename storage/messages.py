"""The messages of a chat, both sides, for as long as Telegram lets a bot delete them; their ids are sealed.

Those of an ordinary turn, the answer and the question before it, are noted in the row of the update
(`Inbox.keep`); those that are to be swept, and those that came of nothing the person did, have rows of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from storage import tables
from storage.errors import Damaged
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
_i = tables.inbox.c
_numbered = select(_i.id, _i.update_id, _i.body, _i.done_at).where(
    _i.user_id == bindparam("owner"), _i.body != b""
)
_OF_UPDATES = _numbered.where(_i.done_at > bindparam("since")).order_by(_i.id)
_OF_ROWS = _numbered.where(_i.done_at.is_not(None), _i.id.in_(bindparam("ids", expanding=True)))
_LEAVE = update(tables.inbox).where(_i.id == bindparam("row")).values(body=bindparam("numbers"))
_TIMES = select(_t.id, _t.at).where(_t.user_id == bindparam("owner"))
_RESET = update(tables.messages).where(_t.id == bindparam("row")).values(due_at=bindparam("due"))


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of a chat: `id` of the row (of the update that it was, or followed), `number` in the chat."""

    id: int
    number: int
    of_update: bool = False


class Messages:
    """What may still be deleted. Rows go once a message is deleted, or cannot be any more."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def note(
        self, user_id: int, numbers: Iterable[int], at: datetime, sweep: timedelta | None = None
    ) -> None:
        """These messages were sent at a moment, by either side; after so long they are to be swept, if they are."""
        for number in numbers:
            key = self._scope.keyring.get(user_id)
            values = {
                "user_id": user_id,
                "at": at,
                "due_at": at + sweep if sweep else None,
                "number": key.seal(str(number), "messages", user_id, "number"),
            }
            _NOTE.changed(self._scope, values)

    def of(self, user_id: int) -> list[Sent]:
        """Everything that can still be deleted in this person's chat, oldest first."""
        mine = {"owner": user_id, "since": self._scope.now - KEPT}
        noted = self._opened(user_id, _OF, mine)
        for row in self._scope.connection.execute(_OF_UPDATES, mine).all():
            noted += [Sent(row.id, number, True) for number in self._numbers(user_id, row)]
        return sorted(noted, key=lambda sent: sent.number)

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
        if ids := [message.id for message in sent if not message.of_update]:
            self._scope.connection.execute(_FORGET, {"owner": user_id, "ids": ids})
        if rows := {message.id for message in sent if message.of_update}:
            gone = {(message.id, message.number) for message in sent}
            mine = {"owner": user_id, "ids": [*rows]}
            for row in self._scope.connection.execute(_OF_ROWS, mine).all():
                left = [number for number in self._numbers(user_id, row) if (row.id, number) not in gone]
                self._leave(user_id, row, left)

    def set_sweep(self, user_id: int, sweep: timedelta | None) -> None:
        """What is in the chat already is to be swept so long after it was sent, or not at all."""
        for id, at in self._scope.connection.execute(_TIMES, {"owner": user_id}).all():
            self._scope.connection.execute(_RESET, {"row": id, "due": at + sweep if sweep else None})
        if sweep is None:
            return
        mine = {"owner": user_id, "since": self._scope.now - KEPT}
        for row in self._scope.connection.execute(_OF_UPDATES, mine).all():
            self.note(user_id, self._numbers(user_id, row), row.done_at, sweep)
            self._leave(user_id, row, [])

    def prune(self, most: int) -> int:
        """Forget, of so many messages that came first, those that nobody can delete any more; returns how many."""
        values = {"before": self._scope.now - KEPT, "most": most}
        return self._scope.connection.execute(_PRUNE, values).rowcount

    def _numbers(self, user_id: int, row: Any) -> list[int]:
        """Of an update; none where they do not open."""
        try:
            opened = self._scope.keyring.get(user_id).unseal(row.body, *_place(row.update_id))
        except Damaged:
            return []
        return [int(number) for number in opened.split()]

    def _leave(self, user_id: int, row: Any, numbers: list[int]) -> None:
        sealed = sealed_numbers(self._scope, user_id, row.update_id, numbers)
        self._scope.connection.execute(_LEAVE, {"row": row.id, "numbers": sealed})

    def _opened(self, user_id: int, statement: object, values: dict[str, object]) -> list[Sent]:
        """Ids that do not open are forgotten: there is nothing else to be done about them."""
        key, found, lost = self._scope.keyring.get(user_id), [], []
        for id, sealed in self._scope.connection.execute(statement, values).all():  # type: ignore[call-overload]
            try:
                found.append(Sent(id, int(key.unseal(sealed, "messages", user_id, "number"))))
            except (Damaged, ValueError):
                lost.append(Sent(id, 0))
        if self._scope.writing:
            self.forget(user_id, lost)
        return found


def sealed_numbers(scope: Scope, user_id: int, update_id: int, numbers: Iterable[int]) -> bytes:
    """The numbers of messages, as they stand in the row of an update; empty for none."""
    written = " ".join(map(str, numbers))
    return scope.keyring.get(user_id).seal(written, *_place(update_id)) if written else b""


def _place(update_id: int) -> tuple[object, ...]:
    return "inbox", update_id, "numbers"
