"""PostgreSQL through asyncpg. It needs no writer thread: rows read in order to be written are locked."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.address import in_full
from storage.errors import PASSING, Cut, StorageError, log_failed_post, translating
from storage.sessions import DRIVERS, Sessions, translated

CONNECTIONS = 10
_PATIENCE, _SOON = 30.0, 5.0
"""Seconds to wait for a connection that is free, and for one that may not be there any more."""
_IDLE = "30s"
"""A process that hangs in a transaction keeps others from its rows for so long."""
_LINGER = 0.01
"""Seconds that what was posted waits for others to go with."""
_AT_ONCE = 8
T = TypeVar("T")


def async_engine(url: URL, **options: str) -> AsyncEngine:
    """An engine that makes a connection each time it is asked for one, as `Sessions` with these options does."""
    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=Sessions(in_full(url), **options).open,
        poolclass=NullPool,
        hide_parameters=True,
    )


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection; when the server cannot be reached or refuses, StorageError storage.unavailable."""
    with translating():
        connection = await engine.connect()
        try:
            yield connection
        finally:
            await connection.close()


class _Line(NamedTuple):
    """A connection, as SQLAlchemy and as the driver know it."""

    connection: AsyncConnection
    driver: Any

    async def does(self, words: str) -> bool:
        """Say something; whether anybody is there who does it. Otherwise the connection is ended."""
        try:
            await self.driver.execute(words, timeout=_SOON)
            return True
        except (*DRIVERS, OSError):
            await self.end()
            return False
        except BaseException:
            await self.end()
            raise

    async def end(self) -> None:
        self.driver.terminate()
        await self.connection.invalidate()
        await self.connection.close()


@asynccontextmanager
async def alone(url: URL, **options: Any) -> AsyncIterator[AsyncConnection]:
    """One connection with these execution options, and nothing left of it afterwards. Raises as `connected`."""
    engine = async_engine(url)
    try:
        async with connected(engine) as connection:
            yield await connection.execution_options(**options)
    finally:
        await engine.dispose()


