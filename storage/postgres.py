"""PostgreSQL through asyncpg. It needs no writer thread: rows read in order to be written are locked."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, TypeVar

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.errors import StorageError, log_failed_post, translate, translating

CONNECTIONS = 10
_PATIENCE, _LAST = 30.0, 5.0
"""Seconds to wait for a connection that is free, and for one that may not be there any more."""
_FRESH = 5.0
"""Seconds for which a connection that was used is taken to be there; after a longer rest it is asked first."""
T = TypeVar("T")


def async_engine(url: URL) -> AsyncEngine:
    """An engine that makes a connection each time it is asked for one."""
    driver = url.set(drivername="postgresql+asyncpg")
    return create_async_engine(driver, poolclass=NullPool, hide_parameters=True)


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection; when the server cannot be reached or refuses, StorageError storage.unavailable."""
    with translating():
        connection = await _connect(engine)
        try:
            yield connection
        finally:
            await connection.close()


async def _connect(engine: AsyncEngine) -> AsyncConnection:
    try:
        return await engine.connect()
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise StorageError("storage.unavailable", type(error).__name__) from None


class _Line(NamedTuple):
    """A connection, as SQLAlchemy and as the driver know it, and when it was last used."""

    connection: AsyncConnection
    driver: Any
    used: float


class Postgres:
    """Writes run at READ COMMITTED with row locks, reads in one read-only snapshot.

    Transactions are said to the driver, as prepared statements are: for SQLAlchemy each statement stands for itself.
    Its own way costs more time than PostgreSQL does.
    """

    def __init__(self, url: URL) -> None:
        self._engine = async_engine(url).execution_options(isolation_level="AUTOCOMMIT")
        self._free = asyncio.Semaphore(CONNECTIONS)
        self._resting: list[_Line] = []

    async def write(self, work: Callable[[Connection], T]) -> T:
        return await self._transact("BEGIN", work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await self._transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work)

    async def post(self, work: Callable[[Connection], None]) -> None:
        try:
            await self.write(work)
        except Exception as error:  # noqa: BLE001 - nobody has to hear of it
            log_failed_post(error)

    async def close(self) -> None:
        """Once nothing is under way any more, or that takes too long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LAST):
                for _ in range(CONNECTIONS):
                    await self._free.acquire()
        while self._resting:
            await self._resting.pop().connection.close()

    async def _transact(self, begin: str, work: Callable[[Connection], T]) -> T:
        async with self._line() as line:
            try:
                with translating():
                    await line.driver.execute(begin)
                    done = await line.connection.run_sync(_alone, work)
                    await line.driver.execute("COMMIT")
                    return done
            except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                away = line.driver.is_closed()
                raise StorageError("storage.unavailable", "") if away else translate(error) from None

    @asynccontextmanager
    async def _line(self) -> AsyncIterator[_Line]:
        """A connection that is there."""
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._free.acquire()
        except TimeoutError:
            raise StorageError("storage.busy", "no connection became free in time") from None
        try:
            with translating():
                line = await self._rested() or await self._made()
            try:
                yield line
            except Exception:
                if not await _goes_on(line, "ROLLBACK"):
                    await _ended(line)
                else:
                    self._resting.append(line)
                raise
            except BaseException:  # cancelled, who knows where
                await _ended(line)
                raise
            self._resting.append(line._replace(used=time.monotonic()))
        finally:
            self._free.release()

    async def _rested(self) -> _Line | None:
        """The one that was used last and is still there: one that the server has closed meanwhile is none."""
        while self._resting:
            line = self._resting.pop()
            if time.monotonic() - line.used < _FRESH and not line.driver.is_closed():
                return line
            if await _goes_on(line, "SELECT 1"):
                return line
            await _ended(line)
        return None

    async def _made(self) -> _Line:
        connection = await _connect(self._engine)
        raw = await connection.get_raw_connection()
        return _Line(connection, raw.driver_connection, time.monotonic())


def _alone(connection: Connection, work: Callable[[Connection], T]) -> T:
    """Run a work; what SQLAlchemy takes for a transaction of its own ends with it."""
    try:
        return work(connection)
    finally:
        connection.rollback()


async def _goes_on(line: _Line, words: str) -> bool:
    """Whether a connection still does what it is told."""
    try:
        await line.driver.execute(words, timeout=_LAST)
        return True
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
        return False


async def _ended(line: _Line) -> None:
    line.driver.terminate()
    await line.connection.invalidate()
    await line.connection.close()
