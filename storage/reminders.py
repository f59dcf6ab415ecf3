"""Reminders that people asked for: one for each person at most, a moment and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, or_, select

from storage import tables
from storage.errors import Damaged, Erased
from storage.prepared import Prepared
from storage.scope import Scope
from storage.tables import insert_or_replace
from storage.users import User, Users

_t = tables.reminders.c
_ASK = insert_or_replace(tables.reminders, ["user_id"], "due_at")
_OF = select(_t.due_at).where(_t.user_id == bindparam("owner"))
_CANCEL = Prepared(delete(tables.reminders).where(_t.user_id == bindparam("owner")))
_u = tables.users.c
_DUE = (
    select(tables.reminders)
    .join(tables.users, _u.id == _t.user_id)
    .where(_t.due_at <= bindparam("until"), _u.left_rev.is_(None))
    .order_by(_t.due_at, _t.user_id)
)
_DUE_AFTER = _DUE.where(
    or_(
        _t.due_at > bindparam("at"),
        and_(_t.due_at == bindparam("at"), _t.user_id > bindparam("owner")),
    )
)
_DROP_DUE = delete(tables.reminders).where(_t.user_id == bindparam("owner"), _t.due_at <= bindparam("until"))
_TAKE = delete(tables.reminders).where(_t.user_id == bindparam("owner"), _t.due_at == bindparam("at"))


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is to be reminded at a moment (UTC)."""

    user: User
    due_at: datetime


class Reminders:
    """A reminder leaves the table before it is sent, so that nobody is reminded twice."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ask(self, user: User, due_at: datetime) -> None:
        """Remind this person at a moment (UTC); an earlier wish is replaced."""
        values = {"user_id": user.id, "due_at": due_at}
        self._scope.connection.execute(_ASK[self._scope.dialect], values)

    def of(self, user: User) -> datetime | None:
        """When this person is to be reminded, in UTC."""
        moment: datetime | None = self._scope.connection.execute(_OF, {"owner": user.id}).scalar()
        return None if moment == tables.UNREAD else moment

    def cancel(self, user: User) -> bool:
        """Whether there was one to cancel."""
        return bool(_CANCEL.changed(self._scope, {"owner": user.id}))

    def drop_due(self, user: User) -> None:
        """What fell due while they were away is of no use any more."""
        values = {"owner": user.id, "until": self._scope.now}
        self._scope.connection.execute(_DROP_DUE, values)

    def due(self, most: int, after: Reminder | None = None) -> list[Reminder]:
        """What is due by now, the longest due first, and behind `after` if it is given. People whose key is destroyed
        are gone already, who left in a hurry is not written to, and of somebody whose rows do not open nobody knows
        where to write."""
        found, users = [], Users(self._scope)
        statement: Select[Any] = _DUE
        values: dict[str, Any] = {"until": self._scope.now}
        if after is not None:
            statement, values = _DUE_AFTER, {**values, "at": after.due_at, "owner": after.user.id}
        for row in self._scope.connection.execute(statement, values).all():
            try:
                found.append(Reminder(users.get(row.user_id), row.due_at))
            except (Erased, Damaged):
                continue
            if len(found) == most:
                break
        return found

    def take(self, reminder: Reminder) -> bool:
        """Take a reminder out to send it; False when it was cancelled, moved or taken meanwhile."""
        values = {"owner": reminder.user.id, "at": reminder.due_at}
        return bool(self._scope.connection.execute(_TAKE, values).rowcount)
