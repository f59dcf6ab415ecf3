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
    row    by what an insert finds the row that it takes the place of, if it does
    """

    sql: str
    values: int
    table: str
    sort: str
    named: str
    row: tuple[Any, ...] = ()


class Bundle:
    """What waits to be sent, in the order in which it came."""

    __slots__ = ("_given", "_parts")

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._given: list[list[Any]] = []

    def takes(self, part: Part) -> bool:
        """Whether it may go in the same statement as what waits: new rows beside other new rows, and nothing else twice
        on one table."""
        beside = [other for other in self._parts if other.table == part.table and other.sort != "select"]
        return (
            len(self._parts) < _MOST
            and (not beside or part.sort in ("select", "insert"))
            and all(other.sort == "insert" and not (part.row and part.row == other.row) for other in beside)
        )

    def add(self, part: Part, given: list[Any]) -> None:
        self._parts.append(part)
        self._given.append(given)

    def send(self, driver: Any) -> None:
        """Raises Conflict, with nothing of it written, where something is not as it has to be."""
        parts, given = self._parts, self._given
        # Whose it is comes first, as wherever else a row of several tables is locked.
        order = sorted(range(len(parts)), key=lambda at: parts[at].table != _FIRST)
        sql = _together(tuple(parts[at]._replace(row=()) for at in order))
        values = [value for at in order for value in given[at]]
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
