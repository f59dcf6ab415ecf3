"""Statements on the way of every answer, compiled once and sent to the driver as text.

SQLAlchemy takes three times as long to run a cached statement as SQLite takes to carry it out, and longer than asyncpg
needs to have it carried out by PostgreSQL; an answer needs a dozen.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, cast

from sqlalchemy import Delete, Insert, Select, Table, Update

from storage.bundle import Part
from storage.errors import Conflict
from storage.scope import Scope

Statement = Select[Any] | Insert | Update | Delete


class _Compiled(NamedTuple):
    """The text, the values that are part of the statement, the order of all values, how those at some places are
    written and read, and what a row of it is made of."""

    sql: str
    constants: dict[str, Any]
    order: tuple[str, ...]
    writers: tuple[tuple[int, Callable[[Any], Any]], ...]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]
    row: Callable[[Iterable[Any]], Any]
    table: str
    sort: str

    def given(self, values: dict[str, Any]) -> list[Any]:
        """All values, as the driver takes them."""
        if self.constants:
            values = self.constants | values
        given = [*map(values.__getitem__, self.order)]
        for place, written in self.writers:
            given[place] = written(given[place])
        return given


class Prepared:
    """One statement, or one for each dialect by its name. It must always be given the same names of values.

    locks     the rows that a select finds are locked where the transaction writes (see `Scope`)
    replaces  the values by which an insert finds the row that it takes the place of, if it does, and a change the one
              row that it is about
    """

    __slots__ = ("_compiled", "_locking", "_replaces", "statements")

    def __init__(
        self,
        statement: Statement | Mapping[str, Statement],
        *,
        locks: bool = False,
        replaces: tuple[str, ...] = (),
    ) -> None:
        self._replaces = replaces
        self.statements: Mapping[str, Statement] = (
            statement if isinstance(statement, Mapping) else {"sqlite": statement, "postgresql": statement}
        )
        self._locking = statement.with_for_update() if locks and isinstance(statement, Select) else None
        self._compiled: dict[tuple[str, bool], _Compiled] = {}

    def later(self, scope: Scope, values: dict[str, Any], named: str = "") -> None:
        """Run it some time before the unit of work ends: at once on SQLite, on PostgreSQL with others like it, before
        anything is asked (`Scope.put_off`).

        named  what it is about: Conflict is raised, and the unit undone, unless it changes one row or, as a select,
               finds what is true
        """
        compiled = self._for(scope, values)
        given = compiled.given(values)
        if scope.dialect != "sqlite":
            row = tuple(values[name] for name in self._replaces) if self._replaces else ()
            part = Part(compiled.sql, len(given), compiled.table, compiled.sort, named)
            scope.put_off(part, given, row)
            return
        done = scope.driver.execute(compiled.sql, given)
        if named and not (done.fetchone()[0] if compiled.sort == "select" else done.rowcount):
            raise Conflict(named)

    def changed(self, scope: Scope, values: dict[str, Any]) -> int:
        """Run it; how many rows it changed."""
        compiled = self._for(scope, values)
        given = compiled.given(values)
        if scope.dialect == "sqlite":
            return int(scope.driver.execute(compiled.sql, given).rowcount)
        scope.settle()
        # As in "UPDATE 1" and "INSERT 0 1": https://www.postgresql.org/docs/current/protocol-message-formats.html
        done: str = scope.driver.run_async(lambda connection: connection.execute(compiled.sql, *given))
        return int(done.rpartition(" ")[2])

    def added(self, scope: Scope, values: dict[str, Any]) -> int | None:
        """Run an insert, on PostgreSQL one that returns the id; the id of the new row, or None where there is none."""
        if scope.dialect != "sqlite":
            added: int | None = self.scalar(scope, values)
            return added
        compiled = self._for(scope, values)
        done = scope.driver.execute(compiled.sql, compiled.given(values))
        return int(done.lastrowid) if done.rowcount else None

    def all(self, scope: Scope, values: dict[str, Any]) -> list[Any]:
        """Run it; every row, its columns by their names, as SQLAlchemy would read them."""
        compiled = self._for(scope, values)
        rows = []
        for columns in self._fetched(scope, compiled, values):
            read = list(columns)
            for place, reader in compiled.readers:
                read[place] = reader(read[place])
            rows.append(compiled.row(read))
        return rows

    def first(self, scope: Scope, values: dict[str, Any]) -> Any:
        """Run it; the first row as a tuple of columns without types of ours, or None."""
        rows = self._fetched(scope, self._for(scope, values), values)
        return tuple(rows[0]) if rows else None

    def asked(self, scope: Scope, values: dict[str, Any]) -> Any:
        """`first` of something that nothing put off touches, and that needs no transaction: none is begun for it."""
        compiled = self._for(scope, values)
        given = compiled.given(values)
        rows = scope.driver.run_async(lambda connection: connection.fetch(compiled.sql, *given))
        return tuple(rows[0])

    def scalar(self, scope: Scope, values: dict[str, Any]) -> Any:
        """Run it; the first column of the first row, or None."""
        rows = self._fetched(scope, self._for(scope, values), values)
        return rows[0][0] if rows else None

    def _fetched(self, scope: Scope, compiled: _Compiled, values: dict[str, Any]) -> Any:
        given = compiled.given(values)
        if scope.dialect == "sqlite":
            return scope.driver.execute(compiled.sql, given).fetchall()
        scope.settle()
        return scope.driver.run_async(lambda connection: connection.fetch(compiled.sql, *given))

    def _for(self, scope: Scope, values: dict[str, Any]) -> _Compiled:
        which = (scope.dialect, scope.writing)
        return self._compiled.get(which) or self._compile(scope, which, values)

    def _compile(self, scope: Scope, which: tuple[str, bool], values: dict[str, Any]) -> _Compiled:
        name, writing = which
        statement, dialect = self.statements[name], scope.grammar
        if self._locking is not None and writing and name != "sqlite":
            statement = self._locking
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(values))
        columns = list(statement.selected_columns) if isinstance(statement, Select) else []
        order = tuple(compiled.positiontup or ())
        writers = tuple(
            (place, written)
            for place, bind in enumerate(compiled.binds[name] for name in order)
            if (written := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        )
        readers = tuple(
            (place, reading)
            for place, column in enumerate(columns)
            if (reading := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None
        )
        row: Any = namedtuple("Row", [column.key for column in columns])  # type: ignore[misc]
        constants = {name: value for name, value in compiled.params.items() if name not in values}
        sort = "insert" if statement.is_insert else "select" if statement.is_select else "change"
        table = "" if isinstance(statement, Select) else cast(Table, statement.table).name
        made = _Compiled(str(compiled), constants, order, writers, readers, row._make, table, sort)
        self._compiled[which] = made
        return made
