"""What the columns of the tables are made of, on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

# SQLite counts rows by itself only in a column that is exactly INTEGER, and holds 64 bits there.
Serial = Counter = BigInteger().with_variant(Integer, "sqlite")

UNREAD = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a moment that cannot be read: long past, so that nothing waits for it."""


_MICROSECOND = timedelta(microseconds=1)


def _read(value: Any) -> datetime | None:
    """What stands there may be damaged, which must not keep a row from being read."""
    if value is None:
        return None
    try:
        seconds, microseconds = divmod(value, 1_000_000)
        return UNREAD + timedelta(0, seconds, microseconds)
    except (OverflowError, TypeError):
        return UNREAD


@lru_cache(maxsize=64)
def _written(value: datetime | None) -> int | None:
    """A transaction has one moment, which goes into many of its rows."""
    return None if value is None else (value - UNREAD) // _MICROSECOND


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python on both databases, to the microsecond. SQLite has no moments: it keeps whole
    microseconds since 1970."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)


class Blob(LargeBinary):
    """Bytes, mostly sealed. SQLite gives whatever stands there, also text that was put in their place: no seal opens
    it."""

    def bind_processor(self, dialect: Dialect) -> None:
        """Both drivers take bytes as they are."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], bytes | None] | None:
        if dialect.name != "sqlite":
            return None
        return lambda value: value if value is None or isinstance(value, bytes) else str(value).encode()


class Id(TypeDecorator[str]):
    """The random id of a thing: 32 hexadecimal digits in Python, in small letters, and their 16 bytes in both
    databases.

    Anything else is no id of ours. It is kept and looked for as its text in UTF-8, with NULs behind it up to 17 bytes,
    so that it is never taken for one.
    """

    impl = LargeBinary
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _packed

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _unpacked


_ID_BYTES = 16


@lru_cache(maxsize=4096)
def _packed(value: str | None) -> bytes | None:
    if value is None:
        return None
    try:
        packed = bytes.fromhex(value)
    except ValueError:
        packed = b""
    if len(packed) == _ID_BYTES and packed.hex() == value:
        return packed
    return value.encode(errors="replace").ljust(_ID_BYTES + 1, b"\0")


def _unpacked(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, bytes):  # SQLite gives whatever stands there
        return str(value)
    return value.hex() if len(value) == _ID_BYTES else value.rstrip(b"\0").decode(errors="replace")


_IDS: dict[str, TypeEngine[Any]] = {
    "users": BigInteger(),
    "staff": BigInteger(),
    "claims": Id(),
    "shares": Id(),
}


def of(table: str, *, primary_key: bool = False, nullable: bool = False) -> Column[Any]:
    """The column that says whose a row is, by the id in that table; the row goes with its owner."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(
        f"{table.removesuffix('s')}_id",
        key,
        type_=_IDS[table],
        primary_key=primary_key,
        nullable=nullable,
    )


def only(condition: ColumnElement[bool]) -> dict[str, Any]:
    """What makes an index one over the rows for which a condition holds.

    It is made by a migration, there for both databases. Here PostgreSQL is not named: SQLAlchemy would load all that it
    knows of it, everywhere.
    """
    return {"sqlite_where": condition}
