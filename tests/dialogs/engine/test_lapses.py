"""Dates apart by the calendar, counted by hand from article 254 of the Civil Code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.conditions import BeforeThisYear, Beyond, InThisYear, Past, Within
from dialogs.engine.intervals import Interval
from dialogs.engine.lapse import Lapse
from tests.dialogs.scope import TODAY, Answered

YEAR = Lapse(years=1)


@pytest.mark.parametrize(
    ("begun", "lapse", "last"),
    [
        (date(2024, 1, 10), YEAR, date(2025, 1, 10)),
        (date(2024, 2, 29), YEAR, date(2025, 2, 28)),
        (date(2023, 2, 28), YEAR, date(2024, 2, 28)),
        (date(2024, 2, 29), Lapse(years=4), date(2028, 2, 29)),
        (date(2026, 8, 31), Lapse(months=3), date(2026, 11, 30)),
        (date(2025, 11, 30), Lapse(months=3), date(2026, 2, 28)),
        (date(2026, 5, 28), Lapse(months=6), date(2026, 11, 28)),
        (date(2026, 12, 31), Lapse(months=1, days=1), date(2027, 2, 1)),
        (date(2026, 11, 28), Lapse(days=30), date(2026, 12, 28)),
        (date(9999, 6, 1), YEAR, date.max),
        (date(9999, 12, 30), Lapse(days=5), date.max),
    ],
)
def test_the_last_day_of_a_time(begun: date, lapse: Lapse, last: date) -> None:
    assert lapse.after(begun) == last


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60), st.integers(0, 40))
def test_a_longer_time_never_ends_earlier(begun: date, months: int, days: int) -> None:
    last = Lapse(months=months, days=days).after(begun)
    assert last >= begun
    assert Lapse(months=months + 1, days=days).after(begun) >= last
    assert Lapse(months=months, days=days).after(begun + timedelta(days=1)) >= last


def died(release: object, death: object) -> tuple[bool, bool]:
    """Within a year after release, and surely later than that."""
    scope = Answered(release=release, death=death)
    return (
        Within(key="death", since="release", lapse=YEAR).holds(scope),
        Beyond(key="death", since="release", lapse=YEAR).holds(scope),
    )


@pytest.mark.parametrize(
    ("release", "death", "wanted"),
    [
        (date(2024, 1, 10), date(2025, 1, 10), (True, False)),
        (date(2024, 1, 10), date(2025, 1, 11), (False, True)),
        (date(2024, 1, 10), date(2024, 1, 10), (True, False)),
        (date(2024, 2, 29), date(2025, 2, 28), (True, False)),
        (date(2024, 2, 29), date(2025, 3, 1), (False, True)),
        (date(2023, 2, 28), date(2024, 2, 28), (True, False)),
        (date(2023, 2, 28), date(2024, 2, 29), (False, True)),
        (date(2023, 3, 1), date(2024, 2, 29), (True, False)),
        # Before it is not after it, and so neither.
        (date(2024, 1, 10), date(2024, 1, 9), (False, False)),
    ],
)
def test_death_within_a_year_after_release(release: date, death: date, wanted: tuple[bool, bool]) -> None:
    assert died(release, death) == wanted


def test_rough_dates_tell_only_what_is_sure() -> None:
    january = Interval(date(2024, 1, 1), date(2024, 1, 31), "січень 2024")
    assert died(january, date(2025, 1, 1)) == (True, False)
    assert died(january, date(2025, 1, 15)) == (False, False)
    assert died(january, date(2025, 2, 1)) == (False, True)
    assert died(date(2024, 1, 10), Interval(date(2025, 1, 1), date(2025, 1, 31), "січень 2025")) == (
        False,
        False,
    )
    assert died(None, date(2025, 1, 1)) == (False, False)
    assert died(date(2025, 1, 1), None) == (False, False)


def test_more_than_two_years_until_today() -> None:
    assert date(2026, 11, 21) == TODAY
    registered = Beyond(since="registered", lapse=Lapse(years=2))
    assert not registered.holds(Answered(registered=date(2024, 11, 21)))
    assert registered.holds(Answered(registered=date(2024, 11, 20)))
    assert not registered.holds(
        Answered(registered=Interval(date(2024, 11, 1), date(2024, 11, 30), "листопад"))
    )
    assert dict(registered.details(Answered(registered=date(2024, 11, 20)))) == {
        "first": date(2024, 11, 20),
        "second": TODAY,
        "last": date(2026, 11, 20),
    }


def test_a_certificate_of_three_months_is_too_old_a_day_later() -> None:
    valid = Within(since="issued", lapse=Lapse(months=3))
    old = Beyond(since="issued", lapse=Lapse(months=3))
    for issued, good in ((date(2026, 8, 21), True), (date(2026, 8, 20), False)):
        scope = Answered(issued=issued)
        assert (valid.holds(scope), old.holds(scope)) == (good, not good)


def test_this_year_and_a_day_that_is_over() -> None:
    assert InThisYear(key="paid").holds(Answered(paid=date(2026, 1, 1)))
    assert not InThisYear(key="paid").holds(Answered(paid=date(2025, 12, 31)))
    assert not InThisYear(key="paid").holds(Answered(paid=Interval(date(2025, 12, 1), date(2026, 1, 31))))
    assert not InThisYear(key="paid").holds(Answered())
    assert BeforeThisYear(key="paid").holds(Answered(paid=date(2025, 12, 31)))
    assert not BeforeThisYear(key="paid").holds(Answered(paid=date(2026, 1, 1)))
    assert not BeforeThisYear(key="paid").holds(
        Answered(paid=Interval(date(2025, 12, 1), date(2026, 1, 31), "зима"))
    )
    assert Past(day=date(2026, 11, 20)).holds(Answered())
    assert not Past(day=TODAY).holds(Answered())
