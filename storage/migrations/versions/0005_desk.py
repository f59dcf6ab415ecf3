"""The desk: staff, shares, remarks, permits; the audit log becomes a chain."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

moment = sa.DateTime(timezone=True)
counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_UNPLACED = sa.text("place IS NULL")
_LIVE = sa.text("state != 'ended'")


def upgrade() -> None:
    _audit()
    _staff()
    _shares()
    op.create_table(
        "permits",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("asked_by", sa.BigInteger, nullable=False),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("approved_by", sa.BigInteger),
        sa.Column("ends_at", moment),
        sa.Column("closed_at", moment),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_permits"),
    )
    op.create_index("ix_permits_closed_at", "permits", ["closed_at"])
    op.create_table(
        "remark_templates",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("uk", sa.Text, nullable=False),
        sa.Column("en", sa.Text, nullable=False),
        sa.Column("retired_at", moment),
        sa.Column("edited_by", sa.BigInteger, nullable=False),
        sa.Column("edited_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remark_templates"),
    )


def downgrade() -> None:
    for table in (
        "remark_templates",
        "permits",
        "acquaintances",
        "remarks",
        "share_rounds",
        "shares",
        "strikes",
        "passes",
        "staff_sessions",
        "staff",
    ):
        op.drop_table(table)
    for index in ("ix_audit_unplaced", "ix_audit_place", "ix_audit_claim_id_n"):
        op.drop_index(index, "audit")
    for column in ("witness", "place", "mark", "n", "actor"):
        op.drop_column("audit", column)
    op.create_index("ix_audit_claim_id", "audit", ["claim_id"])
    op.execute("DELETE FROM marks WHERE name IN ('audit', 'desk')")


def _audit() -> None:
    """What is there already gets its marks when the program opens the database, since they need a key."""
    op.add_column("audit", sa.Column("actor", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("audit", sa.Column("n", sa.Integer))
    op.add_column("audit", sa.Column("mark", sa.LargeBinary))
    op.add_column("audit", sa.Column("place", sa.BigInteger))
    op.add_column("audit", sa.Column("witness", sa.LargeBinary))
    op.drop_index("ix_audit_claim_id", "audit")
    op.create_index("ix_audit_claim_id_n", "audit", ["claim_id", "n"])
    op.create_index("ix_audit_place", "audit", ["place"], unique=True)
    op.create_index("ix_audit_unplaced", "audit", ["id"], sqlite_where=_UNPLACED, postgresql_where=_UNPLACED)


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("telegram_index", sa.LargeBinary),
        sa.Column("login_index", sa.LargeBinary),
        sa.Column("card", sa.LargeBinary, nullable=False),
        sa.Column("secrets", sa.LargeBinary),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("trained", sa.Boolean, nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("single_keys", sa.Boolean, nullable=False),
        sa.Column("factor_step", counter, nullable=False),
        sa.Column("noticed_at", moment),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("disabled_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("telegram_index", name="uq_staff_telegram_index"),
        sa.UniqueConstraint("login_index", name="uq_staff_login_index"),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("token", sa.LargeBinary, nullable=False),
        sa.Column("staff_id", sa.BigInteger, nullable=False),
        sa.Column("begun_at", moment, nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_staff_sessions"),
        _reference("staff_sessions", "staff_id", "staff"),
    )
    op.create_index("ix_staff_sessions_staff_id", "staff_sessions", ["staff_id"])
    op.create_table(
        "passes",
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("code", sa.LargeBinary),
        sa.Column("staff_id", sa.BigInteger),
        sa.Column("ends_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("secret", name="pk_passes"),
        _reference("passes", "staff_id", "staff"),
    )
    op.create_index("ix_passes_code", "passes", ["code"])
    op.create_table(
        "strikes",
        sa.Column("about", sa.LargeBinary, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("last_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("about", name="pk_strikes"),
    )


def _shares() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("ready", sa.Boolean, nullable=False),
        sa.Column("sensitive", sa.Boolean, nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("wish", sa.LargeBinary, nullable=False),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("queued_at", moment, nullable=False),
        sa.Column("ends_at", moment, nullable=False),
        sa.Column("holder", sa.BigInteger),
        sa.Column("held_until", moment),
        sa.Column("decided_by", sa.BigInteger),
        sa.Column("decided_at", moment),
        sa.Column("first_taken_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        _reference("shares", "claim_id", "claims"),
        _reference("shares", "user_id", "users"),
    )
    op.create_index("ix_shares_state_queued_at", "shares", ["state", "queued_at"])
    op.create_index("ix_shares_user_id", "shares", ["user_id"])
    op.create_index("ix_shares_holder", "shares", ["holder"])
    op.create_index(
        "ix_shares_live", "shares", ["claim_id"], unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE
    )
    op.create_table(
        "share_rounds",
        sa.Column("share_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("share_id", "number", name="pk_share_rounds"),
        _reference("share_rounds", "share_id", "shares"),
    )
    op.create_table(
        "remarks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("share_id", sa.String(32), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("file", sa.String(32), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("staff_id", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("written_at", moment, nullable=False),
        sa.Column("sent_at", moment),
        sa.Column("settled_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        _reference("remarks", "share_id", "shares"),
    )
    op.create_index("ix_remarks_share_id", "remarks", ["share_id"])
    op.create_table(
        "acquaintances",
        sa.Column("staff_id", sa.BigInteger, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "user_id", name="pk_acquaintances"),
        _reference("acquaintances", "staff_id", "staff"),
        _reference("acquaintances", "user_id", "users"),
    )


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
