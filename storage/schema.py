"""The newest schema of SQLite in one script. A fresh database is made of it: to load alembic and to take one migration
after another is 0.3 s of a first start."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

SCRIPT = Path(__file__).parent / "migrations" / "newest.sql"
"""Written by `python -m storage.migrations.newest`."""
END = ";\n\n"
"""What ends a statement of it."""


def is_empty(connection: Connection) -> bool:
    """Whether this is a SQLite database with nothing in it."""
    if connection.dialect.name != "sqlite":
        return False
    return connection.execute(text("SELECT 1 FROM sqlite_master")).first() is None


def make(connection: Connection) -> None:
    """Make the newest schema in an empty database, within a transaction of the caller's."""
    for statement in SCRIPT.read_text(encoding="utf-8").split(END):
        connection.exec_driver_sql(statement)
