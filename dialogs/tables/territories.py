"""The list of territories where hostilities go on or went on, or that are occupied: which order it is, by date.

The lists themselves are tables of thousands of places that change every few weeks, and are not kept here: people are
asked whether their place is on the list, and told which one it is.
"""

from __future__ import annotations

from datetime import date

from dialogs.tables.base import Row, Table

_CHECKED = date(2026, 11, 28)

TERRITORIES = Table(
    name="territories",
    title="Перелік територій, на яких ведуться (велися) бойові дії або тимчасово окупованих",
    rows=(
        Row(
            date(2022, 12, 22),
            date(2025, 2, 27),
            "Наказ Мінреінтеграції від 22.12.2022 № 309 (зі змінами)",
            "https://zakon.rada.gov.ua/laws/show/z1668-22",
            _CHECKED,
            text="наказ Мінреінтеграції від 22 грудня 2022 року № 309",
        ),
        Row(
            date(2025, 2, 28),
            None,
            "Наказ Мінрозвитку від 28.02.2025 № 376 (зі змінами); чинний від 20.03.2025, на зміну № 309",
            "https://decentralization.gov.ua/news/19374",
            _CHECKED,
            text="наказ Мінрозвитку від 28 лютого 2025 року № 376",
        ),
    ),
)
"""By the date of each order. № 376 came into force when it was published, on 20 March 2025, and № 309 went with it."""
