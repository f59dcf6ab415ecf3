"""How long what is kept, in days of Kyiv's calendar: leap years, summer time, warnings that came late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.privacy.keeping import (
    WARNINGS,
    Keeping,
    day_after,
    end_after_warning,
    end_due,
    idle_before,
    unused_before,
    warning_due,
)
from dialogs.language import KYIV
from storage.endings import Idle

MOMENTS = st.integers(
    int(datetime(2022, 2, 24, tzinfo=UTC).timestamp()), int(datetime(2040, 12, 31, tzinfo=UTC).timestamp())
).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def idle(since: datetime, warnings: int = 0, warned_at: datetime | None = None) -> Idle:
    return Idle("a" * 32, 1, since, warnings, warned_at)


@given(MOMENTS, st.integers(15, 800))
def test_whoever_reads_each_warning_at_once_has_exactly_so_many_days(since: datetime, days: int) -> None:
    keeping, one = Keeping(draft_days=days), idle(since)
    last = since.astimezone(KYIV).date() + timedelta(days=days)
    for before in WARNINGS:
        due = warning_due(one, keeping)
        assert due is not None and end_due(one, keeping) is None
        assert (due.astimezone(KYIV).date(), due.astimezone(KYIV).hour) == (last - timedelta(days=before), 10)
        assert idle_before(due, keeping) > since
        assert end_after_warning(one, due, keeping) == last
        one = idle(since, one.warnings + 1, due)
    assert warning_due(one, keeping) is None
    end = end_due(one, keeping)
    assert end is not None and end.astimezone(KYIV).date() == last and end.astimezone(KYIV).hour == 10


@given(MOMENTS, st.lists(st.integers(0, 60 * 24 * 40), min_size=3, max_size=3))
def test_however_late_a_warning_comes_the_next_keeps_its_distance(since: datetime, late: list[int]) -> None:
    keeping, one, given_at = Keeping(), idle(since), list[datetime]()
    for minutes in late:
        due = warning_due(one, keeping)
        assert due is not None
        now = due + timedelta(minutes=minutes)
        promised = end_after_warning(one, now, keeping)
        one, given_at = idle(since, one.warnings + 1, now), [*given_at, now]
    end = end_due(one, keeping)
    assert end is not None
    ended = end.astimezone(KYIV).date()
    days = [(ended - moment.astimezone(KYIV).date()).days for moment in given_at]
    assert days[0] >= 14 and days[1] >= 3 and days[2] >= 1
    assert ended == promised
    assert ended >= since.astimezone(KYIV).date() + timedelta(days=180)


@pytest.mark.parametrize(
    ("since", "ends"),
    [
        (datetime(2027, 9, 1, 12, tzinfo=UTC), date(2028, 2, 28)),
        (datetime(2027, 9, 2, 12, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2027, 9, 3, 12, tzinfo=UTC), date(2028, 3, 1)),
        # Late in the evening in Kyiv it is the day before in Greenwich, by two hours in winter and by three in summer.
        (datetime(2026, 12, 31, 21, 59, tzinfo=UTC), date(2027, 6, 29)),
        (datetime(2026, 12, 31, 22, 0, tzinfo=UTC), date(2027, 6, 30)),
        (datetime(2026, 7, 31, 20, 59, tzinfo=UTC), date(2027, 1, 27)),
        (datetime(2026, 7, 31, 21, 0, tzinfo=UTC), date(2027, 1, 28)),
    ],
)
def test_days_are_those_of_kyiv(since: datetime, ends: date) -> None:
    end = day_after(since, 180)
    assert end.date() == ends
    assert end.hour == 10


@pytest.mark.parametrize(
    "day", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
)
def test_ten_in_the_morning_is_ten_on_the_days_when_the_clock_changes(day: date) -> None:
    before = datetime(day.year, day.month, day.day, 12, tzinfo=KYIV) - timedelta(days=180)
    end = day_after(before, 180).astimezone(UTC)
    assert end.astimezone(KYIV).date() == day
    assert end.hour == (7 if day.month == 3 else 8)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2028, 2, 29, 12, tzinfo=KYIV), date(2026, 3, 1)),
        (datetime(2028, 2, 28, 12, tzinfo=KYIV), date(2026, 2, 28)),
        (datetime(2030, 3, 1, 12, tzinfo=KYIV), date(2028, 3, 1)),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), date(2025, 1, 1)),
    ],
)
def test_two_years_ago(now: datetime, then: date) -> None:
    assert unused_before(now, Keeping()) == datetime(then.year, then.month, then.day, tzinfo=KYIV)


@given(MOMENTS, st.integers(1, 10))
def test_nobody_is_unused_before_so_many_years_are_over(now: datetime, years: int) -> None:
    before = unused_before(now, Keeping(account_years=years))
    assert timedelta(days=365 * years - 1) <= now - before <= timedelta(days=366 * years + 1)
