"""A consistent copy of the database and the vault, while the bot goes on writing. Keys are no part of it.

On SQLite `VACUUM INTO` copies one snapshot, however much is written meanwhile (https://www.sqlite.org/lang_vacuum.html),
and damaged values as they are; SQLite's own `.backup` begins anew with every write of another connection and may never
end. PostgreSQL is read in one snapshot into a SQLite file, so a backup looks the same wherever it was made.

    zayava.sqlite3   the database
    vault/           the files that it names
    audit.head       how far the log was signed, before the database was copied
    manifest.json    what is in it (`storage/manifest.py`)
"""

from __future__ import annotations

import asyncio
import errno
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, select

from storage import manifest, marks, tables
from storage.audit.head import HEAD_FILE
from storage.copying import copy, filling, snapshot
from storage.durable import sync, sync_directory
from storage.errors import StorageError, translating
from storage.manifest import Manifest
from storage.migrate import current, newest, parse, peek
from storage.sqlite import sync_engine

DATABASE, VAULT = "zayava.sqlite3", "vault"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds. `gone` are files that were removed while it was made."""

    folder: Path
    people: int
    files: int
    gone: int


async def create(url: str, vault: Path, folder: Path, head: Path | None = None) -> Copied:
    """Copy the database at `url` and the files of the vault into a new folder, readable by its owner only.

    head  the file that says how far the log is signed: by it a restore tells whether the log in the backup is whole

    Raises StorageError storage.url where something is at `folder` already, or where there is no database, or one that
    was moved to another place. A backup that breaks off leaves nothing behind.
    """
    parsed = parse(url)
    await asyncio.to_thread(_make_room, url, folder)
    try:
        if head is not None:
            # Before the database: a log ahead of its head is no fault.
            await asyncio.to_thread(_copied, head, folder / HEAD_FILE)
        await _copy_database(parsed, folder / DATABASE)
        return await asyncio.to_thread(_finished, vault, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _make_room(url: str, folder: Path) -> None:
    with translating():
        if folder.exists():
            raise StorageError("storage.url", "there is something at the place of the backup already")
        if peek(url, current, None) != newest():
            raise StorageError("storage.url", "there is no database of this schema: run `db upgrade` first")
        marks.check_here(peek(url, marks.look, marks.Found()))
        folder.mkdir(parents=True, mode=0o700)
        (folder / VAULT).mkdir(mode=0o700)


async def _copy_database(url: URL, target: Path) -> None:
    if url.get_backend_name() == "sqlite":
        await asyncio.to_thread(_vacuum_into, url, target)
    else:
        async with snapshot(url) as source, filling(parse(f"sqlite:///{target}")) as filled:
            await copy(source, filled)


def _vacuum_into(url: URL, target: Path) -> None:
    with translating():
        engine = sync_engine(url, "BEGIN")
        try:
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                driver: Any = connection.connection.driver_connection
                driver.execute("VACUUM INTO ?", (str(target),))
        finally:
            engine.dispose()


def _finished(vault: Path, folder: Path) -> Copied:
    """The files that the copied database names, and the manifest."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with translating():
        (folder / DATABASE).chmod(0o600)
        people, names = _contents(folder / DATABASE)
        gone = tuple(name for name in names if not _copied(vault / name, folder / VAULT / name))
        files = len(names) - len(gone)
        manifest.write(folder, Manifest(now, newest(), {"people": people, "files": files}, gone))
        for path in (folder / DATABASE, *(folder / VAULT).iterdir()):
            sync(path)
        for directory in (folder / VAULT, folder, folder.parent):
            sync_directory(directory)
    return Copied(folder, people, files, len(gone))


def _contents(database: Path) -> tuple[int, list[str]]:
    """How many people are in a copy, and the vault files that it names."""
    engine = sync_engine(parse(f"sqlite:///{database}"), "BEGIN")
    try:
        with engine.begin() as connection:
            e = tables.evidence.c.blob
            names = [*connection.execute(select(e).distinct().where(e.is_not(None)).order_by(e)).scalars()]
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
