"""What the state fixes by date: each row with its source, and nothing outside the rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dialogs.tables import TABLES, Row, Table, row_on

LINK = "https://example.org/law"


def row(since: date, last: date | None = None, value: Decimal | None = Decimal(1), **more: str) -> Row:
    return Row(
        since, last, more.pop("source", "Закон"), more.pop("link", LINK), date(2026, 1, 2), value, **more
    )


def test_every_row_says_where_it_is_from_and_when_it_was_checked() -> None:
    rows = [each for table in TABLES.values() for each in table.rows]
    assert rows
    for each in rows:
        assert each.source and each.link.startswith("https://")
        assert each.checked >= each.since or each.checked.year == each.since.year


@pytest.mark.parametrize(
    ("day", "order"),
    [
        (date(2022, 12, 21), ""),
        (date(2022, 12, 22), "№ 309"),
        (date(2025, 2, 27), "№ 309"),
        (date(2025, 2, 28), "№ 376"),
        (date(2026, 11, 28), "№ 376"),
    ],
)
def test_which_list_of_territories_it_is_on_a_day(day: date, order: str) -> None:
    found = row_on("territories", day)
    assert (order in found.text) if found and order else found is None


@pytest.mark.parametrize(
    "rows",
    [
        (row(date(2026, 1, 1)), row(date(2025, 1, 1))),
        (row(date(2025, 1, 1), date(2025, 12, 31)), row(date(2025, 12, 31))),
        (row(date(2025, 1, 1)), row(date(2026, 1, 1))),
        (row(date(2025, 1, 1), date(2024, 12, 31)),),
        (row(date(2025, 1, 1), source=""),),
        (row(date(2025, 1, 1), link=""),),
        (row(date(2025, 1, 1), value=None),),
        (row(date(2025, 1, 1), text="і те, і те"),),
    ],
)
def test_a_table_that_contradicts_itself_does_not_load(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="the table prices"):
        Table("prices", "Ціни", rows)


def test_no_row_is_taken_for_another_year() -> None:
    table = Table("prices", "Ціни", (row(date(2025, 1, 1), date(2025, 12, 31)), row(date(2027, 1, 1))))
    assert table.on(date(2026, 6, 1)) is None
    assert table.on(date(2031, 6, 1)) == table.rows[1]
    assert row_on("no such table", date(2026, 1, 1)) is None
