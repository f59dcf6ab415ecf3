"""`python -m storage.migrations.newest`, after a migration was added: writes the schema it leads to on SQLite into
newest.sql, of which fresh databases are made. A test holds both equal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from storage import migrate
from storage.schema import END, SCRIPT

# Tables in the order they came, since they refer to each other; what a table rebuilt by Alembic has of indexes comes in
# any order, so those by name.
_STATEMENTS = """
SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'
ORDER BY type <> 'table', CASE type WHEN 'table' THEN rowid END, name
"""


def written() -> str:
    """The script, read from a database in which every migration was taken."""
    newest = migrate.newest()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.sqlite3"
        migrate.upgrade(f"sqlite:///{file}", newest)
        with closing(sqlite3.connect(file)) as database:
            made = [sql for (sql,) in database.execute(_STATEMENTS)]
    statements = [*made, f"INSERT INTO alembic_version (version_num) VALUES ('{newest}')"]  # noqa: S608  # a name of ours
    return "\n".join(line.rstrip() for line in f"{END.join(statements)};\n".splitlines()) + "\n"


if __name__ == "__main__":
    SCRIPT.write_text(written(), encoding="utf-8")
