"""Which of several processes on one PostgreSQL has a person's lane in hand: one at a time takes what they send, and
shows them screens.

A hold is two columns of the person's row. It begins in the transaction that does something for them, so two processes
that come at the same moment are told apart by the lock of the row, and it ends with the note of what was shown
(`Users.shown`). In between the process speaks with Telegram, and no connection waits for that. Times are those of the
database: clocks of several machines need not agree.
"""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import Interval, and_, bindparam, func, select, update

from storage import tables
from storage.errors import StorageError
from storage.prepared import Prepared
from storage.scope import Lane, Scope

_t = tables.users.c
_mine = (_t.id == bindparam("user_id"), _t.held_by == bindparam("me"))
ENDS = func.clock_timestamp() + bindparam("lasts", type_=Interval)
_taken = and_(_t.held_until > func.clock_timestamp(), _t.held_by.not_in((bindparam("me"), bindparam("gone"))))
_lane = (
    select(_t.id, _t.held_by, func.coalesce(_taken, False).label("taken"))
    .where(_t.id == bindparam("user_id"))
    .with_for_update()
    .cte("lane")
)
_held = (
    update(tables.users)
    .where(_t.id == _lane.c.id, ~_lane.c.taken)
    .values(held_by=bindparam("me"), held_until=ENDS)
    .returning(_t.id)
    .cte("held")
)
_TAKE = Prepared(select(_lane.c.held_by, _lane.c.taken).add_cte(_held))
_KEEP = Prepared(update(tables.users).where(*_mine).values(held_until=ENDS))
_LET_GO = update(tables.users).where(*_mine).values(held_until=None)
_EXTEND = (
    update(tables.users)
    .where(
        _t.id.in_(bindparam("people", expanding=True)),
        _t.held_by == bindparam("me"),
        _t.held_until.is_not(None),
    )
    .values(held_until=ENDS)
)


class Elsewhere(StorageError):
    """Another process has this person's lane in hand: `holder`, by its number."""

    def __init__(self, holder: int) -> None:
        super().__init__("storage.held", "another process is serving this person")
        self.holder = holder


class Holds:
    """For this process, on PostgreSQL. A process is known by its number (`Scope.process`)."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def take(self, user_id: int, lasts: timedelta, gone: int = 0) -> bool:
        """Have a person's lane from now on for so long; whether nobody else has had it since this process did.

        gone  the number of a process that is no more: what it has in hand is free

        Raises Elsewhere, and StorageError storage.missing where nobody is there (any more).
        """
        values = {"user_id": user_id, "me": self._scope.process, "gone": gone, "lasts": lasts}
        row = _TAKE.first(self._scope, values)
        if row is None:
            raise StorageError("storage.missing", "no such user")
        holder, taken = row
        if taken:
            raise Elsewhere(holder)
        return bool(holder == self._scope.process)

    def keep(self, user_id: int, lasts: timedelta, *, alone: bool = False) -> None:
        """Go on with a lane that nobody else has had since this process did, as far as it knows, and begin no
        transaction unless something is asked: with `kept`, what is written is one statement. Where somebody else has
        had the lane, Conflict is raised before anything is read, or the unit of work ends.

        alone  whether this process is the only one that writes, as far as it knows
        """
        self._scope.alone = alone
        self._scope.lane = Lane(user_id, lasts)
        self._scope.opening = self._begin

    def begin_late(self, *, alone: bool = False) -> None:
        """Begin no transaction unless something is asked: nobody's lane is to be held, or with what is written it is.
        `alone` as in `keep`."""
        if self._scope.dialect != "sqlite":
            self._scope.alone = alone
            self._scope.opening = self._scope.begin

    def _begin(self) -> None:
        self._scope.begin()
        self.kept()

    def kept(self) -> None:
        """The lane is held with what is written so far (see `keep`)."""
        if (lane := self._scope.lane) is not None:
            self._scope.lane = None
            values = {"user_id": lane.user_id, "me": self._scope.process, "lasts": lane.lasts}
            _KEEP.later(self._scope, values, "lane")

    def let_go(self, user_id: int) -> None:
        """Others may have the lane."""
        self._scope.connection.execute(_LET_GO, {"user_id": user_id, "me": self._scope.process})

    def extend(self, people: Collection[int], lasts: timedelta) -> None:
        """Keep those lanes that are held for so long from now on."""
        values = {"people": list(people), "me": self._scope.process, "lasts": lasts}
        self._scope.connection.execute(_EXTEND, values)
