"""What the state fixes by date: amounts of the law, and the lists in force. Each row has its source and the day on
which it was checked. Outside all rows nothing is known: no later row is guessed, no earlier one goes on.

New figures of a year are one row more, in the file of their table. Forms name tables by name, so a new row changes no
structure and no draft.
"""

from datetime import date

from dialogs.tables.base import Row, Table
from dialogs.tables.subsistence import SUBSISTENCE
from dialogs.tables.territories import TERRITORIES

__all__ = ["TABLES", "Row", "Table", "row_on"]

TABLES = {table.name: table for table in (*SUBSISTENCE, TERRITORIES)}
"""Every table by name."""


def row_on(name: str, day: date) -> Row | None:
    """What the table of that name says of a day; None where it says nothing, or where there is no such table."""
    table = TABLES.get(name)
    return table.on(day) if table else None
