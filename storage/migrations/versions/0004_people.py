"""People of the household, and whom each claim is for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_people_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_people_user_id", "people", ["user_id"])
    # Names are sealed with their owner's key, so nobody can be told apart here: each owner's next turn does it.
    op.add_column("claims", sa.Column("person", sa.LargeBinary))


def downgrade() -> None:
    op.drop_column("claims", "person")
    op.drop_table("people")
