"""Messages that may still be deleted, who left a chat in a hurry, wishes about privacy, drafts that end."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

moment = sa.DateTime(timezone=True)
serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")
counter = serial
_LEFT = sa.text("left_rev IS NOT NULL")
_DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("users", sa.Column("left_rev", counter))
    op.add_column("users", sa.Column("privacy", sa.LargeBinary))
    op.create_index("ix_users_left_rev", "users", ["left_rev"], sqlite_where=_LEFT, postgresql_where=_LEFT)
    op.create_table(
        "messages",
        sa.Column("id", serial, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("due_at", moment),
        sa.Column("number", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_messages_user_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_messages_user_id", "messages", ["user_id"])
    op.create_index("ix_messages_at", "messages", ["at"])
    op.create_index("ix_messages_due_at", "messages", ["due_at"], sqlite_where=_DUE, postgresql_where=_DUE)
    op.create_table(
        "endings",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("warnings", sa.Integer, nullable=False),
        sa.Column("warned_at", moment),
        sa.PrimaryKeyConstraint("claim_id", name="pk_endings"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_endings_claim_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("endings")
    op.drop_table("messages")
    op.drop_index("ix_users_left_rev", "users")
    op.drop_column("users", "privacy")
    op.drop_column("users", "left_rev")
