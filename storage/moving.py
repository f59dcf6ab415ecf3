"""A database that moves: from SQLite to PostgreSQL or back, all of it or nothing.

Vault and keys stay where they are. The target is filled and looked through within one transaction; only after its
commit the source is marked, so that nobody starts a bot on it by mistake. It stays otherwise as it was.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import marks, migrate
from storage.address import parse
from storage.copying import copy, filling, snapshot
from storage.database import Database
from storage.errors import StorageError
from storage.inspection import Readers, inspect
from storage.keys import Keyring
from storage.master_key import MasterKey

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a target holds: how many people, how many rows in all tables, and how many of its values do not open, which
    did not open in the source either. `marked` is whether the source says that it was moved: its disk may be full."""

    people: int
    rows: int
    unopened: int
    marked: bool


async def move(source: str, target: str, key: MasterKey, readers: Readers) -> Moved:
    """Copy everything from one database into an empty one, and mark the first as moved. Nobody else may write into
    them: the caller makes sure of it.

    Raises StorageError, with nothing changed, storage.url where there is no source, or where something is in the
    target; storage.key for another master key; storage.corrupt where something opens in the source, and not in the
    target.
    """
    await asyncio.to_thread(_check, source, key)
    async with snapshot(parse(source)) as reading, filling(parse(target)) as writing:
        rows = await copy(reading, writing)
        before = await inspect(_seen(reading, key), readers)
        after = await inspect(_seen(writing, key), readers)
        # A moment that cannot be read is one that can on the other side: long past.
        if +(after - before):
            raise StorageError(
                "storage.corrupt", "not everything that opens in the source opens in the target"
            )
    marked = await asyncio.to_thread(_marked, source)
    return Moved(rows["users"], sum(rows.values()), after.total(), marked)


def reopen(url: str) -> bool:
    """Let the bot start again on a database that was moved; whether it was."""
    return migrate.change(url, marks.note_here)


def _check(source: str, key: MasterKey) -> None:
    if migrate.peek(source, migrate.current, None) != migrate.newest():
        raise StorageError(
            "storage.url", "there is no database of this schema to move: run `db upgrade` first"
        )
    found = migrate.peek(source, marks.look, marks.Found())
    marks.check_here(found)
    marks.check(found, Keyring(key))


def _marked(source: str) -> bool:
    try:
        migrate.change(source, marks.note_moved)
    except StorageError as error:
        _log.warning("db.not_marked code=%s", error.code)
        return False
    return True


class _Within:
    """A transaction that is under way, as an engine that reads in it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await self._connection.run_sync(work)

    async def write(self, work: Callable[[Connection], T], *, begun: bool = True) -> T:
        raise StorageError("storage.readonly", "what is moved is not changed")

    async def post(
        self, work: T, lane: int, together: Callable[[Sequence[T]], Callable[[Connection], None]]
    ) -> None:
        raise StorageError("storage.readonly", "what is moved is not changed")

    async def posted(self, lane: int) -> None:
        """Nothing is."""

    async def close(self) -> None:
        """Whoever began the transaction ends it."""


def _seen(connection: AsyncConnection, key: MasterKey) -> Database:
    return Database(_Within(connection), Keyring(key), lambda: datetime.now(UTC))
