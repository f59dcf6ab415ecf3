"""Damage to what is stored, done past the program, as a bad disk or a stranger would do it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def opened(data: Path) -> Iterator[sqlite3.Connection]:
    """The database in the folder of a bot, as the file that it is."""
    connection = sqlite3.connect(data / "zayava.sqlite3")
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def put(data: Path, table: str, column: str, value: Any, where: str = "true") -> None:
    """Something else in place of a value."""
    with opened(data) as connection:
        done = connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE {where}', (value,))
        assert done.rowcount == 1


def flip(data: Path, table: str, column: str, where: str = "true") -> None:
    """Turn one bit of a value."""
    with opened(data) as connection:
        (value,) = connection.execute(f'SELECT "{column}" FROM {table} WHERE {where}').fetchone()
    put(data, table, column, value[:-1] + bytes([value[-1] ^ 1]), where)


def flip_file(path: Path, place: int = -1) -> None:
    """Turn one bit of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
