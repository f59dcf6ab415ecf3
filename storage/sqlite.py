"""SQLite: one connection writes, a few read.

A pool of writing connections waits for its turn by sleeping, and with deferred transactions loses updates
silently. One writing connection does neither, and commits what piled up during the last commit in one go, so
durability (`synchronous=FULL`) costs one flush per group instead of one per answer.
"""

import asyncio
import os
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import URL, Connection, Engine, Transaction, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.util import greenlet_spawn

from storage.errors import StorageError, log_failed_post, translate, translating

GROUP = 64
"""Works per commit, at most."""
LINGER = 0.05
"""Seconds that posted works wait for others to commit with."""
AT_A_STRETCH = 0.004
"""Seconds for which the works of a group hold up everything else, at most one work longer."""
READERS = 4
"""Reading connections, at most."""

T = TypeVar("T")
_PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
    "synchronous=FULL",
    # What a savepoint could undo is copied page by page: into memory, not into a file that nobody reads again.
    # https://www.sqlite.org/tempfiles.html#stmtjrnl
    "temp_store=MEMORY",
)


_FAULTS = (SQLAlchemyError, sqlite3.Error, OSError)
"""What the database itself raises; prepared statements meet the driver's own errors."""


class _Job(NamedTuple):
    work: Callable[[Connection], Any]
    future: asyncio.Future[Any] | None


class _Outcome(NamedTuple):
    result: Any
    error: BaseException | None


def sync_engine(url: URL, begin: str = "BEGIN IMMEDIATE", *pragmas: str) -> Engine:
    """An engine whose transactions are what they say: the driver begins none by itself."""
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True)
    prepare(engine, begin, *pragmas)
    return engine


