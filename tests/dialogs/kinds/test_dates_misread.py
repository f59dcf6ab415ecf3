"""Dates that were read as another one in silence: each is asked about now, or read as it was meant."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.intervals import Interval
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.period import FromTo
from tests.dialogs.scope import doubted, read, refused


@pytest.mark.parametrize("typed", ["24-го", "22-го", "двадцять четвертого", "двадцать второго"])
def test_an_ordinal_alone_is_a_day_or_a_year(typed: str) -> None:
    refusal = refused(RememberedDate(), typed)
    assert (refusal.code, len(refusal.options)) == ("date.day_or_year", 1)


def test_an_ordinal_takes_its_month_from_the_second_date() -> None:
    period = read(FromTo(), "з 22-го до 23-го березня 22")
    assert (period.start.first, period.end.last) == (date(2022, 3, 22), date(2022, 3, 23))
    period = read(FromTo(), "з 20-го до 22-го року")
    assert (period.start.first, period.end.last) == (date(2020, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize("typed", ["не знаю, 24.02.2022", "24 лютого 2022 точно не пам'ятаю"])
def test_a_day_that_is_not_remembered_is_no_exact_one(typed: str) -> None:
    found = read(RememberedDate(), typed)
    assert isinstance(found, Interval)
    assert found.first < date(2022, 2, 24) < found.last


def test_a_year_that_stands_first() -> None:
    assert read(Day(), "’22 лютого 24") == date(2022, 2, 24)
    assert refused(RememberedDate(), "в двадцять другому лютого 24").code == "date.perhaps"


def test_a_year_and_a_half_is_more_than_a_year() -> None:
    found = read(RememberedDate(), "півтора року тому")
    assert found.first < date(2025, 5, 22) < found.last


@pytest.mark.parametrize("typed", ["3 години тому", "годину тому", "2 год тому"])
def test_hours_are_no_years(typed: str) -> None:
    assert refused(RememberedDate(), typed).code


def test_months_are_no_day() -> None:
    assert doubted(RememberedDate(), "03-05.2022").code == "date.perhaps"
    assert doubted(Day(), "03-05.2022").code == "date.perhaps"
    assert read(Day(), "24-02.2022") == date(2022, 2, 24)


def test_two_weekdays_of_which_none_is_right() -> None:
    assert doubted(Day(), "понеділок вівторок 24.02.2022").code == "date.weekday"


@pytest.mark.parametrize("typed", ["двадцяті роки", "початок двадцятих", "20-ті"])
def test_the_twenties_are_of_either_century(typed: str) -> None:
    assert refused(RememberedDate(), typed).code


def test_the_first_day_is_no_ten_days() -> None:
    assert refused(FromTo(), "з першого дня по 5 березня 2022").code
