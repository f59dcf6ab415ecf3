"""Dates as people write and remember them. Today is 21 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.intervals import Interval, Period
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.period import FromTo
from tests.dialogs.scope import ENGLISH, TODAY, UKRAINIAN, read, refused, said


@pytest.mark.parametrize(
    "typed",
    [
        "24.02.2022", "24/2/22", "24-02-2022", "24 02 2022", "24. 02. 2022", "24022022", "2022-02-24", "2022.02.24",
        "24 лютого 2022", "24 лют 2022 р.", "24 лютого 2022р.", "24-го лютого 2022 року", "24 ЛЮТОГО, 2022",
        "24 люотго 2022", "24 February 2022", "February 24, 2022", "24th of February 2022", "24 февраля 2022 г.",
        "«24.02.2022»", "24.02.’22",
    ],
)  # fmt: skip
def test_one_day_written_in_many_ways(typed: str) -> None:
    assert read(Day(), typed) == date(2022, 2, 24)
    assert read(RememberedDate(), typed) == Interval(date(2022, 2, 24), date(2022, 2, 24))


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_is_read_back_from_its_words(day: date) -> None:
    for written in (UKRAINIAN.date(day), ENGLISH.date(day), f"{day:%d.%m.%Y}", day.isoformat()):
        assert read(Day(), written) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("учора", TODAY - timedelta(days=1)),
        ("Сьогодні", TODAY),
        ("12.04.69", date(1969, 4, 12)),
        ("12.04.26", date(2026, 4, 12)),
        ("29.02.2024", date(2024, 2, 29)),
    ],
)
def test_other_days(typed: str, day: date) -> None:
    assert read(Day(), typed) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31 лютого 2022", "date.day"),
        ("29.02.2023", "date.day"),
        ("0.5.2022", "date.day"),
        ("24.13.2022", "date.month"),
        ("24 лютого", "date.no_year"),
        ("лютий 2022", "date.incomplete"),
        ("02.2022", "date.incomplete"),
        ("2022", "date.incomplete"),
        ("24.02.1022", "date.year"),
        ("24.02.2030", "date.future"),
        ("давно", "date.unclear"),
        ("", "date.unclear"),
    ],
)
def test_what_is_no_day(typed: str, code: str) -> None:
    assert refused(Day(), typed).code == code


def test_an_impossible_day_is_explained() -> None:
    refusal = refused(Day(), "31 лютого 2022")
    sentence = UKRAINIAN.text(refusal.message, **refusal.params)
    assert sentence == "Дня 31 в цьому місяці немає: останній день — 28 лютого 2022 року. Перевірте число."


def test_the_american_order_is_offered_the_right_way_round() -> None:
    refusal = refused(Day(), "2/24/2022")
    assert refusal.code == "date.order"
    for kind in (Day(), RememberedDate()):
        assert read(kind, "2/24/2022", option=refusal.options[0].value) in (
            date(2022, 2, 24),
            Interval(date(2022, 2, 24), date(2022, 2, 24)),
        )


def test_a_day_before_the_earliest_is_doubted() -> None:
    for kind in (Day(earliest=date(2022, 2, 24)), RememberedDate(earliest=date(2022, 2, 24))):
        assert refused(kind, "23.02.2022").soft
        assert read(kind, "23.02.2022", keep=True)
        assert read(kind, "24.02.2022")
    assert read(RememberedDate(earliest=date(2022, 2, 24)), "лютий 2022").last == date(2022, 2, 28)


def test_the_future_is_open_where_it_makes_sense() -> None:
    assert read(Day(past=False), "24.02.2030") == date(2030, 2, 24)
    assert read(RememberedDate(past=False), "2030").last == date(2030, 12, 31)
    assert refused(RememberedDate(), "2027").code == "date.future"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("лютий 2022", "2022-02-01", "2022-02-28"),
        ("у лютому 2022 року", "2022-02-01", "2022-02-28"),
        ("02.2022", "2022-02-01", "2022-02-28"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("March 2022", "2022-03-01", "2022-03-31"),
        ("in March 2022", "2022-03-01", "2022-03-31"),
        ("весна 2022", "2022-03-01", "2022-05-31"),
        ("навесні 2022", "2022-03-01", "2022-05-31"),
        ("літо 22", "2022-06-01", "2022-08-31"),
        ("spring 2022", "2022-03-01", "2022-05-31"),
        ("зима 2021-2022", "2021-12-01", "2022-02-28"),
        ("зима 2021/22", "2021-12-01", "2022-02-28"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("у 2022 році", "2022-01-01", "2022-12-31"),
        ("початок березня 2022", "2022-03-01", "2022-03-10"),
        ("в середині березня 2022", "2022-03-11", "2022-03-20"),
        ("наприкінці лютого 2024", "2024-02-21", "2024-02-29"),
        ("mid-March 2022", "2022-03-11", "2022-03-20"),
        ("кінець літа 2022", "2022-08-01", "2022-08-31"),
        ("кінець 2022 року", "2022-09-01", "2022-12-31"),
        ("між 3 і 10 березня 2022", "2022-03-03", "2022-03-10"),
        ("з 3 по 10 березня 2022", "2022-03-03", "2022-03-10"),
        ("3-10 березня 2022", "2022-03-03", "2022-03-10"),
        ("від 24.02.2022 до 01.03.2022", "2022-02-24", "2022-03-01"),
        ("24.02.2022-01.03.2022", "2022-02-24", "2022-03-01"),
        ("03.03 – 10.03.2022", "2022-03-03", "2022-03-10"),
        ("between 3 and 10 March 2022", "2022-03-03", "2022-03-10"),
        ("березень-травень 2022", "2022-03-01", "2022-05-31"),
        ("з 3 березня до середини квітня 2022", "2022-03-03", "2022-04-20"),
        ("близько 5 березня 2022", "2022-03-02", "2022-03-08"),
        ("кілька днів після 24 лютого 2022", "2022-02-25", "2022-03-03"),
        ("пару тижнів до 24.02.2022", "2022-01-20", "2022-02-17"),
        ("не пам’ятаю точно, десь у березні 2022", "2022-03-01", "2022-03-31"),
        ("осінь 2026", "2026-09-01", "2026-11-21"),  # no later than today
    ],
)
def test_remembered_dates(typed: str, first: str, last: str) -> None:
    value = read(RememberedDate(), typed)
    assert (value.first, value.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert value.words == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("у лютому", "date.no_year"),
        ("між 10 і 3 березня 2022", "date.reversed"),
        ("не пам’ятаю", "date.unclear"),
        ("31 лютого 2022", "date.day"),
        ("13.2022", "date.unclear"),
    ],
)
def test_what_is_no_remembered_date(typed: str, code: str) -> None:
    assert refused(RememberedDate(), typed).code == code


def test_a_winter_has_two_years() -> None:
    refusal = refused(RememberedDate(), "зима 2022")
    assert [option.label for option in refusal.options] == ["12.2021 – 02.2022", "12.2022 – 02.2023"]
    chosen = read(RememberedDate(), "зима 2022", option=refusal.options[1].value)
    assert chosen == Interval(date(2022, 12, 1), date(2023, 2, 28), "зима 2022")


def test_an_interval_claims_no_more_than_was_said() -> None:
    assert (
        said(RememberedDate(), "весна 2022") == "весна 2022 (між 1 березня 2022 року і 31 травня 2022 року)"
    )
    assert said(RememberedDate(), "24.02.2022") == "24 лютого 2022 року"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("з березня 2022 по травень 2023", "березень 2022 року — травень 2023 року"),
        ("03.2022 - 05.2023", "березень 2022 року — травень 2023 року"),
        ("з березня по травень 2022", "березень 2022 року — травень 2022 року"),
        ("з 1 по 10 березня 2022", "1 березня 2022 року — 10 березня 2022 року"),
        ("з 1 березня 2022 досі", "1 березня 2022 року — досі"),
        ("з 1 березня 2022 по сьогодні", "1 березня 2022 року — досі"),
        ("березень 2022 – до цього часу", "березень 2022 року — досі"),
        ("from March 2022 until now", "березень 2022 року — досі"),
    ],
)
def test_periods(typed: str, words: str) -> None:
    assert said(FromTo(), typed) == words


def test_a_period_has_two_ends_in_order() -> None:
    assert refused(FromTo(), "березень 2022").code == "period.unclear"
    assert refused(FromTo(), "з травня 2023 по березень 2022").code == "date.reversed"
    assert refused(FromTo(), "з 2030 досі").code == "date.future"
    day = Interval(date(2022, 3, 1), date(2022, 3, 1))
    assert read(FromTo(), "01.03.2022 – досі") == Period(day, None)
