"""What is handled names the messages of its person, so it is looked for by them too."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_index("ix_inbox_user_id", "inbox", ["user_id"])


def downgrade() -> None:
    op.drop_index("ix_inbox_user_id", "inbox")
