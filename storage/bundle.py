"""Writes whose outcome nobody waits for, and what has to be so for them to stand: sent to PostgreSQL as one statement.

A round trip costs a process more time than most statements cost the server. All parts of a statement see one snapshot,
and a row is changed by one of them at most (https://www.postgresql.org/docs/current/queries-with.html), so whatever
may meet a row of another part is sent after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from storage.errors import Conflict

_MOST = 24
_FIRST = "users"
_WRONG = "22012"
"""`division_by_zero`: https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_VALUE = re.compile(r"\$(\d+)")


class Part(NamedTuple):
    """One statement, and on which table: an insert, another change, or a question of what was there before all parts,
    whose answer is true or false.

    named  what has another revision where no row is changed, or the answer is not true; "" where that does not matter
    """

    sql: str
    values: int
    table: str
    sort: str
    named: str


class Bundle:
    """What waits to be sent, in the order in which it came."""

    __slots__ = ("_changed", "_first", "_parts", "_rows", "_values")

    def __init__(self) -> None:
        self._first: list[tuple[Part, list[Any]]] = []
        self._parts: list[Part] = []
        self._values: list[Any] = []
        self._changed: dict[str, set[tuple[Any, ...]]] = {}
        self._rows: dict[str, set[tuple[Any, ...]]] = {}

    def takes(self, part: Part, row: tuple[Any, ...]) -> bool:
        """Whether it may go in the same statement as what waits: new rows beside other new rows, a change of one row
        beside those of others, and nothing else twice on one table.

        row  by what an insert finds the row that it takes the place of, and what a change is about; () where it takes
             none, or may be about any
        """
        if len(self._parts) + len(self._first) >= _MOST:
            return False
        if (changed := self._changed.get(part.table)) is not None:
            return part.sort == "change" and row != () and () not in changed and row not in changed
        rows = self._rows.get(part.table)
        return rows is None or (part.sort != "change" and not (row and row in rows))

    def add(self, part: Part, given: list[Any], row: tuple[Any, ...]) -> None:
        if part.sort == "insert":
            self._rows.setdefault(part.table, set()).add(row)
        elif part.sort == "change":
            self._changed.setdefault(part.table, set()).add(row)
        if part.table == _FIRST:
            self._first.append((part, given))
        else:
            self._parts.append(part)
            self._values += given

    def send(self, driver: Any) -> None:
        """Raises Conflict, with nothing of it written, where something is not as it has to be."""
        # Whose it is comes first, as wherever else a row of several tables is locked.
        parts = (*(part for part, _ in self._first), *self._parts)
        sql = _together(parts)
        values = [value for _, given in self._first for value in given] + self._values
        try:
            driver.run_async(lambda connection: connection.execute(sql, *values))
        except Exception as error:
            if getattr(error, "sqlstate", None) != _WRONG:
                raise
            raise Conflict(" or ".join(dict.fromkeys(part.named for part in parts if part.named))) from None


@lru_cache(256)
def _together(parts: Sequence[Part]) -> str:
    """One statement; it divides by zero, and so undoes everything, unless all of it is as it has to be. The conditions
    are asked one after another, and so the parts are carried out in their order, where that of their text means
    nothing: new rows get their numbers as they came."""
    if len(parts) == 1 and not parts[0].named:
        return parts[0].sql
    tables, conditions, values = [], [], 0
    for at, part in enumerate(parts):
        sql = _VALUE.sub(lambda found, before=values: f"${int(found[1]) + before}", part.sql)  # type: ignore[misc]
        values += part.values
        if part.sort == "select":
            tables.append(f"p{at}(so) AS ({sql})")
            conditions.append(f"(SELECT so FROM p{at})")  # noqa: S608  # a number
        else:
            tables.append(f"p{at} AS ({sql if ' RETURNING ' in sql else f'{sql} RETURNING 1'})")
            enough = "= 1" if part.named else ">= 0"
            conditions.append(f"(SELECT count(*) FROM p{at}) {enough}")  # noqa: S608  # a number
    return f"WITH {', '.join(tables)} SELECT 1 / CASE WHEN {' AND '.join(conditions)} THEN 1 ELSE 0 END"
