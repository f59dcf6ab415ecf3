"""Reminders become jobs, and a lease says which process does what only one may do."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    columns = "kind, key, user_id, state, code, progress, tries, due_at, asked_at"
    values = "'reminder', CAST(user_id AS TEXT), user_id, 'waiting', '', 0, 0, due_at, due_at"
    op.execute(f"INSERT INTO jobs ({columns}) SELECT {values} FROM reminders")  # noqa: S608  # all ours
    op.drop_table("reminders")


def downgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_reminders"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_reminders_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_reminders_due_at", "reminders", ["due_at"])
    op.execute(
        "INSERT INTO reminders (user_id, due_at) SELECT user_id, due_at FROM jobs"
        " WHERE kind = 'reminder' AND state IN ('waiting', 'running')"
    )
    op.execute("DELETE FROM jobs WHERE kind = 'reminder'")
    op.drop_table("leases")
