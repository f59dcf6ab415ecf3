"""The tables. Clear columns are what the program searches by; everything a person said is sealed bytes.

They refer to each other, so they stand in one file, but for those of the desk (`review_tables.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from storage.by_dialect import ByDialect
from storage.columns import Blob, Counter, Id, Moment, Serial, of, only
from storage.events import Event
from storage.words import Word, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


users = Table(
    "users",
    metadata,
    # Random: known before the row is written, without meaning, and never given to a second person.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("telegram_index", Blob, nullable=False, unique=True),
    Column("telegram_id", Blob, nullable=False),
    Column("language", String(8), nullable=False),
    Column("session", Blob),
    # Milliseconds since 1970 of the last turn, or one more than before: it never repeats, in no second life either.
    Column("rev", Counter, nullable=False),
    Column("shown", Blob),
    Column("shown_rev", Counter, nullable=False),
    Column("created_at", Moment, nullable=False),
    # The key did not open: the rows wait for it under another index, and the person goes on as somebody new. This is
    # the index that they had.
    Column("quarantined_index", Blob),
    # The revision at which the person left the chat in a hurry; nothing is sent until they ask for it.
    Column("left_rev", Counter),
    # Wishes about privacy; sealed.
    Column("privacy", Blob),
    # Which process had the lane last, and until when it has it. See `storage/holds.py`.
    Column("held_by", BigInteger),
    Column("held_until", Moment),
)
Index("ix_users_left_rev", users.c.left_rev, **only(users.c.left_rev.is_not(None)))
Index(
    "ix_users_quarantined_index",
    users.c.quarantined_index,
    **only(users.c.quarantined_index.is_not(None)),
)
# Only a start asks for these, and on PostgreSQL the index would make every answer dearer (no HOT updates:
# https://www.postgresql.org/docs/current/storage-hot.html), where the scan is not the bot's.
Index("ix_users_behind", users.c.created_at, sqlite_where=users.c.shown_rev < users.c.rev).ddl_if("sqlite")

inbox = Table(
    "inbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    of("users"),
    Column("body", Blob, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    UniqueConstraint("bot_id", "update_id"),
    Index(None, "user_id", "id"),
    sqlite_autoincrement=True,
)

# What was handled, to recognise a repetition: the update, and the day, counted from 1970. Nobody is named.
handled = Table(
    "handled",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Who files, and for whom. Others who are only named in a claim are no rows here. See `storage/people.py`.
people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    of("users"),
    # In which order they came.
    Column("number", Integer, nullable=False),
    Column("facts", Blob, nullable=False),
    Column("status", Text, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index(None, "user_id"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Id, primary_key=True),
    of("users"),
    # Tells a person's claims apart, for names of files; 0 for what is no claim of its own.
    Column("number", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("about", Blob, nullable=False),
    # Whom it is for: the sealed id of a row of `people`; NULL until the owner's next turn says so.
    Column("person", Blob),
    Column("status", Text, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("place", Blob),
    # What became of it at the portal, in the words of `dialogs`; sealed.
    Column("filing", Blob),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("serial", Counter, nullable=False, server_default="0"),
    Index(None, "user_id"),
    Index(None, "serial", unique=True),
)
# Most are drafts, and an answer leaves them so: it costs no write here, nor HOT updates on PostgreSQL.
Index("ix_claims_status", claims.c.status, **only(claims.c.status != "draft"))

answers = Table(
    "answers",
    metadata,
    Column("serial", ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("key", Word, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("body", Blob, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Id, primary_key=True),
    of("claims"),
    of("users"),
    Column("number", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("file_id", Blob, nullable=False),
    Column("unique_id", Blob, nullable=False),
    Column("name", Blob, nullable=False),
    Column("caption", Blob, nullable=False),
    Column("sha256", Blob),
    # Blob; `clear:` before it in rows that an older version wrote, until the upkeep seals them.
    Column("media_type", Blob, nullable=False),
    Column("group", Text, nullable=False),
    Column("declared_size", BigInteger, nullable=False),
    Column("size", BigInteger),
    Column("blob", String(32)),
    Column("received_at", Moment, nullable=False),
    Column("saved_at", Moment),
    # The file's own key, sealed, where the file came from another owner; else it follows from the owner's key.
    Column("own_key", Blob),
    UniqueConstraint("claim_id", "number"),
    Index(None, "user_id"),
    Index(None, "status"),
    # Several claims may use one file: it goes with the last of them.
    Index(None, "blob"),
)

# The messages of a chat, both sides, while Telegram lets a bot delete them: 48 hours. See `storage/messages.py`.
messages = Table(
    "messages",
    metadata,
    Column("id", Serial, primary_key=True),
    of("users"),
    Column("at", Moment, nullable=False),
    # When it is to be swept, if it is.
    Column("due_at", Moment),
    # Its number in the chat, or several.
    Column("number", Blob, nullable=False),
    Index(None, "user_id"),
    sqlite_autoincrement=True,
)
Index("ix_messages_due_at", messages.c.due_at, **only(messages.c.due_at.is_not(None)))

# Drafts that nobody has touched for long: since when, and how many warnings were delivered. See `storage/endings.py`.
endings = Table(
    "endings",
    metadata,
    of("claims", primary_key=True),
    Column("since", Moment, nullable=False),
    Column("warnings", Integer, nullable=False),
    Column("warned_at", Moment),
)

# What is to be done outside a transaction: files to fetch, packages to build, people to be reminded. See
# `storage/jobs.py`.
jobs = Table(
    "jobs",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    of("users"),
    Column("state", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("progress", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("lease", String(32)),
    Column("lease_until", Moment),
    Column("asked_at", Moment, nullable=False),
    UniqueConstraint("kind", "key"),
    Index(None, "user_id"),
    sqlite_autoincrement=True,
)
Index("ix_jobs_open", jobs.c.kind, jobs.c.due_at, **only(jobs.c.state.in_(("waiting", "running"))))

# Who of several processes does what only one may do. See `storage/leases.py`.
leases = Table(
    "leases",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("token", String(32), nullable=False),
    Column("until", Moment, nullable=False),
)

# Values that did not open, moved here as they were, so that one of them stops nobody. See `storage/quarantine.py`.
quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Serial, primary_key=True),
    of("users"),
    Column("at", Moment, nullable=False),
    Column("code", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("column", Text, nullable=False),
    Column("body", Blob),
    Column("told_at", Moment),
    Index(None, "user_id"),
    sqlite_autoincrement=True,
)

# One row: what only the master key of this database opens.
marks = Table(
    "marks",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("mark", Blob, nullable=False),
)

# One person gives something to another, or lets them help: a link, a code, and how far both are.
handshakes = Table(
    "handshakes",
    metadata,
    Column("id", Id, primary_key=True),
    of("users"),
    Column("kind", Text, nullable=False),
    # SHA-256 of the link's token, which has 128 random bits: whoever reads the table cannot open it.
    Column("link", LargeBinary, nullable=False, unique=True),
    # The code and what it is about, sealed with the owner's key.
    Column("secret", LargeBinary, nullable=False),
    # Who takes it can go; what they typed for the owner stays to be looked at.
    Column("taker_id", ForeignKey("users.id", ondelete="SET NULL"), type_=BigInteger),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    # NULL for what lasts until one of them ends it.
    Column("expires_at", Moment),
    Index(None, "user_id"),
    Index(None, "taker_id"),
)

# A claim by a small number, which its answers and its entries of the log hold in place of its id. It stays when the
# claim goes, as the log does: no foreign keys. After an erasure the random ids lead to nobody.
serials = Table(
    "serials",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("claim_id", Id, nullable=False, unique=True),
    # Whose it was at first.
    Column("user_id", BigInteger, nullable=False),
    Index(None, "user_id"),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    # The serial of the claim it is about; 0 for none. The entries of each are a chain, see `storage/audit`.
    Column("serial", Counter, primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    # NULL: the one whom the claim belonged to at first.
    Column("user_id", BigInteger),
    Column("event", Event, nullable=False),
    Column("keys", Words, nullable=False),
    # The id of whoever of the staff did it; 0 for the person themselves and for the program.
    Column("actor", BigInteger, nullable=False, server_default="0"),
    # What ties it to the one before.
    Column("mark", LargeBinary),
    sqlite_with_rowid=False,
)
Index("ix_audit_user_id", audit.c.user_id, **only(audit.c.user_id.is_not(None)))
SELDOM = audit.c.event != literal_column("'1'")
"""Of entries that are not one of those for each answer (`events.py`): they are found by their moment."""
Index("ix_audit_at", audit.c.at, **only(SELDOM))

# Entries that have no place in the order of all yet, in the order in which they were written.
unplaced = Table(
    "unplaced",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("serial", Counter, nullable=False),
    Column("n", Integer, nullable=False),
    sqlite_autoincrement=True,
)

# The order of all entries, a stretch of it a row: `first` is the place of its first. See `storage/audit/order.py`.
places = Table(
    "places",
    metadata,
    Column("first", Counter, primary_key=True, autoincrement=False),
    Column("entries", LargeBinary, nullable=False),
    # What attests the last of them and all before it in the row; NULL of a release before this table.
    Column("witness", LargeBinary),
)


SEALED_OF_EVIDENCE = ("file_id", "unique_id", "name", "caption", "media_type", "sha256")
"""What a person said, or their file says of itself, in a row of `evidence`."""

_CLEAR = b"clear:"


def is_clear(media_type: bytes) -> bool:
    """Whether an older version wrote this media type, in the clear."""
    return media_type.startswith(_CLEAR)


def clear_text(media_type: bytes) -> str:
    """The media type that an older version wrote."""
    return media_type.removeprefix(_CLEAR).decode()


def insert_or_skip(
    table: Table,
    unique: Iterable[str],
    *,
    tells: Column[Any] | None = None,
    source: tuple[Iterable[str], Select[Any]] | None = None,
) -> ByDialect:
    """An insert that does nothing when a row with these columns is there already.

    tells   the number of the row: PostgreSQL returns it, and SQLite has it at hand
    source  the columns, and what selects their values, if that decides whether there is a row at all
    """

    def made(dialect: str, insert: Any) -> Any:
        put = insert(table) if source is None else insert(table).from_select(*source)
        put = put.on_conflict_do_nothing(index_elements=unique)
        return put if tells is None or dialect == "sqlite" else put.returning(tells)

    return ByDialect(made)


def insert_or_replace(
    table: Table, unique: Iterable[str], column: str, values: Mapping[str, Any] | None = None
) -> ByDialect:
    """An insert that sets one column when a row with these columns is there already.

    values  what goes into the columns, where that is not given under their names
    """

    def made(dialect: str, insert: Any) -> Any:
        put = insert(table) if values is None else insert(table).values(values).inline()
        return put.on_conflict_do_update(index_elements=unique, set_={column: put.excluded[column]})

    return ByDialect(made)
