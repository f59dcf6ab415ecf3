"""A table by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """What held from one day to another, both included.

    last     None while no end is known
    value    an amount in hryvnias; None in a table of lists
    text     what is in force, in words, in a table of lists
    source   the law or the order, with its article
    link     where it was read; checked: on which day
    """

    since: date
    last: date | None
    source: str
    link: str
    checked: date
    value: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """
    name   how forms call it; stable for ever
    title  what its rows are, in Ukrainian
    rows   from the oldest to the newest, without overlap

    Raises ValueError for rows out of order, and for one that says nothing or not from where it is.
    """

    name: str
    title: str
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        before: date | None = date.min
        for row in self.rows:
            if before is None or row.since <= before or (row.last and row.last < row.since):
                raise ValueError(f"the table {self.name} has rows out of order at {row.since}")
            if not (row.source and row.link) or (row.value is None) is (not row.text):
                raise ValueError(f"the table {self.name} has a row without value or source at {row.since}")
            before = row.last

    def on(self, day: date) -> Row | None:
        """The row of a day."""
        return next(
            (row for row in self.rows if row.since <= day and (row.last is None or day <= row.last)), None
        )
