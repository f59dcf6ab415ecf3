"""A new master key: every key wrapped anew, all of it or nothing, however often it is interrupted.

Key files, database and the master key itself have to change together, and no file system and database do that at once.
So the database decides, by the mark in it (`storage/marks.py`):

1. The new master key is written as `master.key.next`, and beside each key, of people and of shares, its successor
   (`1.key.next`), all durable; the head of the log too, signed by the new key.
2. One transaction gives the database the new key's mark, and everybody the new key's index to be found by; what is kept
   of staff is sealed with the new desk key.
3. Each successor is written over what it follows, in its place, and then removed; `master.key.next` last.

Whoever finds `master.key.next` looks whose mark the database has. Is it the new key's, 3 is done once more from its
beginning; is it not, nothing has happened yet, and the successors are removed. What was wrapped by the old key is
overwritten where the file system writes in place, so a forgotten copy of that key opens nothing of it.

The log is not written anew: its entries keep their marks, and what made those is kept (`storage/former.py`), so that
`audit verify` and heads that others keep stay good. All of them are under the head that the new key signs, so whoever
has the old key alters none of them unnoticed.
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
from storage.audit.head import Head
from storage.audit.order import placed
from storage.audit.placing import Placing, head_file
from storage.database import Database
from storage.desk_key import SHARES, is_renewing
from storage.durable import create_private, sync_directory
from storage.errors import Damaged, Erased, StorageError, translating
from storage.keys import Keyring
from storage.master_key import MasterKey, make_master_key, next_of
from storage.reblinding import reblind
from storage.reenlisting import reenlist

if sys.platform != "win32":
    import fcntl


@dataclass(frozen=True, slots=True)
class Rotated:
    """What was wrapped anew: keys of people, marks of those who were erased, keys of live shares. `left` are keys that
    opened with no master key before, and were left as they are."""

    people: int
    erased: int
    left: int
    shares: int = 0


async def rotate(url: str, path: Path, *, despite_damage: bool = False) -> Rotated:
    """Change the master key at `path`. No other process may use this database: the caller makes sure of it.

    despite_damage  go on although keys of people do not open: what is lost of them now is lost then

    Raises StorageError storage.key, with nothing changed, where keys do not open, or the desk key is half renewed;
    storage.busy while another rotation runs.
    """
    await asyncio.to_thread(settle, url, path)
    with alone(path):
        old = MasterKey.load(path)
        database = await Database.open_as_it_is(url, old)
        try:
            keyring = Keyring(old)
            lost = await database.read(lambda work: unopened(work.connection, keyring))
            if lost and not despite_damage:
                raise StorageError(
                    "storage.key", f"{len(lost)} people's keys do not open: put them back into keys/ first"
                )
            if is_renewing(old.store):
                raise StorageError(
                    "storage.key", "the desk key was not renewed to its end: run `desk-key --renew` first"
                )
            upto, head = await _closed(database, old)
            with translating():
                make_master_key(next_of(path))
                new = MasterKey.read(next_of(path), old.store)
                done = await asyncio.to_thread(_prepare, keyring, new, old, upto, head)
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
    with alone(path):
        if not next_of(path).exists():
            return
        new = MasterKey.read(next_of(path), path.parent / "keys")
        mark = migrate.peek(url, marks.look, marks.Found()).mark
        with translating():
            if mark is not None and new.marked(marks.DATABASE, mark):
                _take_over(path, new)
            else:
                _clear(path, new)


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
    reenlist(connection, old.desk, new.desk, new.blind)
    marks.put(connection, new)
    marks.mark_for_desk(connection, new)


async def _closed(database: Database, old: MasterKey) -> tuple[int, Head | None]:
    """Every entry of the log gets its place; how many there are, and the head over them. A head that is not ours is
    left as it is, for `audit verify` to name."""
    try:
        head = await Placing(database, old).catch_up()
    except StorageError as error:
        if error.code != "storage.tampered":
            raise
        return await database.read(placed), None
    return await database.read(placed), head if head.size else None


def _prepare(keyring: Keyring, new: MasterKey, old: MasterKey, upto: int, head: Head | None) -> Rotated:
    """Write the successor of each key beside it, and of what is signed and kept by the master key."""
    people = erased = left = shares = 0
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
    desk = Keyring(new).desk
    for file in keyring.shares.files():
        try:
            wrapped_share = keyring.shares.rewrapped(file, desk)
        except Damaged:
            left += 1
            continue
        if wrapped_share is not None:
            create_private(next_of(file), wrapped_share)
            shares += 1
    create_private(next_of(new.former_file), new.succeeded((*old.former(), old.left(upto))))
    if head is not None:
        create_private(next_of(head_file(new).path), head_file(new).note(head))
    create_private(next_of(new.store_mark), new.mark("store"))
    return Rotated(people, erased, left, shares)


def _take_over(path: Path, new: MasterKey) -> None:
    """Everything is written over by its successor; the one of the master key is removed when all else is done."""
    folders = set()
    for successor in _successors(new):
        _overwrite(successor.with_suffix(""), successor.read_bytes())
        successor.unlink()
        folders.add(successor.parent)
    for folder in folders:
        sync_directory(folder)
    _overwrite(path, next_of(path).read_bytes())
    next_of(path).unlink()
    sync_directory(path.parent)


def _clear(path: Path, new: MasterKey) -> None:
    for successor in _successors(new):
        successor.unlink()
    next_of(path).unlink()
    sync_directory(path.parent)


def _successors(new: MasterKey) -> list[Path]:
    """What a rotation has prepared; a renewal of the desk key has successors of its own."""
    keys = [*new.store.glob("*.key.next"), *(new.store / SHARES).glob("*.key.next")]
    named = (next_of(path) for path in (new.former_file, new.store_mark, head_file(new).path))
    return [*sorted(keys), *(path for path in named if path.exists())]


def _overwrite(path: Path, content: bytes) -> None:
    """In its place, so that what stood there is gone where the file system works so."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        file.truncate(len(content))
        os.fsync(file.fileno())


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Only one process changes a master key, or copies the keys, at a time; the lock goes with the process, however it
    ends. Raises StorageError storage.busy."""
    with translating():
        descriptor = os.open(path, os.O_RDONLY)
    try:
        if sys.platform != "win32":
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StorageError("storage.busy", "the keys are being changed or copied") from None
        yield
    finally:
        os.close(descriptor)
