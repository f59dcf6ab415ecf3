"""Jobs, quarantine, the mark of the master key; revisions that never repeat; media types that are sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

moment = sa.DateTime(timezone=True)
serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_OPEN = sa.text("state IN ('waiting', 'running')")
_NUMBERED = """
    UPDATE claims SET number = (
        SELECT count(*) FROM claims AS other
        WHERE other.user_id = claims.user_id AND other.form <> 'finder' AND (
            other.created_at < claims.created_at
            OR (other.created_at = claims.created_at AND other.id <= claims.id)
        )
    ) WHERE form <> 'finder'
"""
_QUARANTINED = sa.text("quarantined_index IS NOT NULL")


def upgrade() -> None:
    _counters(sa.Integer(), sa.BigInteger())
    op.add_column("users", sa.Column("quarantined_index", sa.LargeBinary))
    op.create_index(
        "ix_users_quarantined_index",
        "users",
        ["quarantined_index"],
        sqlite_where=_QUARANTINED,
        postgresql_where=_QUARANTINED,
    )
    op.add_column("claims", sa.Column("filing", sa.LargeBinary))
    op.add_column("claims", sa.Column("number", sa.Integer, nullable=False, server_default="0"))
    op.execute(_NUMBERED)
    op.add_column("evidence", sa.Column("own_key", sa.LargeBinary))
    op.add_column("evidence", sa.Column("type", sa.LargeBinary))
    op.execute(f"UPDATE evidence SET type = {_bytes('media_type')}")  # noqa: S608  # a column of ours
    _media_type_becomes_type()
    op.create_table(
        "jobs",
        sa.Column("id", serial, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("progress", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("lease", sa.String(32)),
        sa.Column("lease_until", moment),
        sa.Column("asked_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.UniqueConstraint("kind", "key", name="uq_jobs_kind_key"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_jobs_user_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_jobs_user_id", "jobs", ["user_id"])
    op.create_index("ix_jobs_open", "jobs", ["kind", "due_at"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "quarantine",
        sa.Column("id", serial, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("table", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sa.Column("column", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("told_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_quarantine_user_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quarantine_user_id", "quarantine", ["user_id"])
    op.create_table(
        "marks",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_marks"),
    )
    # What an older version left to be done: files to fetch, packages to hand over.
    for kind, key, user, at, source in (
        ("file", "id", "user_id", "received_at", "evidence WHERE status = 'waiting'"),
        ("package", "id", "user_id", "updated_at", "claims WHERE status = 'confirmed'"),
    ):
        columns = "kind, key, user_id, state, code, progress, tries, due_at, asked_at"
        values = f"'{kind}', {key}, {user}, 'waiting', '', 0, 0, {at}, {at}"
        op.execute(f"INSERT INTO jobs ({columns}) SELECT {values} FROM {source}")  # noqa: S608  # all ours


def downgrade() -> None:
    op.drop_table("marks")
    op.drop_table("quarantine")
    op.drop_table("jobs")
    # What was sealed stays unread by an older version, which asks only whether it is a picture.
    op.add_column("evidence", sa.Column("clear_type", sa.Text))
    op.execute("UPDATE evidence SET clear_type = 'application/octet-stream'")
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_column("own_key")
        evidence.add_column(sa.Column("attempts", sa.Integer, nullable=False, server_default="0"))
        evidence.drop_column("media_type")
        evidence.alter_column(
            "clear_type", new_column_name="media_type", existing_type=sa.Text, nullable=False
        )
    op.drop_column("claims", "filing")
    op.drop_column("claims", "number")
    op.execute("DELETE FROM users WHERE quarantined_index IS NOT NULL")
    op.drop_index("ix_users_quarantined_index", "users")
    op.drop_column("users", "quarantined_index")
    _counters(sa.BigInteger(), sa.Integer())


def _media_type_becomes_type() -> None:
    # Nothing refers to evidence, so SQLite may make the table anew without taking anything along.
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_column("media_type")
        evidence.drop_column("attempts")  # a job counts them
        evidence.alter_column(
            "type", new_column_name="media_type", existing_type=sa.LargeBinary, nullable=False
        )


def _bytes(column: str) -> str:
    if op.get_bind().dialect.name == "sqlite":
        return f"CAST('clear:' || {column} AS BLOB)"
    return f"convert_to('clear:' || {column}, 'UTF8')"


def _counters(before: sa.types.TypeEngine[int], now: sa.types.TypeEngine[int]) -> None:
    """SQLite's integers have 64 bits already. Making `users` anew there would delete every row that refers to it."""
    if op.get_bind().dialect.name == "sqlite":
        return
    if isinstance(now, sa.Integer) and not isinstance(now, sa.BigInteger):
        # Only whether the screen lags behind matters to an older version.
        op.execute("UPDATE users SET shown_rev = CASE WHEN shown_rev < rev THEN 0 ELSE 1 END, rev = 1")
    for name in ("rev", "shown_rev"):
        op.alter_column("users", name, existing_type=before, type_=now, existing_nullable=False)
