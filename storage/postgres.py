"""PostgreSQL through asyncpg. It needs no writer thread: rows read in order to be written are locked."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

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


class Postgres:
    """Writes run at READ COMMITTED with row locks, reads in one read-only snapshot."""

    def __init__(self, url: URL) -> None:
        self._engine = async_engine(url)

    async def write(self, work: Callable[[Connection], T]) -> T:
        async with connected(self._engine) as connection, connection.begin():
            return await connection.run_sync(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        async with connected(self._engine) as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with connection.begin():
                return await connection.run_sync(work)

    async def post(self, work: Callable[[Connection], None]) -> None:
        try:
            await self.write(work)
        except Exception as error:  # noqa: BLE001 - nobody has to hear of it
            log_failed_post(error)

    async def close(self) -> None:
        await self._engine.dispose()
