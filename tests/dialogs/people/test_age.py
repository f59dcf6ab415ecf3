"""When a child comes of age, and on which days it is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.people.age import comes_of_age, warning_due

BORN = date(2009, 2, 10)
DAY = date(2027, 2, 10)


def test_the_day_itself() -> None:
    assert comes_of_age(BORN) == DAY
    assert comes_of_age(date(2008, 2, 29)) == date(2026, 3, 1)
    assert comes_of_age(date(2006, 2, 28)) == date(2024, 2, 28)


@pytest.mark.parametrize(
    ("left", "told", "due"),
    [
        (91, 0, 0), (90, 0, 90), (89, 90, 0), (31, 90, 0), (30, 90, 30), (30, 0, 30), (29, 30, 0),
        (8, 30, 0), (7, 30, 7), (1, 30, 7), (1, 7, 0), (0, 7, 0), (-1, 0, 0),
    ],
)  # fmt: skip
def test_each_warning_is_given_once(left: int, told: int, due: int) -> None:
    assert warning_due(BORN, DAY - timedelta(days=left), told) == due


@given(st.dates(date(2000, 1, 1), date(2015, 12, 31)), st.sets(st.integers(-40, 120)))
def test_whoever_looks_on_whatever_days_warns_at_most_three_times(born: date, days: set[int]) -> None:
    told, given = 0, []
    for left in sorted(days, reverse=True):
        due = warning_due(born, comes_of_age(born) - timedelta(days=left), told)
        if due:
            given.append(due)
            told = due
            assert 0 < left <= due
    assert given == sorted(set(given), reverse=True) and set(given) <= {90, 30, 7}
