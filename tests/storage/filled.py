"""A database with rows in every table, made from the tables themselves: one that comes later is filled by itself."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Connection, LargeBinary, String, insert, select
from sqlalchemy.types import Integer, Text

from storage.columns import Id, Moment
from storage.copying import TABLES
from storage.events import EVENTS, Event
from storage.words import WORDS, Word, Words

ROWS = 3


def fill(connection: Connection, seed: int = 1) -> None:
    """Put rows into every table: in the first everything that may be missing is, in the others nothing."""
    drawn = random.Random(seed)  # what a test invents
    for table in TABLES:
        connection.execute(table.delete())
    for table in TABLES:
        for number in range(ROWS):
            row = {column.name: _value(connection, column, number, drawn) for column in table.columns}
            connection.execute(insert(table).values(row))


def contents(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is stored, by table, in an order that does not hang on the database."""
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in TABLES
    }


def _value(connection: Connection, column: Column[Any], number: int, drawn: random.Random) -> Any:
    if column.nullable and number == 0:
        return None
    for key in column.foreign_keys:
        known = select(key.column).order_by(key.column)
        return [*connection.execute(known).scalars()][number]
    match column.type:
        case Moment():
            return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=drawn.random() * 1e6)
        case Id():
            return drawn.randbytes(16).hex()
        case Event():
            return drawn.choice([*EVENTS, "nothing.known"])
        case Word() | Words():
            return drawn.choice([*WORDS, "nothing_known", "12"])
        case Boolean():
            return bool(number % 2)
        case LargeBinary():
            return drawn.randbytes(40)
        case String(length=length) | Text(length=length):
            return f"{number}'їж\"{drawn.randrange(9)}"[: length or 40]
        case Integer():
            small = type(column.type) is Integer
            return number + 1 + drawn.randrange(2**20 if small else 2**52) * ROWS
    raise AssertionError(f"nothing is known of {column}")
