"""Which process has a person's lane in hand, and until when: for several processes on one PostgreSQL."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("users", sa.Column("held_by", sa.BigInteger))
    op.add_column("users", sa.Column("held_until", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("users", "held_until")
    op.drop_column("users", "held_by")
