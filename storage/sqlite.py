"""SQLite: one thread writes, a few connections read.

A pool of writing connections waits for its turn by sleeping, and with deferred transactions loses updates
silently. One writer thread with one connection does neither, and commits what piled up during the last commit in
one go, so durability (`synchronous=FULL`) costs one flush per group instead of one per answer.
"""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from storage.errors import StorageError, log_failed_post, translate, translating

GROUP = 64
"""Works per commit, at most."""
LINGER = 0.05
"""Seconds that posted works wait for others to commit with."""
READERS = 4
"""Reading connections, at most."""

T = TypeVar("T")
_PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
    "synchronous=FULL",
)


class _Job(NamedTuple):
    work: Callable[[Connection], Any]
    future: asyncio.Future[Any] | None


class _Outcome(NamedTuple):
    result: Any
    error: BaseException | None


def sync_engine(url: URL, begin: str = "BEGIN IMMEDIATE", *pragmas: str) -> Engine:
    """An engine whose transactions are what they say: the driver begins none by itself."""
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True)
    _prepare(engine, begin, *pragmas)
    return engine


def _prepare(engine: Engine, begin: str, *pragmas: str) -> None:
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#enabling-non-legacy-sqlite-transactional-modes
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS + pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def create_file(url: URL) -> None:
    """Make the database file readable by its owner only; SQLite gives -wal and -shm the same mode."""
    if not url.database or url.database == ":memory:":
        raise StorageError("storage.url", "a SQLite database needs a file")
    path = Path(url.database)
    if not url.query.get("uri") and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


class Sqlite:
    """`url` may carry the driver's options, such as `?timeout=5`: seconds to wait for another process."""

    def __init__(self, url: URL) -> None:
        self._readers = create_async_engine(
            url.set(drivername="sqlite+aiosqlite"),
            pool_size=READERS,
            max_overflow=0,
            hide_parameters=True,
        )
        _prepare(self._readers.sync_engine, "BEGIN", "query_only=ON")
        self._writer = _Writer(
            sync_engine(url, "BEGIN IMMEDIATE", "journal_mode=WAL"),
            asyncio.get_running_loop(),
        )
        self._writer.start()

    async def write(self, work: Callable[[Connection], T]) -> T:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._writer.jobs.put(_Job(work, future))
        return await future

    async def read(self, work: Callable[[Connection], T]) -> T:
        with translating():
            async with self._readers.begin() as connection:
                return await connection.run_sync(work)

    def post(self, work: Callable[[Connection], None]) -> None:
        self._writer.jobs.put(_Job(work, None))

    async def close(self) -> None:
        self._writer.jobs.put(None)
        await asyncio.to_thread(self._writer.join)
        await self._readers.dispose()


class _Writer(Thread):
    """Takes all that is queued, runs each work in a savepoint, commits once, then tells everybody."""

    def __init__(self, engine: Engine, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(name="storage-writer", daemon=True)
        self.jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._engine = engine
        self._loop = loop
        with translating():
            self._connection = engine.connect()
        self._driver: Any = self._connection.connection.driver_connection

    def run(self) -> None:
        running = True
        while running:
            jobs, running = self._gather()
            if jobs:
                self._tell(jobs, self._commit(jobs))
        self._connection.close()
        self._engine.dispose()

    def _gather(self) -> tuple[list[_Job], bool]:
        """The next group, and whether to go on after it. Posted works alone wait a little for company."""
        jobs: list[_Job] = []
        hurry, deadline = False, 0.0
        while len(jobs) < GROUP:
            try:
                if not jobs:
                    job = self.jobs.get()
                    deadline = time.monotonic() + LINGER
                elif hurry:
                    job = self.jobs.get_nowait()
                else:
                    job = self.jobs.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                break
            if job is None:
                return jobs, False
            jobs.append(job)
            hurry = hurry or job.future is not None
        return jobs, True

    def _commit(self, jobs: list[_Job]) -> list[_Outcome]:
        try:
            with self._connection.begin():
                if len(jobs) == 1:
                    return [_Outcome(jobs[0].work(self._connection), None)]
                return [self._attempt(job) for job in jobs]
        except BaseException as error:  # noqa: BLE001 - the waiting task gets it, and this thread must go on
            if len(jobs) > 1 or isinstance(error, (SQLAlchemyError, OSError)):
                error = translate(error)
            return [_Outcome(None, error)] * len(jobs)

    def _attempt(self, job: _Job) -> _Outcome:
        savepoint = self._connection.begin_nested()
        try:
            result = job.work(self._connection)
            savepoint.commit()
            return _Outcome(result, None)
        except BaseException as error:
            # A full disk or the like ends SQLite's whole transaction, and then no work of the group stands:
            # https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
            if not self._driver.in_transaction:
                raise
            savepoint.rollback()
            return _Outcome(
                None,
                translate(error) if isinstance(error, (SQLAlchemyError, OSError)) else error,
            )

    def _tell(self, jobs: list[_Job], outcomes: list[_Outcome]) -> None:
        awaited = []
        for job, outcome in zip(jobs, outcomes, strict=True):
            if job.future is not None:
                awaited.append((job.future, outcome))
            elif outcome.error is not None:
                log_failed_post(outcome.error)
        if awaited:
            self._loop.call_soon_threadsafe(_resolve, awaited)


def _resolve(awaited: list[tuple[asyncio.Future[Any], _Outcome]]) -> None:
    for future, (result, error) in awaited:
        if future.done():  # whoever waited was cancelled; the work stands
            continue
        if error is None:
            future.set_result(result)
        else:
            # A future refuses StopIteration: https://docs.python.org/3/library/asyncio-future.html
            future.set_exception(
                RuntimeError("a work let StopIteration out") if isinstance(error, StopIteration) else error
            )
