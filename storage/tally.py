"""What lies in the database and waits, counted: for whoever looks after the program. Nobody is named.

Each count goes by an index over what waits, so it costs no more than there is of it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from storage import tables
from storage.jobs import RUNNING, WAITING
from storage.scope import Scope

_i, _u, _j, _q = tables.inbox.c, tables.users.c, tables.jobs.c, tables.quarantine.c
_UPDATES = (
    select(func.count(), func.min(_i.received_at))
    .select_from(tables.inbox.join(tables.users, _u.id == _i.user_id))
    .where(_u.quarantined_index.is_(None))
)
_JOBS = (
    select(_j.kind, _j.state, func.count(), func.min(_j.due_at))
    .where(
        _j.kind.in_(bindparam("kinds", expanding=True)),
        # Written out: with a variable SQLite cannot know that the index of what is open has all of them.
        _j.state.in_(bindparam("open", (WAITING, RUNNING), expanding=True, literal_execute=True)),
        _j.due_at <= bindparam("at"),
    )
    .group_by(_j.kind, _j.state)
)


_QUARANTINED = select(_q.code, func.count().label("many")).group_by(_q.code)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many updates wait, and since when the oldest does."""

    count: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class DueJobs:
    """Jobs of one kind in one state: how many are due, and since when the first of them is."""

    kind: str
    state: str
    count: int
    since: datetime


class Tally:
    """Counts; `now` of the unit of work is the moment they belong to."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def updates(self) -> Waiting:
        """Those of people whose key does not open wait for it, and are not counted."""
        return Waiting(*self._scope.connection.execute(_UPDATES).one())

    def jobs(self, kinds: Collection[str]) -> list[DueJobs]:
        """What is due or in hand; what is due later waits for its time and is not counted."""
        values = {"kinds": list(kinds), "at": self._scope.now}
        return [DueJobs(*row) for row in self._scope.connection.execute(_JOBS, values)]

    def quarantined(self) -> dict[str, int]:
        """How many values are in quarantine, by the code they were put aside with."""
        return {row.code: row.many for row in self._scope.connection.execute(_QUARANTINED)}
