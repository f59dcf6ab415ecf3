"""The tables of the desk. Clear columns are what the queue, the rules and the figures look at; words are sealed.

What is kept of staff is sealed by the desk key, what is in a share by the share's own key (docs/decisions/0028).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from storage.columns import Counter, Id, Moment, of, only
from storage.tables import metadata

staff = Table(
    "staff",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    # The blind index of their Telegram id, the same as in `users`, so that nobody reviews their own claim.
    Column("telegram_index", LargeBinary, unique=True),
    Column("login_index", LargeBinary, unique=True),
    Column("card", LargeBinary, nullable=False),
    Column("secrets", LargeBinary),
    Column("roles", Text, nullable=False),
    Column("trained", Boolean, nullable=False),
    Column("sex", String(1), nullable=False),
    Column("language", String(8), nullable=False),
    Column("single_keys", Boolean, nullable=False),
    # The last counted step of their second factor: a code counts once.
    Column("factor_step", Counter, nullable=False),
    Column("noticed_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    of("staff"),
    Column("begun_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Index(None, "staff_id"),
)

# Ways in that are good for once: a link that the bot sent, or a code that a page shows until the bot is told it.
passes = Table(
    "passes",
    metadata,
    Column("secret", LargeBinary, primary_key=True),
    Column("code", LargeBinary),
    of("staff", nullable=True),
    Column("ends_at", Moment, nullable=False),
    Index(None, "code"),
)

# Failed log-ins, by blinded account, address and both.
strikes = Table(
    "strikes",
    metadata,
    Column("about", LargeBinary, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    Column("id", Id, primary_key=True),
    of("claims"),
    of("users"),
    Column("state", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("sensitive", Boolean, nullable=False),
    # Which reviewer the applicant wished for: "f", "m" or "".
    Column("sex", String(1), nullable=False),
    # What is left out and what opened; sealed with the owner's key.
    Column("wish", LargeBinary, nullable=False),
    Column("asked_at", Moment, nullable=False),
    # Since when it waits in the queue.
    Column("queued_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    # Who has it, and until when.
    Column("holder", BigInteger),
    Column("held_until", Moment),
    # Who decided last, and when.
    Column("decided_by", BigInteger),
    Column("decided_at", Moment),
    Column("first_taken_at", Moment),
    Index(None, "state", "queued_at"),
    Index(None, "user_id"),
    Index(None, "holder"),
)
Index("ix_shares_live", shares.c.claim_id, unique=True, **only(shares.c.state != "ended"))

share_rounds = Table(
    "share_rounds",
    metadata,
    of("shares", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
)

remarks = Table(
    "remarks",
    metadata,
    Column("id", Id, primary_key=True),
    of("shares"),
    Column("round", Integer, nullable=False),
    Column("form", Text, nullable=False),
    # What it is about: an answer, a file, or with none of them the claim.
    Column("key", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("file", String(32), nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("staff_id", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("settled_at", Moment),
    Index(None, "share_id"),
)

# Who knows whom: the claims of these people are not shown to them.
acquaintances = Table(
    "acquaintances",
    metadata,
    of("staff", primary_key=True),
    of("users", primary_key=True),
)

# What needs a second person: asked for by one, approved by another, used once.
permits = Table(
    "permits",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("asked_by", BigInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("approved_by", BigInteger),
    Column("ends_at", Moment),
    # Used, refused or taken back.
    Column("closed_at", Moment),
    Column("outcome", Text, nullable=False),
    Index(None, "closed_at"),
)

remark_templates = Table(
    "remark_templates",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("uk", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("retired_at", Moment),
    Column("edited_by", BigInteger, nullable=False),
    Column("edited_at", Moment, nullable=False),
)
