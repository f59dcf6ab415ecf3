"""Bring a database to the newest schema, or take it back."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import URL, Connection, inspect, text

from storage import schema
from storage.address import parse
from storage.errors import StorageError, translating
from storage.sqlite import create_file, exists, sync_engine

if TYPE_CHECKING:
    from alembic.config import Config

T = TypeVar("T")

_ROOM = "the disk is full: another schema takes up to three times the size of the database, for a while"
SCRIPTS = Path(__file__).parent / "migrations"
# Any number will do, as long as every process that migrates asks for the same one.
_POSTGRES_LOCK = 7_832_144


def upgrade(url: str, revision: str = "head") -> None:
    """Migrate up to a revision, all of it or nothing. Not to be called where an event loop runs.

    Raises StorageError storage.newer when the database is ahead of this program, and storage.url where an empty one
    keeps letters in an encoding that has no Ukrainian ones.
    """
    try:
        _migrate(parse(url), lambda connection: bring_up(connection, revision))
    except StorageError as error:
        if error.code != "storage.full":
            raise
        raise StorageError(error.code, _ROOM) from None


def downgrade(url: str, revision: str) -> None:
    """Migrate down to a revision (`base` is an empty database). Not to be called where an event loop runs."""
    _migrate(parse(url), lambda connection: _downgrade(connection, revision))


def peek(url: str, look: Callable[[Connection], T], absent: T) -> T:
    """Look at a database as it is, whatever its schema, without changing anything; `absent` where there is none. Not to
    be called where an event loop runs."""
    parsed = parse(url)
    if parsed.get_backend_name() != "sqlite":
        return asyncio.run(_on_postgres(parsed, look, "SET TRANSACTION READ ONLY"))
    return _on_sqlite(parsed, look, "BEGIN") if exists(parsed) else absent


def change(url: str, step: Callable[[Connection], T]) -> T:
    """One transaction on a database that nobody has opened. Not to be called where an event loop runs."""
    return _migrate(parse(url), step)


def newest() -> str:
    """The newest revision: files in versions/ are named by their number, each following the one before."""
    return max(path.stem.partition("_")[0] for path in (SCRIPTS / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    """The revision that a database is at, or None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up(connection: Connection, revision: str = "head") -> None:
    """Migrate up within a transaction of the caller's. Raises as `upgrade`."""
    at = current(connection) or ""
    if not at:
        _check_letters(connection)
    if at > newest():
        raise StorageError("storage.newer", "a newer version of the program has migrated this database")
    if revision == "head" and at == newest():
        return
    if revision == "head" and schema.is_empty(connection):
        schema.make(connection)
        return
    from alembic import command

    command.upgrade(_config(connection), revision)


def _check_letters(connection: Connection) -> None:
    """What reviewers write for all to use is kept as it is. SQL_ASCII takes any bytes."""
    if connection.dialect.name == "postgresql":
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding not in ("UTF8", "SQL_ASCII"):
            raise StorageError("storage.url", f"a database of {encoding} lacks letters: make one of UTF8")


def _downgrade(connection: Connection, revision: str) -> None:
    from alembic import command

    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS))
    return config


def _migrate(url: URL, step: Callable[[Connection], T]) -> T:
    if url.get_backend_name() == "sqlite":
        with translating():
            create_file(url)
        with _sorting_beside(url):
            return _on_sqlite(url, step, "BEGIN IMMEDIATE")
    return asyncio.run(_on_postgres(url, step, f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))


@contextmanager
def _sorting_beside(url: URL) -> Iterator[None]:
    """What is sorted goes where the database lies, which has to have the room; the temporary folder may be a small one
    in memory, as in a container. It holds for the process: https://www.sqlite.org/pragma.html#pragma_temp_store_directory
    """
    with closing(sqlite3.connect(":memory:")) as any_of_the_process:
        folder = str(Path(url.database or "").absolute().parent).replace("'", "''")
        with suppress(sqlite3.Error):
            any_of_the_process.execute(f"PRAGMA temp_store_directory='{folder}'")
        try:
            yield
        finally:
            any_of_the_process.execute("PRAGMA temp_store_directory=''")


def _on_sqlite(url: URL, step: Callable[[Connection], T], begin: str) -> T:
    with translating():
        # What is sorted on the way, as for an index of everybody's rows, would take memory that grows with them.
        engine = sync_engine(url, begin, "temp_store=FILE")
        try:
            with engine.begin() as connection:
                return step(connection)
        finally:
            engine.dispose()


async def _on_postgres(url: URL, step: Callable[[Connection], T], first: str) -> T:
    from storage.postgres import async_engine, connected

    engine = async_engine(url)
    try:
        async with connected(engine) as connection, connection.begin():
            await connection.execute(text(first))
            return await connection.run_sync(step)
    finally:
        await engine.dispose()
