"""A backup put back onto an empty machine: vault, keys, and the database, to SQLite or PostgreSQL.

Everything that is written is absent before, and a mark in the data folder says that it is being written: while it is
there the bot does not start. The database comes last, in one transaction, with the same mark in it. So whoever finds
the mark knows: is the database still empty, all the rest is cleared and written anew; does it hold the same mark, only
the last steps are done once more; does it hold anything else, nothing is touched.

What a restored bot does not know is what was said after the backup. Nobody's chat is taken to be at the screen that is
remembered: what is typed answers nothing until the present question was shown (`Users.forget_screens`).
"""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from storage import backup, key_copy, manifest, marks, migrate, verifying
from storage.address import parse
from storage.audit.head import HEAD_FILE, beside
from storage.audit.resuming import resume
from storage.audit.verify import Verdict
from storage.carrying import carry
from storage.copying import copy, filling, is_empty, snapshot
from storage.database import Database
from storage.durable import create_private, sync, sync_directory
from storage.errors import StorageError, translating
from storage.folder import Folder
from storage.inspection import Finding
from storage.key_check import Keys
from storage.key_check import check as check_keys
from storage.master_key import MasterKey
from storage.shelf import Shelf
from storage.standstill import standstill
from storage.unfinished import MARK
from storage.verifying import Checked

_CLEAR = "to begin anew, empty the database and the data folder, but for the master key"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bot keeps everything: the address of the database, the data folder, the file of the master key, and the
    bucket of its files, if they are not in the data folder."""

    url: str
    data: Path
    key_file: Path
    bucket: Shelf | None = None

    @property
    def vault(self) -> Path:
        return self.data / backup.VAULT

    @property
    def shelf(self) -> Shelf:
        return self.bucket or Folder(self.vault)

    @property
    def keys(self) -> Path:
        return self.key_file.parent / key_copy.KEYS

    @property
    def head(self) -> Path:
        return beside(self.keys)

    def keep_apart(self, folder: Path) -> None:
        """Raises StorageError storage.url where a backup would lie among what it copies."""
        if any(folder.resolve().is_relative_to(own.resolve()) for own in (self.keys, self.vault)):
            raise StorageError("storage.url", "the folder lies among what it is a backup of")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: the backup as it was found, the log as it came back, and the keys beside it."""

    backup: Checked
    log: Verdict
    keys: Keys


class NotWhole(StorageError):
    """A backup that is not whole is not put back. `found` is what is not in order."""

    def __init__(self, found: Counter[Finding]) -> None:
        super().__init__("storage.corrupt", "the backup is not whole")
        self.found = found


async def restore(place: Place, folder: Path, keys: Path | None = None) -> Restored:
    """Put back the backup in `folder`, with the copy of the keys in `keys`, or the keys that are at their place.

    Raises StorageError, with nothing changed: storage.url where something is at a place that would be written to,
    storage.busy while a bot runs there, storage.key where the keys do not belong to the backup, and NotWhole.
    """
    if any(place.data.resolve().is_relative_to(one.resolve()) for one in (folder, keys) if one):
        # The first file made there would be one that the backup does not know.
        raise StorageError("storage.url", "the data folder lies in the backup")
    place.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    async with standstill(place.url, place.data):
        source = key_copy.found(keys) if keys else None
        checked = await asyncio.to_thread(_checked, place, folder, source)
        begun = await asyncio.to_thread(_mark_of, place.data)
        if not await asyncio.to_thread(migrate.peek, place.url, partial(marks.is_restored, by=begun), False):
            await asyncio.to_thread(_check_room, place, source, begun)
            mark = await asyncio.to_thread(_begin, place, source)
            await asyncio.to_thread(_put_files, place, folder, source)
            await _put_database(place.url, folder, mark)
        log, found = await _take_up(place, folder)
        await asyncio.to_thread(_end, place.data)
        return Restored(checked, log, found)


