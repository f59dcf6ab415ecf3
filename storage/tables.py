"""The tables. Clear columns are what the program searches by; everything a person said is sealed bytes."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python on both databases (SQLite itself drops the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


# SQLite counts rows by itself only in a column that is exactly INTEGER.
Serial = BigInteger().with_variant(Integer, "sqlite")


def _owner() -> Column[int]:
    return Column(
        "user_id",
        ForeignKey("users.id", ondelete="CASCADE"),
        type_=BigInteger,
        nullable=False,
    )


users = Table(
    "users",
    metadata,
    # Random: known before the row is written, without meaning, and never given to a second person.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("telegram_index", LargeBinary, nullable=False, unique=True),
    Column("telegram_id", LargeBinary, nullable=False),
    Column("language", String(8), nullable=False),
    Column("session", LargeBinary),
    Column("rev", Integer, nullable=False),
    Column("shown", LargeBinary),
    Column("shown_rev", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    _owner(),
    Column("body", LargeBinary, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("done_at", Moment),
    UniqueConstraint("bot_id", "update_id"),
    sqlite_autoincrement=True,
)
Index(
    "ix_inbox_waiting",
    inbox.c.user_id,
    inbox.c.id,
    sqlite_where=inbox.c.done_at.is_(None),
    postgresql_where=inbox.c.done_at.is_(None),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(32), primary_key=True),
    _owner(),
    Column("form", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("status", Text, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("place", LargeBinary),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index(None, "user_id"),
)

answers = Table(
    "answers",
    metadata,
    Column(
        "claim_id",
        ForeignKey("claims.id", ondelete="CASCADE"),
        type_=String(32),
        primary_key=True,
    ),
    Column("key", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(
        "claim_id",
        ForeignKey("claims.id", ondelete="CASCADE"),
        type_=String(32),
        nullable=False,
    ),
    _owner(),
    Column("number", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("file_id", LargeBinary, nullable=False),
    Column("unique_id", LargeBinary, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("caption", LargeBinary, nullable=False),
    Column("sha256", LargeBinary),
    Column("media_type", Text, nullable=False),
    Column("group", Text, nullable=False),
    Column("declared_size", BigInteger, nullable=False),
    Column("size", BigInteger),
    Column("blob", String(32)),
    Column("attempts", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("saved_at", Moment),
    UniqueConstraint("claim_id", "number"),
    Index(None, "user_id"),
    Index(None, "status"),
)

# One for a person at most. It names no claim: a reminder says nothing of what it is about.
reminders = Table(
    "reminders",
    metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), type_=BigInteger, primary_key=True),
    Column("due_at", Moment, nullable=False),
    Index(None, "due_at"),
)

# No foreign keys: the log outlives what it speaks of. After an erasure its random ids lead to nobody.
audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("claim_id", String(32)),
    Column("event", Text, nullable=False),
    Column("keys", Text, nullable=False),
    Index(None, "claim_id"),
    sqlite_autoincrement=True,
)


def insert_or_skip(table: Table, unique: Iterable[str]) -> dict[str, Insert]:
    """By dialect name: an insert that does nothing when a row with these columns is there already."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(index_elements=unique),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(index_elements=unique),
    }


def insert_or_replace(table: Table, unique: Iterable[str], column: str) -> dict[str, Insert]:
    """By dialect name: an insert that sets one column when a row with these columns is there already."""
    lite, post = sqlite.insert(table), postgresql.insert(table)
    return {
        "sqlite": lite.on_conflict_do_update(index_elements=unique, set_={column: lite.excluded[column]}),
        "postgresql": post.on_conflict_do_update(index_elements=unique, set_={column: post.excluded[column]}),
    }
