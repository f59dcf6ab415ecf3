"""SQLite keeps an answer where its key is, once, and not by a number of its own with the key beside it in an index
(https://www.sqlite.org/withoutrowid.html); and what waits in the inbox is found by its moment, without a look through
everything that its person has sent."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_index("ix_inbox_user_id_done_at", "inbox", ["user_id", "done_at"])
    op.drop_index("ix_inbox_user_id", "inbox")
    _rebuild_answers(sqlite_with_rowid=False)


def downgrade() -> None:
    _rebuild_answers(sqlite_with_rowid=True)
    op.create_index("ix_inbox_user_id", "inbox", ["user_id"])
    op.drop_index("ix_inbox_user_id_done_at", "inbox")


def _rebuild_answers(*, sqlite_with_rowid: bool) -> None:
    if op.get_context().dialect.name != "sqlite":
        return
    options = {"sqlite_with_rowid": sqlite_with_rowid}
    with op.batch_alter_table("answers", recreate="always", table_kwargs=options):
        pass
