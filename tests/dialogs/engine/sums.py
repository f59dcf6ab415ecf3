"""What calculations are asked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dialogs.engine.intervals import Interval, Period
from dialogs.engine.kinds.money import Sum
from tests.dialogs.scope import Answered

CENT = Decimal("0.01")


class Answers(Answered):
    """Earlier answers with lists: each item has values of its own."""

    def __init__(self, lists: Mapping[str, list[Mapping[str, Any]]] | None = None, **values: Any) -> None:
        super().__init__(**values)
        self._lists = lists or {}

    def each(self, key: str) -> Iterator[Answers]:
        return iter([Answers(**item) for item in self._lists.get(key, [])])


def day(value: date) -> Interval:
    return Interval(value, value)


def over(first: date, last: date) -> Period:
    return Period(day(first), day(last))


days = st.dates(date(2014, 1, 1), date(2030, 12, 31))


amounts = st.decimals(0, 10**9, places=2)


sums = st.builds(Sum, amounts, st.sampled_from(("UAH", "EUR", "USD", "PLN")))
