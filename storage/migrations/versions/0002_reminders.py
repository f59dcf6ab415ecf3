"""Reminders that people asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_reminders"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_reminders_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_reminders_due_at", "reminders", ["due_at"])


def downgrade() -> None:
    op.drop_table("reminders")
