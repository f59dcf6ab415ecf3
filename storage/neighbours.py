"""Other processes on the same PostgreSQL: which of them live, and what they tell each other.

Each has one connection of its own for that. On it the process holds an advisory lock with its number, which goes with
the connection, however the process ends; and it listens (https://www.postgresql.org/docs/current/sql-notify.html). A
word may be lost while the connection is away, so whoever hears must look by itself now and then, too.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import chain, repeat
from typing import Any

from sqlalchemy import URL

from storage.address import in_full
from storage.errors import StorageError
from storage.sessions import DRIVERS, Sessions, translated

_CHANNEL = "zayava"
_LIFE, _GATE = 7_832_145, 7_832_146
"""Any numbers will do, as long as every process takes the same: the lives of processes, and who may come in."""
_HERE = "here"
"""The word of whoever comes in, with its number: others know of it before it serves anybody."""
_LIVING = """
SELECT objid::bigint FROM pg_locks
WHERE locktype = 'advisory' AND classid = $1 AND objsubid = 2 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_PATIENCE, _AT_THE_GATE = 10.0, 600.0
"""Seconds for one statement, and until whoever is alone lets others in."""
_GRACE = 2.0
"""So many seconds after it was seen last a process still counts as living."""
_FADING = (0.05, 0.1, 0.2, 0.3)
"""Seconds between looks at the start: of who was just killed the server may not know yet."""
_PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between two tries to connect anew."""
_AWAY = (*DRIVERS, OSError)


class Neighbours:
    """From `enter` to `leave` this process is known to the others by its number."""

    def __init__(self, url: URL, number: int) -> None:
        self._sessions = Sessions(in_full(url))
        self._number = number
        self._hear: Callable[[str], None] = lambda word: None
        self._missed: Callable[[], None] = lambda: None
        self._connection: Any = None
        self._sender = 0
        self._first = False
        self._lock = asyncio.Lock()
        self._words: dict[str, None] = {}
        self._telling: asyncio.Task[None] | None = None
        self._returning: asyncio.Task[None] | None = None
        self._seen: dict[int, float] = {}

    def listen(self, hear: Callable[[str], None], missed: Callable[[], None]) -> None:
        """`hear` is given each word that another process tells; `missed` is called where some may have been lost."""
        self._hear, self._missed = hear, missed

    async def enter(self) -> bool:
        """Come in; whether nobody else is there. Who is alone keeps others waiting until `settle`. Raises StorageError
        storage.unavailable."""
        async with self._speaking() as connection:
            await connection.execute("SELECT pg_advisory_lock($1, 0)", _GATE, timeout=_AT_THE_GATE)
            self._first = True
            await self._live(connection)
        for pause in _FADING:
            if await self._present() == {self._number}:
                return True
            await asyncio.sleep(pause)
        await self.settle()
        return False

    async def alone(self) -> bool:
        """Come in only if nobody else is there, and keep others waiting; whether it was so."""
        if await self.enter():
            return True
        await self.leave()
        return False

    async def settle(self) -> None:
        """What only one process may do is done; others may come in."""
        if self._first:
            self._first = False
            async with self._speaking() as connection:
                await connection.execute("SELECT pg_advisory_unlock($1, 0)", _GATE)

    async def living(self) -> frozenset[int]:
        """The numbers of all that are there, or were a moment ago: one whose connection was cut comes back. Raises
        StorageError storage.unavailable."""
        present, now = await self._present(), time.monotonic()
        self._seen |= dict.fromkeys(present, now)
        self._seen = {number: seen for number, seen in self._seen.items() if now - seen < _GRACE}
        return frozenset(self._seen)

    @property
    def others(self) -> set[int]:
        """The numbers of those that were there when this process last looked."""
        return self._seen.keys() - {self._number}

    def tell(self, *words: str) -> None:
        """Tell the others, beside everything else; said twice before it is out, it is said once."""
        self._words.update(dict.fromkeys(words))
        if self._telling is None:
            self._telling = asyncio.get_running_loop().create_task(self._tell())

    async def leave(self) -> None:
        """Say what is still to be said, and go."""
        if self._returning is not None:
            self._returning.cancel()
        if self._telling is not None:
            await self._telling
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(*_AWAY):
                await connection.close(timeout=_PATIENCE)

    async def _present(self) -> frozenset[int]:
        async with self._speaking() as connection:
            return frozenset(row[0] for row in await connection.fetch(_LIVING, _LIFE))

    async def _tell(self) -> None:
        try:
            while self._words:
                words, self._words = [*self._words], {}
                async with self._speaking() as connection:
                    await connection.execute(
                        "SELECT pg_notify($1, word) FROM unnest($2::text[]) AS word", _CHANNEL, words
                    )
        except StorageError:
            self._words.clear()  # they look by themselves
        finally:
            self._telling = None

    @asynccontextmanager
    async def _speaking(self) -> AsyncIterator[Any]:
        """The connection, for one at a time; made anew where it was lost."""
        async with self._lock:
            try:
                if self._connection is None or self._connection.is_closed():
                    again, self._connection = self._connection is not None, await self._connected()
                    if again:
                        await self._live(self._connection)
                        self._missed()
                yield self._connection
            except _AWAY as error:
                if self._connection is not None:
                    self._connection.terminate()
                raise translated(error) from None

    async def _connected(self) -> Any:
        return await self._sessions.open(
            timeout=_PATIENCE,
            command_timeout=_PATIENCE,
            server_settings={"application_name": "zayava"},
        )

    async def _live(self, connection: Any) -> None:
        # Shared: after a loss the server may keep the old connection for a while yet. A pooler says another number of
        # the server's process than the server, which puts its own under what it brings.
        self._sender = await connection.fetchval(
            "SELECT pg_backend_pid() FROM pg_advisory_lock_shared($1, $2)", _LIFE, self._number
        )
        await connection.add_listener(_CHANNEL, self._heard)
        connection.add_termination_listener(self._lost)
        await connection.execute("SELECT pg_notify($1, $2)", _CHANNEL, f"{_HERE} {self._number}")

    def _lost(self, connection: Any) -> None:
        """The connection was cut: another is made at once, or as soon as that can be."""
        if connection is self._connection and self._returning is None:
            self._returning = asyncio.get_running_loop().create_task(self._return())

    async def _return(self) -> None:
        for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
            with suppress(StorageError):
                await self._present()
                break
            await asyncio.sleep(pause)
        self._returning = None

    def _heard(self, connection: Any, sender: int, channel: str, word: str) -> None:
        if sender == self._sender:
            return
        what, _, about = word.partition(" ")
        if what == _HERE:
            self._seen[int(about)] = time.monotonic()
        else:
            self._hear(word)
