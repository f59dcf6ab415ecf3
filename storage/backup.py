"""A consistent copy of the database and the vault, while the bot goes on writing. Keys are no part of it.

On SQLite `VACUUM INTO` copies one snapshot, however much is written meanwhile (https://www.sqlite.org/lang_vacuum.html);
SQLite's own `.backup` begins anew with every write of another connection and may never end. PostgreSQL is read in one
snapshot into a SQLite file, so a backup looks the same wherever it was made.
"""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Table, insert, select

from storage import tables
from storage.errors import StorageError, translating
from storage.keys import sync_directory
from storage.migrate import current, newest, parse, peek, upgrade
from storage.postgres import async_engine, connected
from storage.sqlite import sync_engine

DATABASE, VAULT = "zayava.sqlite3", "vault"
_SLICE = 1000


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds. `gone` are files that were removed while it was made."""

    folder: Path
    people: int
    files: int
    gone: int


async def create(url: str, vault: Path, folder: Path) -> Copied:
    """Copy the database at `url` and the files of the vault into a new folder, readable by its owner only.

    Raises StorageError storage.url where something is at `folder` already, or where there is no database. A backup that
    breaks off leaves nothing behind.
    """
    return await asyncio.to_thread(_create, url, vault, folder)


def _create(url: str, vault: Path, folder: Path) -> Copied:
    parsed = parse(url)
    with translating():
        if folder.exists():
            raise StorageError("storage.url", "there is something at the place of the backup already")
        if peek(url, current, None) != newest():
            raise StorageError("storage.url", "there is no database of this schema: run `db upgrade` first")
        folder.mkdir(parents=True, mode=0o700)
        try:
            return _filled(parsed, vault, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _filled(parsed: URL, vault: Path, folder: Path) -> Copied:
    with translating():
        (folder / VAULT).mkdir(mode=0o700)
        target = folder / DATABASE
        if parsed.get_backend_name() == "sqlite":
            engine = sync_engine(parsed, "BEGIN")
            try:
                with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    driver: Any = connection.connection.driver_connection
                    driver.execute("VACUUM INTO ?", (str(target),))
            finally:
                engine.dispose()
        else:
            upgrade(f"sqlite:///{target}")
            asyncio.run(_read_out(parsed, target))
        target.chmod(0o600)
        people, names = _contents(target)
        gone = sum(not _copied(vault / name, folder / VAULT / name) for name in names)
        for path in (target, *(folder / VAULT).iterdir()):
            _sync(path)
        for directory in (folder / VAULT, folder, folder.parent):
            sync_directory(directory)
    return Copied(folder, people, len(names) - gone, gone)


def _contents(database: Path) -> tuple[int, list[str]]:
    """How many people are in a copy, and the vault files that it names."""
    engine = sync_engine(parse(f"sqlite:///{database}"), "BEGIN")
    try:
        with engine.begin() as connection:
            e = tables.evidence.c.blob
            names = [*connection.execute(select(e).where(e.is_not(None)).order_by(e)).scalars()]
            return len(connection.execute(select(tables.users.c.id)).all()), names
    finally:
        engine.dispose()


def _copied(source: Path, target: Path) -> bool:
    """Files of the vault never change, so a copy is whole or missing; a bad sector keeps no other file from being
    copied."""
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.EACCES, errno.EIO):
            raise
        target.unlink(missing_ok=True)
        return False
    target.chmod(0o600)
    return True


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


async def _read_out(url: URL, target: Path) -> None:
    """Every row of one snapshot of PostgreSQL, table by table, in slices."""
    source, lite = async_engine(url), sync_engine(parse(f"sqlite:///{target}"))
    try:
        async with connected(source) as reading:
            await reading.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with reading.begin():
                with lite.begin() as writing:
                    writing.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                    writing.execute(tables.marks.delete())
                    for table in tables.metadata.sorted_tables:
                        await reading.run_sync(_copy_table, table, writing)
    finally:
        lite.dispose()
        await source.dispose()


def _copy_table(reading: Connection, table: Table, writing: Connection) -> None:
    rows = reading.execution_options(stream_results=True, yield_per=_SLICE).execute(select(table))
    for part in rows.mappings().partitions(_SLICE):
        writing.execute(insert(table), [dict(row) for row in part])
