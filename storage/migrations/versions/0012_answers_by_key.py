"""SQLite keeps an answer where its key is, once, and not by a number of its own with the key beside it in an index:
https://www.sqlite.org/withoutrowid.html"""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    _rebuild(sqlite_with_rowid=False)


def downgrade() -> None:
    _rebuild(sqlite_with_rowid=True)


def _rebuild(*, sqlite_with_rowid: bool) -> None:
    if op.get_context().dialect.name != "sqlite":
        return
    options = {"sqlite_with_rowid": sqlite_with_rowid}
    with op.batch_alter_table("answers", recreate="always", table_kwargs=options):
        pass
