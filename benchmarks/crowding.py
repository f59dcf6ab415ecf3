"""A database with as many people as are wanted, each with the draft of one who wrote it, and with a key of their own.

What was sealed for one opens for nobody else, so nobody reads these rows: they are there to be many, in tables, in
indexes, and in the folder of the keys.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

FILE = "zayava.sqlite3"
_FAST = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "cache_size=-4000000",
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
)
_LEFT = ("jobs", "endings", "quarantine")
"""What is waited for, or went wrong, is not somebody's draft."""
_CROWD = """
CREATE TEMP TABLE crowd AS WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ?)
SELECT abs(random()) % 9007199254740992 AS person, randomblob(16) AS claim, n + (SELECT max(id) FROM serials) AS serial
FROM many ORDER BY serial
"""
_OWN = {
    "user_id": "CASE WHEN t.user_id IS NULL THEN NULL ELSE c.person END",
    "claim_id": "CASE WHEN t.claim_id IS NULL THEN NULL ELSE c.claim END",
    "serial": "c.serial",
    "telegram_index": "randomblob(length(t.telegram_index))",
    "update_id": "-row_number() OVER ()",
}
"""What differs in the rows of another person."""
_LAST = "SELECT max(first) + length(entries) / 8 FROM places"
_THEIRS = "SELECT n FROM audit WHERE serial = (SELECT id FROM serials WHERE user_id = ?)"
_PLACE = (
    "INSERT INTO places (first, entries) SELECT ? + (c.rowid - 1) * ?, packed(c.serial) FROM temp.crowd c"
)


def crowd(folder: Path, people: int) -> None:
    """Give so many more people what the only person in this data folder has. No bot runs meanwhile."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        for pragma in _FAST:
            database.execute(f"PRAGMA {pragma}")
        (only,) = database.execute("SELECT id FROM users").fetchone()
        database.execute("BEGIN")
        database.execute(_CROWD, (people,))
        for table, own in [*_tables(database)]:
            columns = [*_columns(database, table)]
            values = (_value(table, name, kind) for name, kind in columns)
            names = ", ".join(f'"{name}"' for name, _ in columns)
            database.execute(
                f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM temp.crowd c"  # noqa: S608  # all ours
                f" CROSS JOIN {table} t WHERE {own}",
                {"only": only},
            )
        _place(database, only)
        found = [person for (person,) in database.execute("SELECT person FROM temp.crowd")]
        database.execute("COMMIT")
    key = next(file for file in (folder / "keys").rglob(f"{only}.key"))
    content = key.read_bytes()
    for person in found:
        (key.parent / f"{person}.key").write_bytes(content)


def _place(database: sqlite3.Connection, only: int) -> None:
    """The entries of each in the order of the log, a stretch for everybody."""
    numbers = [n for (n,) in database.execute(_THEIRS, (only,))]
    (last,) = database.execute(_LAST).fetchone()

    def packed(serial: int) -> bytes:
        return b"".join(struct.pack(">Ii", serial, n) for n in numbers)

    database.create_function("packed", 1, packed)
    database.execute(_PLACE, (last, len(numbers)))


def _tables(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every table with something of a person's, and which rows in it are the person's."""
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        names = {name for name, _ in _columns(database, table)}
        if table == "users":
            yield table, "t.id = :only"
        elif table == "handled":  # of nobody
            yield table, ":only"
        elif table in ("audit", "answers"):
            yield table, "t.serial = (SELECT id FROM serials WHERE user_id = :only)"
        elif "user_id" in names and table not in _LEFT:
            yield table, "t.user_id = :only"
        elif "claim_id" in names and table not in _LEFT:
            yield table, "t.claim_id IN (SELECT id FROM claims WHERE user_id = :only)"


def _columns(database: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})"):
        yield name, kind


def _value(table: str, name: str, kind: str) -> str:
    if name == "id":
        given = {"users": "c.person", "claims": "c.claim", "serials": "c.serial"}
        return given.get(table, "NULL" if kind == "INTEGER" else "randomblob(16)")
    return _OWN.get(name, f't."{name}"')
