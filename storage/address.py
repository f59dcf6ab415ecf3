"""The address of a database, as an operator has it: a file, or what a provider of PostgreSQL shows to be copied.

Those end in parameters of libpq (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS), such
as `?sslmode=require`. asyncpg reads most of them, but only in an address that it is given whole, and takes what it does
not know for a setting of the server (https://github.com/MagicStack/asyncpg/issues/737).
"""

from __future__ import annotations

import ssl
from pathlib import Path

import certifi
from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import StorageError

SCHEMES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+asyncpg://")
"""How an address begins. `postgres` is what some providers write, and libpq takes."""

_TAKEN = frozenset(
    "host port user password dbname database passfile service servicefile target_session_attrs krbsrvname gsslib "
    "sslmode sslcert sslkey sslrootcert sslcrl sslpassword sslnegotiation ssl_min_protocol_version "
    "ssl_max_protocol_version application_name options".split()
)
"""What asyncpg reads, and what is a setting of every server."""

_FILES = frozenset(("sslcert", "sslkey", "sslrootcert", "sslcrl", "passfile", "servicefile"))

_OF_NO_MATTER = frozenset(
    "connect_timeout keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout gssencmode "
    "gssdelegation client_encoding fallback_application_name sslcompression sslsni load_balance_hosts replication "
    "channel_binding prepared_statement_cache_size".split()
)
"""How libpq or another driver would do what is done here in one way; without it nobody is less safe, but for the one
that is refused below."""


def parse(url: str) -> URL:
    """Where the database is, with no parameter but those that count.

    Raises StorageError storage.url, without the address and its password, for another sort of database, for a parameter
    that is not known, and for one that asks for more than can be kept.
    """
    try:
        parsed = make_url(
            url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres:") else url
        )
    except (ArgumentError, ValueError):  # a port that is no number
        raise StorageError("storage.url", "the database URL cannot be read") from None
    match parsed.get_backend_name():
        case "sqlite":
            return parsed
        case "postgresql":
            return _of_postgres(parsed)
    raise StorageError("storage.url", "the database must be sqlite:///… or postgresql://…")


def of_file(path: Path) -> str:
    """The address of a SQLite database in a file, whatever its folders are called."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def in_full(url: URL) -> str:
    """The address of a PostgreSQL as its driver reads it, its password included."""
    return url.render_as_string(hide_password=False)


def _of_postgres(url: URL) -> URL:
    asked = dict(url.query)
    if asked.get("channel_binding") == "require":
        raise StorageError(
            "storage.url",
            "there is no channel_binding here: sslmode=verify-full&sslrootcert=system in its place is as safe",
        )
    if (mode := asked.pop("ssl", None)) is not None:  # as SQLAlchemy has it
        asked.setdefault("sslmode", "require" if mode == "true" else mode)
    # Its name is not told: it may be a part of a password that was not written as an address has it.
    if not asked.keys() <= _TAKEN | _OF_NO_MATTER:
        raise StorageError("storage.url", "the database URL has a parameter that is not known")
    kept = {name: value for name, value in asked.items() if name in _TAKEN}
    if kept.get("sslrootcert") == "system":  # which asyncpg takes for the name of a file
        kept["sslrootcert"] = ssl.get_default_verify_paths().cafile or certifi.where()
    if not all(Path(str(kept[name])).is_file() for name in _FILES & kept.keys()):
        raise StorageError("storage.url", "a file that the database URL names is not there")
    return url.set(drivername="postgresql", query=kept)
