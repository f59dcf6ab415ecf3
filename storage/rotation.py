"""A new master key: every key wrapped anew, all of it or nothing, however often it is interrupted.

Key files, database and the master key itself have to change together, and no file system and database do that at once.
So the database decides, by the mark in it (`storage/marks.py`):

1. The new master key is written as `master.key.next`, and beside each key its successor (`1.key.next`), all durable.
2. One transaction gives the database the new key's mark, and everybody the new key's index to be found by.
3. Each successor is written over what it follows, in its place, and then removed; `master.key.next` last.

Whoever finds `master.key.next` looks whose mark the database has. Is it the new key's, 3 is done once more from its
beginning; is it not, nothing has happened yet, and the successors are removed. What was wrapped by the old key is
overwritten where the file system writes in place, so a forgotten copy of that key opens nothing of it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from storage import marks, migrate, tables
from storage.database import Database
from storage.errors import Damaged, Erased, StorageError, translating
from storage.keys import Keyring, MasterKey, create_private, make_master_key, next_of, sync_directory
from storage.reblinding import reblind

if sys.platform != "win32":
    import fcntl


@dataclass(frozen=True, slots=True)
class Rotated:
    """What was wrapped anew: keys of people, and marks of those who were erased. `left` are keys that opened with no
    master key before, and were left as they are."""

    people: int
    erased: int
    left: int


async def rotate(url: str, path: Path, *, despite_damage: bool = False) -> Rotated:
    """Change the master key at `path`. No other process may use this database: the caller makes sure of it.

    despite_damage  go on although keys of people do not open: what is lost of them now is lost then

    Raises StorageError storage.key, with nothing changed, where keys do not open; storage.busy while another rotation
    runs.
    """
    await asyncio.to_thread(settle, url, path)
    with _alone(path):
        old = MasterKey.load(path)
        database = await Database.open_as_it_is(url, old)
        try:
            keyring = Keyring(old)
            lost = await database.read(lambda work: unopened(work.connection, keyring))
            if lost and not despite_damage:
                raise StorageError(
                    "storage.key", f"{len(lost)} people's keys do not open: put them back into keys/ first"
                )
            with translating():
                make_master_key(next_of(path))
                new = MasterKey.read(next_of(path), old.store)
                done = await asyncio.to_thread(_prepare, keyring, new)
            await database.write(lambda work: hand_over(work.connection, keyring, Keyring(new)))
        finally:
            await database.close()
        with translating():
            await asyncio.to_thread(_take_over, path, new)
    return done


def settle(url: str, path: Path) -> None:
    """Bring a rotation that was interrupted to its end, or undo it, as the database says; nothing where none was.

    Not to be called where an event loop runs. Raises StorageError storage.busy while a rotation runs.
    """
    if not next_of(path).exists():
        return
    with _alone(path):
        if not next_of(path).exists():
            return
        new = MasterKey.read(next_of(path), path.parent / "keys")
        mark = migrate.peek(url, marks.look, marks.Found()).mark
        with translating():
            if mark is not None and new.marked(marks.DATABASE, mark):
                _take_over(path, new)
            else:
                _clear(path, new.store)


def unopened(connection: Connection, keyring: Keyring) -> list[int]:
    """People whose key does not open, or of whom nobody knows where to write to: they could not be found by another
    key's index."""
    t, lost = tables.users.c, []
    people = connection.execute(select(t.id, t.telegram_id)).all()
    for user_id, sealed in people:
        try:
            keyring.get(user_id).unseal(sealed, "users", user_id, "telegram_id")
        except Erased:
            continue
        except Damaged:
            lost.append(user_id)
    return lost


def hand_over(connection: Connection, old: Keyring, new: Keyring) -> None:
    """Everything in the database that hangs on the master key."""
    reblind(connection, old, new.blind)
    marks.put(connection, new)


def _prepare(keyring: Keyring, new: MasterKey) -> Rotated:
    """Write the successor of each key beside it."""
    people = erased = left = 0
    gone = {*keyring.erased()}
    for user_id in keyring.people():
        try:
            wrapped = keyring.rewrapped(user_id, new)
        except Damaged:
            left += 1
            continue
        create_private(next_of(new.key_file(user_id)), wrapped)
        if user_id in gone:
            erased += 1
        else:
            people += 1
    create_private(next_of(new.store_mark), new.mark("store"))
    return Rotated(people, erased, left)


def _take_over(path: Path, new: MasterKey) -> None:
    """Everything is written over by its successor; the one of the master key is removed when all else is done."""
    for successor in _successors(new.store):
        _overwrite(successor.with_suffix(""), successor.read_bytes())
        successor.unlink()
    sync_directory(new.store)
    _overwrite(path, next_of(path).read_bytes())
    next_of(path).unlink()
    sync_directory(path.parent)


def _clear(path: Path, store: Path) -> None:
    for successor in _successors(store):
        successor.unlink()
    next_of(path).unlink()
    sync_directory(path.parent)


def _successors(store: Path) -> list[Path]:
    return sorted(store.glob("*.next")) if store.is_dir() else []


def _overwrite(path: Path, content: bytes) -> None:
    """In its place, so that what stood there is gone where the file system works so."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        file.truncate(len(content))
        os.fsync(file.fileno())


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Only one process changes a master key at a time; the lock goes with the process, however it ends."""
    with translating():
        descriptor = os.open(path, os.O_RDONLY)
    try:
        if sys.platform != "win32":
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StorageError("storage.busy", "the master key is being changed") from None
        yield
    finally:
        os.close(descriptor)
