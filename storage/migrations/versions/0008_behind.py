"""Whose screen is older than their conversation is found without looking at everybody; on SQLite, where that is the
bot's own work."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ix_users_behind", "users", ["created_at"], sqlite_where=sa.text("shown_rev < rev"))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index("ix_users_behind", "users")
