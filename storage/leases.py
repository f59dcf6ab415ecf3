"""Who of several processes does what only one may do: a name, a token, and until when it holds."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, or_

from storage import tables
from storage.by_dialect import ByDialect
from storage.scope import Scope
from storage.tokens import left_behind, names_of

_t = tables.leases.c


def _hold(dialect: str, insert: Any) -> Any:
    put = insert(tables.leases).values(
        name=bindparam("what"), token=bindparam("mine"), until=bindparam("ends")
    )
    return put.on_conflict_do_update(
        index_elements=["name"],
        set_={"token": put.excluded.token, "until": put.excluded.until},
        where=or_(_t.token == put.excluded.token, _t.until <= bindparam("at")),
    )


_HOLD = ByDialect(_hold)
_LEAVE = delete(tables.leases).where(_t.name == bindparam("what"), _t.token == bindparam("mine"))
_RELEASE = delete(tables.leases).where(left_behind(_t.token, bindparam("living", expanding=True)))


class Leases:
    """A lease is taken and renewed in the same way, by whoever comes with its token or finds it over."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def hold(self, name: str, token: str, lasts: timedelta) -> bool:
        """Have it from now on for so long; whether that was possible."""
        now = self._scope.now
        values = {"what": name, "mine": token, "ends": now + lasts, "at": now}
        return bool(self._scope.connection.execute(_HOLD[self._scope.dialect], values).rowcount)

    def leave(self, name: str, token: str) -> None:
        """Somebody else may have it."""
        self._scope.connection.execute(_LEAVE, {"what": name, "mine": token})

    def release(self, living: Collection[int] = ()) -> None:
        """Those of processes that are no more are over. `living` are the numbers of those that are."""
        self._scope.connection.execute(_RELEASE, {"living": names_of(living)})
