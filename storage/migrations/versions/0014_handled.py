"""What was handled leaves the inbox: that it was stays, without whose it was, and the numbers of the chat's messages
become rows of `messages`. Those are sealed for the update that they came with, so its number, below 0, is their id."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_WAITS = sa.text("done_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "handled",
        sa.Column("bot_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_handled"),
        sqlite_with_rowid=False,
    )
    lite = op.get_context().dialect.name == "sqlite"
    # A moment that cannot be read counts as one of long ago.
    day = "CASE typeof(done_at) WHEN 'integer' THEN done_at / 86400000000 ELSE 0 END"
    if not lite:
        day = "floor(extract(epoch FROM done_at) / 86400)"
    done = "FROM inbox WHERE done_at IS NOT NULL"
    op.execute(f"INSERT INTO handled (bot_id, update_id, day) SELECT bot_id, update_id, {day} {done}")
    numbers = f"SELECT -update_id, user_id, done_at, body {done} AND update_id > 0 AND length(body) > 0"
    op.execute(f"INSERT INTO messages (id, user_id, at, number) {numbers} ON CONFLICT DO NOTHING")
    op.execute(f"DELETE {done}")  # all ours
    op.drop_index("ix_inbox_user_id_done_at", "inbox")
    op.drop_index("ix_inbox_waiting", "inbox")
    op.drop_column("inbox", "done_at")
    op.create_index("ix_inbox_user_id_id", "inbox", ["user_id", "id"])


def downgrade() -> None:
    """An older version recognises no repetition of what was handled before, nor numbers in rows that have several."""
    op.drop_index("ix_inbox_user_id_id", "inbox")
    op.add_column("inbox", sa.Column("done_at", sa.DateTime(timezone=True)))
    op.create_index("ix_inbox_user_id_done_at", "inbox", ["user_id", "done_at"])
    op.create_index(
        "ix_inbox_waiting", "inbox", ["user_id", "id"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )
    op.execute("DELETE FROM messages")
    op.drop_table("handled")
