"""People, their updates, claims, answers, evidence, and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# A migration says what the schema was, so it borrows nothing from `storage.tables`, which says what it is.
serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")
moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("telegram_index", sa.LargeBinary, nullable=False),
        sa.Column("telegram_id", sa.LargeBinary, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("session", sa.LargeBinary),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("shown", sa.LargeBinary),
        sa.Column("shown_rev", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("telegram_index", name="uq_users_telegram_index"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", serial, nullable=False),
        sa.Column("bot_id", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("received_at", moment, nullable=False),
        sa.Column("done_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("bot_id", "update_id", name="uq_inbox_bot_id_update_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_inbox_user_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    undone = sa.text("done_at IS NULL")
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["user_id", "id"],
        sqlite_where=undone,
        postgresql_where=undone,
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("about", sa.LargeBinary, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("place", sa.LargeBinary),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_claims_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_claims_user_id", "claims", ["user_id"])
    op.create_table(
        "answers",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "key", "item", name="pk_answers"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_answers_claim_id", ondelete="CASCADE"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("file_id", sa.LargeBinary, nullable=False),
        sa.Column("unique_id", sa.LargeBinary, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("caption", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.LargeBinary),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("declared_size", sa.BigInteger, nullable=False),
        sa.Column("size", sa.BigInteger),
        sa.Column("blob", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("received_at", moment, nullable=False),
        sa.Column("saved_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.UniqueConstraint("claim_id", "number", name="uq_evidence_claim_id_number"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_evidence_claim_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_evidence_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_evidence_user_id", "evidence", ["user_id"])
    op.create_index("ix_evidence_status", "evidence", ["status"])
    op.create_table(
        "audit",
        sa.Column("id", serial, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("claim_id", sa.String(32)),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("keys", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_claim_id", "audit", ["claim_id"])


def downgrade() -> None:
    for table in ("audit", "evidence", "answers", "claims", "inbox", "users"):
        op.drop_table(table)
