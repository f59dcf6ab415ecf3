"""Old messages are found by the order in which they came: an index over their moments cost every answer two entries."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.drop_index("ix_messages_at", "messages")


def downgrade() -> None:
    op.create_index("ix_messages_at", "messages", ["at"])
