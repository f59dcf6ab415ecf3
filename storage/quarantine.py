"""What did not open, put aside, so that it stops neither its owner nor anybody else.

A value is moved here as it was, sealed, and the row goes on without it. Of somebody whose key does not open, the
rows stay where they are, under another index (`Newcomers.identify`), until the key is there again.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from storage import tables
from storage.prepared import Prepared
from storage.scope import Scope

_log = logging.getLogger(__name__)

_t = tables.quarantine.c
_PUT = insert(tables.quarantine)
_ABOUT = (_t.id, _t.user_id, _t.at, _t.code, _t.table, _t.row, _t.column)
_UNTOLD = Prepared(
    select(*_ABOUT).where(_t.user_id == bindparam("owner"), _t.told_at.is_(None)).order_by(_t.id)
)
_TOLD = (
    update(tables.quarantine)
    .where(_t.user_id == bindparam("owner"), _t.told_at.is_(None), _t.id <= bindparam("last"))
    .values(told_at=bindparam("moment"))
)
_COUNTS = (
    select(_t.code, _t.table, _t.column, func.count())
    .group_by(_t.code, _t.table, _t.column)
    .order_by(_t.code, _t.table, _t.column)
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A value in quarantine: where it stood, and by which code it was put aside."""

    id: int
    user_id: int
    at: datetime
    code: str
    table: str
    row: str
    column: str


class Quarantine:
    """Counted, logged by code, told to its owner once. Nothing here is ever read as an answer again."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def put(
        self,
        user_id: int,
        code: str,
        table: str,
        row: Iterable[object],
        column: str,
        body: bytes | None = None,
        *,
        told: bool = False,
    ) -> None:
        """Keep a value that did not open. A transaction that only reads just logs it. `told` is whether the person
        knows of it already."""
        _log.log(logging.INFO if told else logging.ERROR, "put aside: %s %s.%s", code, table, column)
        self._scope.put_aside.add(user_id)
        if self._scope.writing:
            values: dict[str, Any] = {"user_id": user_id, "at": self._scope.now, "code": code, "table": table}
            values |= {"row": " ".join(map(str, row)), "column": column, "body": body}
            values["told_at"] = self._scope.now if told else None
            self._scope.connection.execute(_PUT, values)

    def noted(self, code: str, table: str, column: str) -> None:
        """Only log that something does not open, where there is nobody to be told of it."""
        _log.error("does not open: %s %s.%s", code, table, column)

    def fresh(self, user_id: int) -> bool:
        """Whether something of this person was put aside in this very transaction."""
        return user_id in self._scope.put_aside

    def untold(self, user_id: int) -> list[Kept]:
        """What this person has not heard of yet, oldest first."""
        return [Kept(*row) for row in _UNTOLD.all(self._scope, {"owner": user_id})]

    def told(self, user_id: int, last: int) -> None:
        """The person was told of everything up to this piece."""
        self._scope.connection.execute(_TOLD, {"owner": user_id, "last": last, "moment": self._scope.now})

    def counts(self) -> list[tuple[str, str, str, int]]:
        """How many there are by code, table and column."""
        return [tuple(row) for row in self._scope.connection.execute(_COUNTS)]
