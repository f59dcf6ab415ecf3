"""Sessions on PostgreSQL, as the program counts on them.

Locks that go with a connection, LISTEN and prepared statements need a session that is one's own from the first word to
the last. A pooler may give each transaction another one, and nothing fails then: locks are simply not there. So the
first session at an address is tried before it is used.

A role or a database may have settings of its own, made for people at a prompt: what the program counts on is set anew
in each session, by a statement, since poolers refuse settings that they do not know
(https://www.pgbouncer.org/config.html#ignore_startup_parameters).
"""

from __future__ import annotations

import secrets
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from storage.errors import StorageError, translate

_TRIAL = 7_832_147
"""Any number will do that the other locks of the program do not have (`neighbours.py`, `migrate.py`)."""
DRIVERS = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What asyncpg raises."""
_SECONDS = 10.0
"""For one statement of a trial: a pooler that has no session free lets it wait."""
_SETTINGS = {
    # At another level a row that was locked is not the newest.
    "default_transaction_isolation": "read committed",
    "statement_timeout": "0",
    "lock_timeout": "0",
    "transaction_timeout": "0",
    "idle_session_timeout": "0",
    "standard_conforming_strings": "on",
    "quote_all_identifiers": "off",
    # A machine that is gone without a word is noticed within half a minute.
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
_DURABLE = """
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
"""
"""What was taken from somebody is not lost, however the server ends."""


class Sessions:
    """Opens sessions at one address.

    idle  how long a transaction may wait for its next statement: whoever hangs in one keeps its locks from others
    """

    def __init__(self, address: str, idle: str = "0") -> None:
        self._address = address
        self._settings = _set(_SETTINGS | {"idle_in_transaction_session_timeout": idle})
        self._tried = False

    async def open(self, **options: Any) -> Any:
        """A connection of asyncpg, which takes the options. Raises StorageError: storage.url where something in between
        gives no session, or a parameter of the address cannot be followed, and what stands for what the server says.
        """
        try:
            connection = await self._connected(**options)
            try:
                if not self._tried:
                    await self._try(connection)
                    self._tried = True
                await connection.execute(self._settings)
            except BaseException:
                connection.terminate()
                raise
        except (*DRIVERS, OSError) as error:
            raise translated(error) from None
        return connection

    async def _connected(self, **options: Any) -> Any:
        try:
            return await asyncpg.connect(self._address, **options)
        except asyncpg.exceptions.ClientConfigurationError:  # its words name files of the operator's
            raise StorageError("storage.url", "a parameter of the database URL cannot be followed") from None

    async def _try(self, connection: Any) -> None:
        """Who stands in between does not know the number of the server's process before there is one."""
        if await connection.fetchval("SELECT pg_backend_pid()") == connection.get_server_pid():
            return
        try:
            other = await self._connected(timeout=_SECONDS)
            try:
                apart = await _apart(connection, other)
            finally:
                other.terminate()
        except (TimeoutError, asyncpg.PostgresConnectionError):
            raise StorageError(
                "storage.busy", "the pooler gives us no second session: its pool is small"
            ) from None
        if not apart:
            raise StorageError(
                "storage.url",
                "the pooler gives each transaction another session: let it give each client its own "
                "(pool_mode = session), or name the server itself",
            )


def translated(error: BaseException) -> StorageError:
    """The `StorageError` that stands for an error of a connection, or of the way to it."""
    if isinstance(error, asyncpg.InterfaceError) and not isinstance(error, asyncpg.DataError):
        return StorageError("storage.unavailable", type(error).__name__)
    return translate(error)


async def _apart(one: Any, other: Any) -> bool:
    """Whether two connections have a session each: what one locks the other cannot unlock, and the one can. Asked of
    a pooler that takes its sessions in turn, by any number of them, and so another number of times each time."""
    lock = _TRIAL, secrets.randbits(31)
    try:
        for times in (1, 2, 3):
            await one.fetchval("SELECT pg_advisory_lock($1, $2)", *lock, timeout=_SECONDS)
            for _ in range(times):
                if await other.fetchval("SELECT pg_advisory_unlock($1, $2)", *lock, timeout=_SECONDS):
                    return False
            if not await one.fetchval("SELECT pg_advisory_unlock($1, $2)", *lock, timeout=_SECONDS):
                return False
        return True
    except (asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError):
        return False  # what one has prepared is not there, or is where it should not be


def _set(settings: dict[str, str]) -> str:
    """A statement; servers of older versions lack some settings."""
    values = ", ".join(f"('{name}', '{value}')" for name, value in settings.items())
    wanted = f"(VALUES {values}) AS wanted(name, value) WHERE current_setting(name, true) IS NOT NULL"
    return f"SELECT set_config(name, value, false) FROM {wanted}; {_DURABLE}"  # noqa: S608  # names of ours
