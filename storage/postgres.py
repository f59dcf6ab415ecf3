"""PostgreSQL through asyncpg. It needs no writer thread: rows read in order to be written are locked."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import StorageError, log_failed_post, translating

CONNECTIONS = 10
T = TypeVar("T")


def async_engine(url: URL) -> AsyncEngine:
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection; when the server cannot be reached or refuses, StorageError storage.unavailable."""
    with translating():
        try:
            connection = await engine.connect()
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise StorageError("storage.unavailable", type(error).__name__) from None
        try:
            yield connection
        finally:
            await connection.close()


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
    """Writes run at READ COMMITTED with row locks, reads in one read-only snapshot."""

    def __init__(self, url: URL) -> None:
        self._engine = async_engine(url)
        self._posted: set[asyncio.Task[None]] = set()

    async def write(self, work: Callable[[Connection], T]) -> T:
        async with connected(self._engine) as connection, connection.begin():
            return await connection.run_sync(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        async with connected(self._engine) as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with connection.begin():
                return await connection.run_sync(work)

    def post(self, work: Callable[[Connection], None]) -> None:
        task = asyncio.get_running_loop().create_task(self._posting(work))
        self._posted.add(task)
        task.add_done_callback(self._posted.discard)

    async def close(self) -> None:
        await asyncio.gather(*self._posted)
        await self._engine.dispose()

    async def _posting(self, work: Callable[[Connection], None]) -> None:
        try:
            await self.write(work)
        except Exception as error:  # noqa: BLE001 - nobody waits for it
            log_failed_post(error)
