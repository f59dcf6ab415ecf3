"""A database copied into an empty one, table by table: SQLite or PostgreSQL, to either.

What is read is one snapshot and what is written one transaction, so an interruption leaves the target as empty as it
was. Sealed values are copied as they are: no key is needed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy import URL, Connection, Table, func, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage import migrate, postgres, sqlite, tables
from storage.errors import StorageError, translate, translating
from storage.review_tables import staff

TABLES: tuple[Table, ...] = tuple(staff.metadata.sorted_tables)
"""Every table, none before one that it refers to."""
_COUNTED = tuple(table for table in TABLES if table.dialect_options["sqlite"]["autoincrement"])
"""Those whose rows get their number from the database."""
_SLICE = 1000


@asynccontextmanager
async def snapshot(url: URL) -> AsyncIterator[AsyncConnection]:
    """A database as it is at one moment, to be read only."""
    if url.get_backend_name() == "sqlite":
        async with _transaction(connected(url, "BEGIN", "query_only=ON")) as connection:
            yield connection
    else:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        async with _transaction(postgres.alone(url, **options)) as connection:
            yield connection


@asynccontextmanager
async def connected(url: URL, begin: str, *pragmas: str) -> AsyncIterator[AsyncConnection]:
    """One connection to SQLite, and nothing left of it afterwards; transactions begin as in `sqlite.sync_engine`."""
    engine = create_async_engine(url.set(drivername="sqlite+aiosqlite"), hide_parameters=True)
    sqlite.prepare(engine.sync_engine, begin, *pragmas)
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


@asynccontextmanager
async def filling(url: URL) -> AsyncIterator[AsyncConnection]:
    """A transaction on an empty database, which has the newest schema in it. Whatever is raised inside undoes it all,
    the schema too, and the file of SQLite if there was none: on a full disk it is in the way.

    Raises StorageError storage.url where something is in the database already.
    """
    if url.get_backend_name() != "sqlite":
        async with _filling(postgres.alone(url)) as connection:
            yield connection
        return
    with translating():
        made = sqlite.create_file(url)
    try:
        async with _filling(connected(url, "BEGIN IMMEDIATE")) as connection:
            yield connection
    except BaseException:
        if made:
            sqlite.remove_file(url)
        raise


@asynccontextmanager
async def _filling(
    opening: AbstractAsyncContextManager[AsyncConnection],
) -> AsyncIterator[AsyncConnection]:
    async with _transaction(opening) as connection:
        await connection.run_sync(_made_ready)
        yield connection


async def copy(source: AsyncConnection, target: AsyncConnection) -> dict[str, int]:
    """Copy every row of `snapshot` into `filling`; returns how many there are, by table.

    Raises StorageError storage.corrupt, naming the table, where the target does not take a value of the source or has
    another number of rows in the end.
    """
    copied = {}
    for table in TABLES:
        copied[table.name] = await _copy_rows(table, source, target)
    for table in _COUNTED:
        await _count_on(table, source, target)
    return copied


def is_empty(connection: Connection) -> bool:
    """Whether nobody and nothing is in a database. A schema alone, and the marks of a bot that was started once, are
    nothing."""
    there = {*inspect(connection).get_table_names()}
    return not any(
        connection.execute(select(1).select_from(table).limit(1)).first()
        for table in TABLES
        if table.name in there and table is not tables.marks
    )


@asynccontextmanager
async def _transaction(
    opening: AbstractAsyncContextManager[AsyncConnection],
) -> AsyncIterator[AsyncConnection]:
    with translating():
        async with opening as connection, connection.begin():
            yield connection


def _made_ready(connection: Connection) -> None:
    if not is_empty(connection):
        raise StorageError("storage.url", "there is something in the database already")
    migrate.bring_up(connection)
    connection.execute(tables.marks.delete())


async def _copy_rows(table: Table, source: AsyncConnection, target: AsyncConnection) -> int:
    rows = 0
    try:
        found = await source.stream(select(table))
        async for part in found.mappings().partitions(_SLICE):
            await target.execute(insert(table), [dict(row) for row in part])
            rows += len(part)
    except SQLAlchemyError as error:
        if translate(error).code != "storage.failed":
            raise
        message = f"a row of {table.name} holds what the other database does not take: see `db check`"
        raise StorageError("storage.corrupt", message) from None
    count = select(func.count()).select_from(table)
    if rows != await source.scalar(count) or rows != await target.scalar(count):
        raise StorageError("storage.corrupt", f"not all rows of {table.name} were copied")
    return rows


async def _count_on(table: Table, source: AsyncConnection, target: AsyncConnection) -> None:
    """No number is given a second time, also of rows that are gone."""
    if source.dialect.name == "sqlite":
        reached = "SELECT seq FROM sqlite_sequence WHERE name = :name"
    else:
        reached = "SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)"
    name = {"name": table.name}
    last = int(await source.scalar(text(reached), name) or 0)
    if not last:
        return
    if target.dialect.name == "sqlite":
        await target.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), name)
        go_on = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"
    else:
        go_on = "SELECT setval(pg_get_serial_sequence(:name, 'id')::regclass, :last)"
    await target.execute(text(go_on), {**name, "last": last})
