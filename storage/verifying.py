"""Whether a backup is whole: without any key by its manifest and by what the database in it says, with the keys also
whether it belongs to them and opens. Nothing of the backup is changed.

It speaks of counts and codes, never of what is in it.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from storage import manifest, marks, migrate, tables
from storage.address import of_file
from storage.backup import DATABASE, VAULT
from storage.database import Database
from storage.errors import StorageError, translate, translating
from storage.folder import Folder
from storage.inspection import Finding, Readers, inspect
from storage.keys import Keyring
from storage.manifest import Manifest
from storage.master_key import MasterKey
from storage.sqlite import sync_engine
from storage.vault import Vault, sealed_size

_ROOM = "the disk of temporary files is full: name a folder with more room as TMPDIR"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a backup is.

    made_at  None where it has no manifest: an earlier version made it
    gone     files that the database names and the backup never had
    found    what is not in order, counted, by code and by what it is about
    """

    schema: str
    made_at: datetime | None
    people: int
    files: int
    gone: int
    found: Counter[Finding] = field(default_factory=Counter)


def check(folder: Path) -> Checked:
    """Look at a backup without any key.

    Raises StorageError storage.url where there is none, storage.corrupt or storage.newer where it cannot be read.
    """
    with translating():
        if not (folder / DATABASE).is_file():
            raise StorageError("storage.url", "there is no backup of a database at this place")
        told = manifest.load(folder)
        found = manifest.differences(folder, told) if told else Counter()
        try:
            return _looked_into(folder, told, found)
        except (SQLAlchemyError, sqlite3.Error) as error:
            if (code := translate(error).code) != "storage.corrupt":
                raise
            found[code, DATABASE] += 1
            return Checked("", told.moment if told else None, 0, 0, 0, found)


def belongs(folder: Path, master: MasterKey) -> None:
    """Raises StorageError storage.key where a backup does not belong to this master key. Where that was changed since,
    only the keys beside it tell."""
    found, keyring = _marked(folder), Keyring(master)
    if not marks.is_ours(found, keyring):
        marks.check(found, keyring)


def opens_with(folder: Path, master: MasterKey) -> None:
    """Raises StorageError storage.key also where the keys of people are not beside the master key."""
    marks.check(_marked(folder), Keyring(master))


def _marked(folder: Path) -> marks.Found:
    with translating():
        engine = reading(folder / DATABASE)
        try:
            with engine.connect() as connection:
                return marks.look(connection)
        finally:
            engine.dispose()


async def opened(folder: Path, master: MasterKey, readers: Readers) -> Counter[Finding]:
    """What in a backup does not open, as `inspection.inspect` counts it; every file of the vault is read."""
    async with unpacked(folder) as url:
        database = await Database.open_as_it_is(url, master)
        try:
            return await inspect(database, readers, Vault(Folder(folder / VAULT)))
        finally:
            await database.close()


@asynccontextmanager
async def unpacked(folder: Path) -> AsyncIterator[str]:
    """The database of a backup as a copy at the newest schema, for as long as it is needed; its URL. Raises
    StorageError storage.full where there is no room for it among temporary files."""
    with tempfile.TemporaryDirectory(prefix="zayava-") as aside:
        try:
            url = await asyncio.to_thread(_copied, folder / DATABASE, Path(aside) / DATABASE)
        except StorageError as error:
            if error.code != "storage.full":
                raise
            raise StorageError(error.code, _ROOM) from None
        yield url


def _copied(database: Path, copy: Path) -> str:
    with translating():
        shutil.copyfile(database, copy)
        copy.chmod(0o600)
    migrate.upgrade(url := of_file(copy))
    return url


def reading(path: Path) -> Engine:
    """An engine that cannot change the file, and needs no file beside it (https://www.sqlite.org/uri.html)."""
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    return sync_engine(URL.create("sqlite", database=path.absolute().as_uri(), query=query), "BEGIN")


def _looked_into(folder: Path, told: Manifest | None, found: Counter[Finding]) -> Checked:
    engine = reading(folder / DATABASE)
    try:
        with engine.connect() as connection:
            if [*connection.exec_driver_sql("PRAGMA integrity_check").scalars()] != ["ok"]:
                found["storage.corrupt", DATABASE] += 1
            schema = migrate.current(connection)
            if schema is None:
                raise StorageError("storage.corrupt", "there is no schema in the database of the backup")
            if schema > migrate.newest():
                raise StorageError("storage.newer", "a newer version of the program made this backup")
            people = connection.execute(select(func.count()).select_from(tables.users)).scalar_one()
            e = tables.evidence.c
            named = connection.execute(select(e.blob, e.size).distinct().where(e.blob.is_not(None)))
            sizes = {str(blob): size for blob, size in named}
    finally:
        engine.dispose()
    there = {name: path.stat().st_size for name in sizes if (path := folder / VAULT / name).is_file()}
    missing = sizes.keys() - there
    gone = missing if told is None else missing & {*told.gone}
    found["storage.missing", VAULT] = len(missing - gone)
    found["storage.size", VAULT] = sum(
        (size := sizes[name]) is not None and length != sealed_size(size) for name, length in there.items()
    )
    return Checked(schema, told.moment if told else None, people, len(there), len(gone), +found)
