"""People of the household, whom each claim is for, and handshakes between two people."""

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
    op.create_table(
        "handshakes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("link", sa.LargeBinary, nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("taker_id", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("expires_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_handshakes"),
        sa.UniqueConstraint("link", name="uq_handshakes_link"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_handshakes_user_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["taker_id"], ["users.id"], name="fk_handshakes_taker_id", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_handshakes_user_id", "handshakes", ["user_id"])
    op.create_index("ix_handshakes_taker_id", "handshakes", ["taker_id"])
    op.create_index("ix_evidence_blob", "evidence", ["blob"])
    # Names are sealed with their owner's key, so nobody can be told apart here: each owner's next turn does it.
    op.add_column("claims", sa.Column("person", sa.LargeBinary))


def downgrade() -> None:
    op.drop_column("claims", "person")
    op.drop_index("ix_evidence_blob", "evidence")
    op.drop_table("handshakes")
    op.drop_table("people")
