"""Subsistence minimums a month, by group (article 7 of the budget laws).

A text names its group: «для осіб, які втратили працездатність», «для працездатних осіб». The general one
(«на одну особу», 3 209 in 2026) is another number again, and right only where a text names no group.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dialogs.tables.base import Row, Table

_LAWS = (
    (
        date(2024, 1, 1),
        date(2024, 12, 31),
        "Закон України «Про Державний бюджет України на 2024 рік», стаття 7",
        "https://zakon.rada.gov.ua/laws/show/3460-20",
    ),
    (
        date(2025, 1, 1),
        date(2025, 12, 31),
        "Закон України «Про Державний бюджет України на 2025 рік», стаття 7",
        "https://zakon.rada.gov.ua/laws/show/4059-20",
    ),
    (
        date(2026, 1, 1),
        date(2026, 12, 31),
        "Закон України «Про Державний бюджет України на 2026 рік», за повідомленням від 1 січня 2026 року",
        "https://for-ua.com/article/1253378",
    ),
)
_CHECKED = date(2026, 11, 28)


def _table(group: str, title: str, *values: int) -> Table:
    return Table(
        name=f"subsistence_{group}",
        title=f"Прожитковий мінімум {title}",
        rows=tuple(
            Row(since, last, source, link, _CHECKED, Decimal(value))
            for (since, last, source, link), value in zip(_LAWS, values, strict=True)
        ),
    )


LOST_ABILITY = "subsistence_lost_ability"
ABLE_BODIED = "subsistence_able_bodied"
GENERAL = "subsistence_general"

SUBSISTENCE = (
    _table("lost_ability", "для осіб, які втратили працездатність", 2361, 2361, 2595),
    _table("able_bodied", "для працездатних осіб", 3028, 3028, 3328),
    _table("general", "на одну особу, без поділу на групи", 2920, 2920, 3209),
)