def _checked(place: Place, folder: Path, keys: Path | None) -> Checked:
    """The backup, which is whole and belongs to the keys."""
    checked = verifying.check(folder)
    if checked.found:
        raise NotWhole(checked.found)
    if not place.key_file.exists():
        raise StorageError("storage.key", f"the master key is missing; put {place.key_file.name} back first")
    if keys is not None:
        told = manifest.load(keys)
        if told is not None and (found := manifest.differences(keys, told)):
            raise NotWhole(found)
    store = keys / key_copy.KEYS if keys else None
    verifying.opens_with(folder, MasterKey.load(place.key_file, store))
    return checked


def _check_room(place: Place, keys: Path | None, begun: str | None) -> None:
    """Nothing is written over. What an earlier attempt has written is none of it."""
    if not migrate.peek(place.url, is_empty, True):
        raise StorageError("storage.url", f"there is something in the database already; {_CLEAR}")
    if begun is not None:
        return
    if any(place.shelf.files()):
        raise StorageError("storage.url", f"there are files already; {_CLEAR}, or the bucket")
    for path in (place.keys, place.head) if keys else ():
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            raise StorageError("storage.url", f"{path.name} is there already; {_CLEAR}")


def _begin(place: Place, keys: Path | None) -> str:
    """Mark the folder, and clear what an earlier attempt has written of the keys. The mark says whether they are ours.
    Its files may stay: under the same name there is the same file, and the bot sweeps what nobody names."""
    earlier = place.data / MARK
    with translating():
        if earlier.exists():
            if earlier.read_text().split()[1:] == ["keys"]:
                shutil.rmtree(place.keys, ignore_errors=True)
                place.head.unlink(missing_ok=True)
            earlier.unlink()
        mark = secrets.token_hex(16)
        create_private(earlier, f"{mark} {'keys' if keys else ''}\n".encode())
    return mark


def _put_files(place: Place, folder: Path, keys: Path | None) -> None:
    with translating():
        copied = Folder(folder / backup.VAULT)
        if carry(copied, place.shelf, [file.name for file in copied.files()]):
            raise StorageError("storage.corrupt", "a file of the backup cannot be read")
        if keys is not None:
            _copy_tree(keys / key_copy.KEYS, place.keys)
        head = (keys or folder) / HEAD_FILE
        if head.exists() and not place.head.exists():
            create_private(place.head, head.read_bytes())


def _copy_tree(source: Path, target: Path) -> None:
    """Files and folders that only their owner may read, durable when this returns."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in sorted(source.rglob("*")):
        to = target / path.relative_to(source)
        if path.is_dir():
            to.mkdir(exist_ok=True, mode=0o700)
        else:
            shutil.copyfile(path, to)
            to.chmod(0o600)
            sync(to)
    for directory in (*(path for path in target.rglob("*") if path.is_dir()), target, target.parent):
        sync_directory(directory)


async def _put_database(url: str, folder: Path, mark: str) -> None:
    async with (
        verifying.unpacked(folder) as unpacked,
        snapshot(parse(unpacked)) as source,
        filling(parse(url)) as target,
    ):
        await copy(source, target)
        await target.run_sync(marks.note_restored, mark)


async def _take_up(place: Place, folder: Path) -> tuple[Verdict, Keys]:
    """Who was erased after the backup is erased again, shares that ended end, and the log is signed over the gap."""
    key = MasterKey.load(place.key_file)
    head = folder / HEAD_FILE
    database = await Database.open(place.url, key)
    try:
        await database.write(lambda work: work.users.forget_screens())
        log = await resume(database, key, head.read_text("utf-8") if head.exists() else "")
        found = await database.read(lambda work: check_keys(work.connection, key, place.key_file))
    finally:
        await database.close()
    return log, found


def _mark_of(data: Path) -> str | None:
    with translating():
        path = data / MARK
        return path.read_text().split()[0] if path.exists() else None


def _end(data: Path) -> None:
    with translating():
        (data / MARK).unlink()
        sync_directory(data)
