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
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, select

from storage import manifest, marks, tables
from storage.address import of_file, parse
from storage.audit.head import HEAD_FILE
from storage.carrying import carry
from storage.copying import copy, filling, snapshot
from storage.durable import sync, sync_directory
from storage.errors import StorageError, translating
from storage.folder import Folder
from storage.manifest import Manifest
from storage.migrate import current, newest, peek
from storage.shelf import Shelf
from storage.sqlite import sync_engine

DATABASE, VAULT = "zayava.sqlite3", "vault"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds. `gone` are files that were removed while it was made."""

    folder: Path
    people: int
    files: int
    gone: int


async def create(
    url: str, shelf: Shelf, folder: Path, head: Path | None = None, since: Path | None = None
) -> Copied:
    """Copy the database at `url` and the files of the vault into a new folder, readable by its owner only.

    head   the file that says how far the log is signed: by it a restore tells whether the log in the backup is whole
    since  an earlier backup: a file that is in it as it was copied is not fetched again

    Raises StorageError storage.url where something is at `folder` already, or where there is no database, or one that
    was moved to another place, or no backup at `since`. A backup that breaks off leaves nothing behind.
    """
    parsed = parse(url)
    earlier = await asyncio.to_thread(_earlier, since) if since else None
    await asyncio.to_thread(_make_room, url, folder)
    try:
        if head is not None:
            # Before the database: a log ahead of its head is no fault.
            await asyncio.to_thread(_copy_head, head, folder / HEAD_FILE)
        await _copy_database(parsed, folder / DATABASE)
        return await asyncio.to_thread(_finished, shelf, folder, since, earlier)
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
        async with snapshot(url) as source, filling(parse(of_file(target))) as filled:
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


def _finished(shelf: Shelf, folder: Path, since: Path | None, earlier: Manifest | None) -> Copied:
    """The files that the copied database names, and the manifest."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with translating():
        (folder / DATABASE).chmod(0o600)
        people, names = _contents(folder / DATABASE)
        had = _linked(since, earlier, folder, names) if since and earlier else set()
        gone = carry(shelf, Folder(folder / VAULT), [name for name in names if name not in had])
        files = len(names) - len(gone)
        manifest.write(folder, Manifest(now, newest(), {"people": people, "files": files}, gone))
        sync(folder / DATABASE)
        for directory in (folder / VAULT, folder, folder.parent):
            sync_directory(directory)
    return Copied(folder, people, files, len(gone))


def _contents(database: Path) -> tuple[int, list[str]]:
    """How many people are in a copy, and the vault files that it names."""
    engine = sync_engine(parse(of_file(database)), "BEGIN")
    try:
        with engine.begin() as connection:
            e = tables.evidence.c.blob
            names = [*connection.execute(select(e).distinct().where(e.is_not(None)).order_by(e)).scalars()]
            return len(connection.execute(select(tables.users.c.id)).all()), names
    finally:
        engine.dispose()


def _earlier(since: Path) -> Manifest:
    """What an earlier backup says that is in it."""
    if (told := manifest.load(since)) is None:
        raise StorageError("storage.url", "there is no earlier backup with a manifest at this place")
    return told


def _linked(since: Path, earlier: Manifest, folder: Path, names: Sequence[str]) -> set[str]:
    """The files that an earlier backup has, by another name for the same file, which takes no room. One that is not as
    it was copied there is left out, and all are where the two are not on one file system."""
    linked = set()
    for name in names:
        path = since / VAULT / name
        with suppress(OSError):
            if earlier.sums.get(f"{VAULT}/{name}") == (path.stat().st_size, manifest.sha256_of(path)):
                os.link(path, folder / VAULT / name)
                linked.add(name)
    return linked


def _copy_head(head: Path, target: Path) -> None:
    """Where nothing was signed yet there is none."""
    with translating(), suppress(FileNotFoundError):
        shutil.copyfile(head, target)
        target.chmod(0o600)
