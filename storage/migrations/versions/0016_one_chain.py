"""A number is given once in the chain of a claim, and the database sees to it: two that write at once need not read
what the last entry is to find out that they met. An entry that somebody gave the number of another stays, and
`audit verify` goes on to name it as doubled: it gets a number that cannot be one."""

from alembic import op

revision = "0016"
down_revision = "0015"

_DOUBLED = """
UPDATE audit SET n = -id WHERE claim_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM audit AS before
    WHERE before.claim_id = audit.claim_id AND before.n = audit.n AND before.id < audit.id
)
"""


def upgrade() -> None:
    op.execute(_DOUBLED)
    op.drop_index("ix_audit_claim_id_n", "audit")
    op.create_index("ix_audit_claim_id_n", "audit", ["claim_id", "n"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_audit_claim_id_n", "audit")
    op.create_index("ix_audit_claim_id_n", "audit", ["claim_id", "n"])
