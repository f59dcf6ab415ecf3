"""What the columns of the tables are made of, on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime
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
    String,
    TypeDecorator,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

# SQLite counts rows by itself only in a column that is exactly INTEGER, and holds 64 bits there.
Serial = Counter = BigInteger().with_variant(Integer, "sqlite")

UNREAD = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a moment that cannot be read: long past, so that nothing waits for it."""


class _LiteMoment(sqlite.DATETIME):
    """SQLite keeps moments as text, which may be damaged: that must not keep a row from being read."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        reading = super().result_processor(dialect, coltype)
        assert reading is not None

        def read(value: Any) -> datetime | None:
            try:
                return reading(value)
            except (ValueError, TypeError):
                return UNREAD

        return read


@lru_cache(maxsize=64)
def _written(value: datetime | None) -> str | None:
    """A moment as SQLAlchemy writes it for SQLite. A transaction has one, which goes into many of its rows."""
    if value is None:
        return None
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python on both databases (SQLite itself drops the zone)."""

    impl = DateTime(timezone=True).with_variant(_LiteMoment(), "sqlite")  # type: ignore[no-untyped-call]
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


class Blob(LargeBinary):
    """Bytes, mostly sealed. SQLite gives whatever stands there, also text that was put in their place: no seal opens
    it."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], bytes | None] | None:
        if dialect.name != "sqlite":
            return None
        return lambda value: value if value is None or isinstance(value, bytes) else str(value).encode()


_IDS: dict[str, TypeEngine[Any]] = {
    "users": BigInteger(),
    "staff": BigInteger(),
    "claims": String(32),
    "shares": String(32),
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