class Postgres:
    """Writes run at READ COMMITTED with row locks, reads in one read-only snapshot.

    Transactions are said to the driver, as prepared statements are: for SQLAlchemy each statement stands for itself.
    Its own way costs more time than PostgreSQL does. Connections are kept; one that the server has closed meanwhile is
    found out by the `BEGIN`, when nothing is lost yet, and another takes its place.
    """

    def __init__(self, url: URL) -> None:
        self._engine = async_engine(url, idle=_IDLE).execution_options(isolation_level="AUTOCOMMIT")
        self._free = asyncio.Semaphore(CONNECTIONS)
        self._resting: list[_Line] = []
        self._posting: dict[int, asyncio.Task[None]] = {}
        self._waiting: dict[int, Any] = {}
        self._ringing: asyncio.TimerHandle | None = None
        self._together: Any = None

    async def write(self, work: Callable[[Connection], T], *, begun: bool = True) -> T:
        return await self._transact("BEGIN" if begun else "", work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await self._transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work)

    async def post(
        self, work: T, lane: int, together: Callable[[Sequence[T]], Callable[[Connection], None]]
    ) -> None:
        await self.posted(lane)
        self._together = together
        self._waiting[lane] = work
        if len(self._waiting) >= _AT_ONCE:
            self._send()
        elif self._ringing is None:
            self._ringing = asyncio.get_running_loop().call_later(_LINGER, self._send)

    async def posted(self, lane: int) -> None:
        if lane in self._waiting:
            self._send()
        while (posting := self._posting.get(lane)) is not None:
            await asyncio.wait([posting])

    def _send(self) -> None:
        """What was posted goes as one, in the order of the lanes: another process that sends some of the same locks
        them in the same order."""
        if self._ringing is not None:
            self._ringing.cancel()
            self._ringing = None
        waiting, self._waiting = sorted(self._waiting.items()), {}
        if not waiting:
            return
        works = [work for _, work in waiting]
        posting = asyncio.get_running_loop().create_task(self._post(works, self._together))
        for lane, _ in waiting:
            self._posting[lane] = posting
            posting.add_done_callback(lambda done, lane=lane: self._posting.pop(lane))  # type: ignore[misc]

    async def _post(
        self, works: Sequence[Any], together: Callable[[Sequence[Any]], Callable[[Connection], None]]
    ) -> None:
        """All of it or nothing; mostly it is one statement. Where one work fails, each is done alone. A connection that
        was cut is no reason to lose it: it is tried once more."""
        try:
            try:
                await self._transact("", together(works))
            except Exception as error:
                if len(works) > 1:
                    for work in works:
                        await self._post([work], together)
                    return
                if not isinstance(error, StorageError) or error.code not in PASSING:
                    raise
                await self.write(together(works))
        except Exception as error:  # noqa: BLE001 - nobody has to hear of it
            log_failed_post(error)

    async def close(self) -> None:
        """Once nothing is under way any more, or that takes too long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_SOON):
                self._send()
                await asyncio.gather(*self._posting.values())
                for _ in range(CONNECTIONS):
                    await self._free.acquire()
        while self._resting:
            await self._resting.pop().connection.close()

    async def _transact(self, begin: str, work: Callable[[Connection], T]) -> T:
        """Do it on a connection with a transaction, or without one; if it fails, that is rolled back."""
        await self._one_is_free()
        try:
            line = await self._rested(begin) or await self._made(begin)
            try:
                done = await _done(line, work)
            except Exception as error:
                # A server that only reads may be a former primary: another connection leads to the present one.
                if isinstance(error, StorageError) and error.code == "storage.readonly":
                    await line.end()
                elif await line.does("ROLLBACK"):
                    self._resting.append(line)
                raise
            except BaseException:  # cancelled, who knows where
                await line.end()
                raise
            self._resting.append(line)
            return done
        finally:
            self._free.release()

    async def _one_is_free(self) -> None:
        """Wait until a connection is, and have it."""
        if not self._free.locked():  # mostly, and then a timer would cost more than all of it
            await self._free.acquire()
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._free.acquire()
        except TimeoutError:
            raise StorageError("storage.busy", "no connection became free in time") from None

    async def _rested(self, begin: str) -> _Line | None:
        """The one that was used last and is still there."""
        while self._resting:
            line = self._resting.pop()
            if begin:
                there = await line.does(begin)
            elif not (there := not line.driver.is_closed()):
                await line.end()
            if there:
                return line
        return None

    async def _made(self, begin: str) -> _Line:
        with _over_the_line(), translating():
            connection = await self._engine.connect()
            line = _Line(connection, (await connection.get_raw_connection()).driver_connection)
        if begin and not await line.does(begin):
            raise Cut("a new connection was cut")
        return line


@contextmanager
def _over_the_line() -> Iterator[None]:
    """What keeps somebody from the server cuts the line to it."""
    try:
        yield
    except StorageError as error:
        if error.code != "storage.unavailable":
            raise
        raise Cut(str(error).partition(": ")[2]) from None


async def _done(line: _Line, work: Callable[[Connection], T]) -> T:
    try:
        with _over_the_line(), translating():
            done = await line.connection.run_sync(_alone, work)
            # Where a statement failed and somebody went on nevertheless, the server undoes everything, and says so.
            if line.driver.is_in_transaction() and await line.driver.execute("COMMIT") != "COMMIT":
                raise StorageError("storage.failed", "the transaction was undone")
            return done
    except DRIVERS as error:
        if line.driver.is_closed():
            raise Cut("the connection was cut") from None
        raise translated(error) from None


def _alone(connection: Connection, work: Callable[[Connection], T]) -> T:
    """Run a work; what SQLAlchemy takes for a transaction of its own ends with it."""
    try:
        return work(connection)
    finally:
        connection.rollback()