def prepare(engine: Engine, begin: str, *pragmas: str) -> None:
    """Let each connection of an engine have these settings, and each transaction begin so."""

    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#enabling-non-legacy-sqlite-transactional-modes
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS + pragmas:
            _set(cursor, pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _set(cursor: sqlite3.Cursor, pragma: str) -> None:
    """Switching to WAL needs the file alone and does not wait for it by itself, so we try again for two seconds."""
    for _ in range(40):
        try:
            cursor.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(0.05)
    cursor.execute(f"PRAGMA {pragma}")


def exists(url: URL) -> bool:
    """Whether there is a database file with something in it."""
    path = Path(url.database or "")
    return bool(url.query.get("uri")) or (path.is_file() and path.stat().st_size > 0)


def create_file(url: URL) -> bool:
    """Make the database file readable by its owner only; SQLite gives -wal and -shm the same mode. Whether there was
    none."""
    if not url.database or url.database == ":memory:":
        raise StorageError("storage.url", "a SQLite database needs a file")
    path = Path(url.database)
    if url.query.get("uri") or path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return True


def remove_file(url: URL) -> None:
    """Take away a database that nobody has opened, with what SQLite keeps beside it."""
    for beside in ("", "-journal", "-wal", "-shm"):
        Path(f"{url.database}{beside}").unlink(missing_ok=True)


class Sqlite:
    """`url` may carry the driver's options, such as `?timeout=5`: seconds to wait for another process.

    Works run one after another on the event loop; only what can wait (BEGIN, COMMIT with its flush) runs in a thread.
    Two threads that both run Python would fight for the interpreter's lock, and everybody's answer would wait.
    """

    def __init__(self, url: URL) -> None:
        # What SQLAlchemy itself makes an engine asynchronous with; its package for that loads the whole ORM, 8 MB.
        self._readers = create_engine(
            url.set(drivername="sqlite+aiosqlite"),
            pool_size=READERS,
            max_overflow=0,
            hide_parameters=True,
        )
        prepare(self._readers, "BEGIN", "query_only=ON")
        self._engine = sync_engine(url, "BEGIN IMMEDIATE", "journal_mode=WAL")
        with translating():
            self._connection = self._engine.connect()
        self._driver: Any = self._connection.connection.driver_connection
        self._thread = ThreadPoolExecutor(1, "storage-commit")
        self._jobs: deque[_Job] = deque()
        self._hurry = asyncio.Event()
        self._writing: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Connection], T], *, begun: bool = True) -> T:
        """It is always in a transaction."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._put(_Job(work, future))
        return await future

    async def read(self, work: Callable[[Connection], T]) -> T:
        with translating():
            return await greenlet_spawn(self._read, work)

    async def post(
        self, work: T, lane: int, together: Callable[[Sequence[T]], Callable[[Connection], None]]
    ) -> None:
        self._put(_Job(together([work]), None))

    async def posted(self, lane: int) -> None:
        """Works are done in the order in which they come."""

    async def close(self) -> None:
        self._hurry.set()
        if self._writing is not None:
            await self._writing
        self._thread.shutdown()
        self._connection.close()
        self._engine.dispose()
        await greenlet_spawn(self._readers.dispose)

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self._readers.begin() as connection:
            return work(connection)

    def _put(self, job: _Job) -> None:
        self._jobs.append(job)
        if job.future is not None:
            self._hurry.set()
        if self._writing is None:
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        """Group after group until nothing is queued. Posted works alone wait a little for company."""
        while self._jobs:
            if not self._hurry.is_set():
                enough = asyncio.get_running_loop().call_later(LINGER, self._hurry.set)
                await self._hurry.wait()
                enough.cancel()
            jobs = [self._jobs.popleft() for _ in range(min(len(self._jobs), GROUP))]
            if not self._jobs:
                self._hurry.clear()
            _tell(jobs, await self._commit(jobs))
        self._writing = None

    async def _commit(self, jobs: list[_Job]) -> list[_Outcome]:
        loop = asyncio.get_running_loop()
        try:
            transaction = await loop.run_in_executor(self._thread, self._connection.begin)
            try:
                outcomes = await self._run(jobs)
            except BaseException:
                transaction.rollback()
                raise
            await loop.run_in_executor(self._thread, _finish, transaction)
            return outcomes
        except BaseException as error:  # noqa: BLE001 - the waiting tasks get it, and the next group must go on
            if len(jobs) > 1 or isinstance(error, _FAULTS):
                error = translate(error)
            return [_Outcome(None, error)] * len(jobs)

    async def _run(self, jobs: list[_Job]) -> list[_Outcome]:
        """One after another; a group of many works gives way to the network now and then."""
        if len(jobs) == 1:
            return [_Outcome(jobs[0].work(self._connection), None)]
        outcomes, since = [], time.monotonic()
        for job in jobs:
            if time.monotonic() - since > AT_A_STRETCH:
                await asyncio.sleep(0)
                since = time.monotonic()
            outcomes.append(self._attempt(job))
        return outcomes

    def _attempt(self, job: _Job) -> _Outcome:
        """One work of a group in a savepoint of its own, said to the driver: SQLAlchemy's cost five times as much."""
        self._driver.execute("SAVEPOINT work")
        try:
            result = job.work(self._connection)
            self._driver.execute("RELEASE work")
            return _Outcome(result, None)
        except BaseException as error:
            # A full disk or the like ends SQLite's whole transaction, and then no work of the group stands:
            # https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
            if not self._driver.in_transaction:
                raise
            self._driver.execute("ROLLBACK TO work")
            self._driver.execute("RELEASE work")
            return _Outcome(
                None,
                translate(error) if isinstance(error, _FAULTS) else error,
            )


def _finish(transaction: Transaction) -> None:
    """Commit, or leave no transaction behind."""
    try:
        transaction.commit()
    except BaseException:
        transaction.rollback()
        raise


def _tell(jobs: list[_Job], outcomes: list[_Outcome]) -> None:
    awaited = []
    for job, outcome in zip(jobs, outcomes, strict=True):
        if job.future is not None:
            awaited.append((job.future, outcome))
        elif outcome.error is not None:
            log_failed_post(outcome.error)
    _resolve(awaited)


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
