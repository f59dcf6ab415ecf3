"""Claims that are no drafts any more are found by their status, without a look at everybody's: upkeep asks every ten
minutes for those that wait for a package."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_NO_DRAFT = sa.text("status <> 'draft'")


def upgrade() -> None:
    op.create_index(
        "ix_claims_status", "claims", ["status"], sqlite_where=_NO_DRAFT, postgresql_where=_NO_DRAFT
    )


def downgrade() -> None:
    op.drop_index("ix_claims_status", "claims")
