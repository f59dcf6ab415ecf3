"""Statements on the way of every answer, compiled once.

SQLAlchemy takes three times as long to run a cached statement as SQLite takes to carry it out, and an answer needs
eight. So on SQLite these go to the driver as the text SQLAlchemy made of them; on PostgreSQL they go the usual way.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Delete, Insert, Select, Update
from sqlalchemy.dialects import sqlite

from storage.scope import Scope

Statement = Select[Any] | Insert | Update | Delete

_DIALECT = sqlite.dialect(paramstyle="named")


class _Compiled(NamedTuple):
    """The text, the values that are part of the statement, how values of some types are written and read, and what a
    row of it is made of."""

    sql: str
    constants: dict[str, Any]
    writers: Mapping[str, Callable[[Any], Any]]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]
    row: Callable[[Iterable[Any]], Any]


class Prepared:
    """One statement, or one for each dialect by its name. It must always be given the same names of values.

    With `locks` the rows that a select finds are locked where the transaction writes (see `Scope`).
    """

    __slots__ = ("_compiled", "_locking", "statements")

    def __init__(self, statement: Statement | Mapping[str, Statement], *, locks: bool = False) -> None:
        self.statements: Mapping[str, Statement] = (
            statement if isinstance(statement, Mapping) else {"sqlite": statement, "postgresql": statement}
        )
        self._locking = statement.with_for_update() if locks and isinstance(statement, Select) else None
        self._compiled: _Compiled | None = None

    def changed(self, scope: Scope, values: dict[str, Any]) -> int:
        """Run it; how many rows it changed."""
        count: int = self._run(scope, values).rowcount
        return count

    def all(self, scope: Scope, values: dict[str, Any]) -> list[Any]:
        """Run it; every row, its columns by their names, as SQLAlchemy would read them."""
        found = self._run(scope, values).fetchall()
        if scope.dialect != "sqlite":
            return list(found)
        assert self._compiled is not None
        readers, made = self._compiled.readers, self._compiled.row
        rows = []
        for columns in found:
            read = list(columns)
            for place, reader in readers:
                read[place] = reader(read[place])
            rows.append(made(read))
        return rows

    def first(self, scope: Scope, values: dict[str, Any]) -> Any:
        """Run it; the first row as a tuple of columns without types of ours, or None."""
        row = self._run(scope, values).fetchone()
        return None if row is None else tuple(row)

    def scalar(self, scope: Scope, values: dict[str, Any]) -> Any:
        """Run it; the first column of the first row, or None."""
        row = self._run(scope, values).fetchone()
        return None if row is None else row[0]

    def _run(self, scope: Scope, values: dict[str, Any]) -> Any:
        if scope.dialect != "sqlite":
            locking = self._locking if scope.writing else None
            statement = self.statements[scope.dialect] if locking is None else locking
            return scope.connection.execute(statement, values)
        compiled = self._compiled or self._compile(values)
        given = compiled.constants | values
        for name, written in compiled.writers.items():
            given[name] = written(given[name])
        driver: Any = scope.connection.connection.dbapi_connection
        return driver.execute(compiled.sql, given)

    def _compile(self, values: dict[str, Any]) -> _Compiled:
        statement = self.statements["sqlite"]
        compiled = statement.compile(dialect=_DIALECT, column_keys=list(values))
        columns = list(statement.selected_columns) if isinstance(statement, Select) else []
        writers = {
            name: written
            for name, bind in compiled.binds.items()
            if (written := bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)) is not None
        }
        readers = tuple(
            (place, reading)
            for place, column in enumerate(columns)
            if (reading := column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)) is not None
        )
        row: Any = namedtuple("Row", [column.key for column in columns])  # type: ignore[misc]
        self._compiled = _Compiled(str(compiled), dict(compiled.params), writers, readers, row._make)
        return self._compiled
