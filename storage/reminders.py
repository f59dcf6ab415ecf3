"""Reminders that people asked for: one for each person at most, a moment and nothing else. Each is a job."""

from datetime import datetime

from sqlalchemy import bindparam, delete, update

from storage import tables
from storage.jobs import Jobs
from storage.prepared import Prepared
from storage.scope import Scope
from storage.users import User

REMINDER = "reminder"
"""The kind of job; its key is the person."""

_t = tables.jobs.c
_this = (_t.kind == REMINDER, _t.key == bindparam("owner"))
_CANCEL = Prepared(delete(tables.jobs).where(*_this))
_DROP_DUE = delete(tables.jobs).where(*_this, _t.due_at <= bindparam("at"))
_MOVE = update(tables.jobs).where(*_this).values(key=bindparam("heir"))


class Reminders:
    """What is due is given by whoever takes the job."""

    __slots__ = ("_jobs", "_scope")

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._jobs = Jobs(scope)

    def ask(self, user: User, due_at: datetime) -> None:
        """Remind this person at a moment (UTC); an earlier wish is replaced."""
        self._jobs.ask(REMINDER, str(user.id), user.id, due_at)

    def of(self, user: User) -> datetime | None:
        """When this person is to be reminded, in UTC."""
        job = self._jobs.get(REMINDER, str(user.id))
        return job.due_at if job is not None and job.open else None

    def cancel(self, user: User) -> bool:
        """Whether there was one to cancel."""
        return bool(_CANCEL.changed(self._scope, {"owner": str(user.id)}))

    def drop_due(self, user: User) -> None:
        """What fell due while they were away is of no use any more."""
        self._scope.connection.execute(_DROP_DUE, {"owner": str(user.id), "at": self._scope.now})

    def move(self, old: int, new: int) -> None:
        """The wish of a former life holds for the one that followed, unless that has one of its own."""
        if self._jobs.get(REMINDER, str(new)) is None:
            self._scope.connection.execute(_MOVE, {"owner": str(old), "heir": str(new)})
        else:
            self._jobs.drop(REMINDER, str(old))
