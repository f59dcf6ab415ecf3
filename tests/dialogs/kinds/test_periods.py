"""Periods: from when to when."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.intervals import Interval, Period
from dialogs.engine.kinds.period import FromTo
from tests.dialogs.scope import Answered, doubted, read, refused, said


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
        ("з березня 2022 донині", "березень 2022 року — досі"),
        ("лютий–березень 2022", "лютий 2022 року — березень 2022 року"),
        ("лютий-березень 2022", "лютий 2022 року — березень 2022 року"),
        ("від березня 2022 і досі", "березень 2022 року — досі"),
        ("с марта 2022 по сей день", "березень 2022 року — досі"),
        ("с марта 2022 и до сих пор", "березень 2022 року — досі"),
        ("з лютого 2022 і до сьогодні", "лютий 2022 року — досі"),
        ("с начала войны по настоящее время", "24 лютого 2022 року — досі"),
        ("з початку війни донині", "24 лютого 2022 року — досі"),
        ("березень 2022 – по теперішній час", "березень 2022 року — досі"),
        ("з березня 2022 (триває)", "березень 2022 року — досі"),
        ("березень 2022, травень 2023", "березень 2022 року — травень 2023 року"),
        ("01.03.2022 01.04.2022", "1 березня 2022 року — 1 квітня 2022 року"),
        ("24.02.2022 05:00 - 01.03.2022 18:00", "24 лютого 2022 року — 1 березня 2022 року"),
        ("з 24.II.2022 по 1.III.2022", "24 лютого 2022 року — 1 березня 2022 року"),
        ("з 1.03.22 по 5.04.22", "1 березня 2022 року — 5 квітня 2022 року"),
    ],
)
def test_periods(typed: str, words: str) -> None:
    assert said(FromTo(), typed) == words


@pytest.mark.parametrize("typed", ["березень 2022", "з березня 2022", "since March 2022"])
def test_one_date_of_a_period_may_go_on(typed: str) -> None:
    refusal = refused(FromTo(), typed)
    assert refusal.code == "period.unclear"
    assert said(FromTo(), typed, option=refusal.options[0].value) == "березень 2022 року — досі"


def test_a_period_has_two_ends_in_order() -> None:
    assert refused(FromTo(), "березень 2022").code == "period.unclear"
    assert refused(FromTo(), "з травня 2023 по березень 2022").code == "date.reversed"
    assert refused(FromTo(), "з 2030 досі").code == "date.future"
    day = Interval(date(2022, 3, 1), date(2022, 3, 1))
    assert read(FromTo(), "01.03.2022 – досі") == Period(day, None)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("10.03.22 15.05.22", "2022-03-10", "2022-05-15"),
        ("24-28.02.2022", "2022-02-24", "2022-02-28"),
        ("24/02/22-28/02/22", "2022-02-24", "2022-02-28"),
        ("24.02.22 по 28.02.22", "2022-02-24", "2022-02-28"),
        ("10 березня до 15 травня 2022", "2022-03-10", "2022-05-15"),
        ("March to May 2022", "2022-03-01", "2022-05-31"),
        ("10.03.2022…15.05.2022", "2022-03-10", "2022-05-15"),
        ("10.03.2022 → 15.05.2022", "2022-03-10", "2022-05-15"),
        ("10.03.2022...15.05.2022", "2022-03-10", "2022-05-15"),
        ("з 5 на 6 березня 2022", "2022-03-05", "2022-03-06"),
        ("поч. березня - кін. травня 2022", "2022-03-01", "2022-05-31"),
        ("III-V 2022", "2022-03-01", "2022-05-31"),
        ("ІІІ–V.2022", "2022-03-01", "2022-05-31"),
        ("03-05.2022", "2022-03-01", "2022-05-31"),
        ("3.22-5.22", "2022-03-01", "2022-05-31"),
        ("приблизно з 10 по 15 березня 2022", "2022-03-07", "2022-03-18"),
        ("з листопада по лютий 2023", "2022-11-01", "2023-02-28"),
    ],
)
def test_periods_as_they_are_typed(typed: str, first: str, last: str) -> None:
    value = read(FromTo(), typed)
    assert value.end is not None
    assert (value.start.first, value.end.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_winter_of_months_may_end_or_begin_in_the_year_that_is_written() -> None:
    refusal = doubted(FromTo(), "листопад-лютий 2022")
    assert [option.value for option in refusal.options] == [
        "листопад 2021 - лютий 2022", "листопад 2022 - лютий 2023"
    ]  # fmt: skip
    assert read(FromTo(), option=refusal.options[1].value).end.last == date(2023, 2, 28)


@pytest.mark.parametrize("typed", ["до травня 2022", "по травень 2022", "till May 2022"])
def test_an_end_alone_asks_for_the_beginning(typed: str) -> None:
    refusal = refused(FromTo(), typed)
    assert refusal.message.startswith("Тут є лише кінець")
    joined = FromTo().joined(typed, "з березня", refusal, Answered())
    assert read(FromTo(), joined).start.first == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("24.02.2022 / 10.03.2022", "24 лютого 2022 року — 10 березня 2022 року"),
        ("24.02.2022/10.03.2022", "24 лютого 2022 року — 10 березня 2022 року"),
        ("з березня 2022 і до травня 2023", "березень 2022 року — травень 2023 року"),
        ("від 24 лютого 2022 та по 10 березня 2022", "24 лютого 2022 року — 10 березня 2022 року"),
        ("24.02.2022 - по т.ч.", "24 лютого 2022 року — досі"),
        ("с 24.02.2022 по наст. вр.", "24 лютого 2022 року — досі"),
    ],
)
def test_how_two_dates_are_joined(typed: str, words: str) -> None:
    assert said(FromTo(), typed) == words


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("3 місяці з березня 2022", "01.03.2022 - 31.05.2022"),
        ("з березня 2022 два місяці", "01.03.2022 - 30.04.2022"),
        ("24.02.2022 + 14 днів", "24.02.2022 - 09.03.2022"),
    ],
)
def test_a_length_from_a_day_or_a_month(typed: str, offered: str) -> None:
    assert [option.value for option in refused(FromTo(), typed).options] == [offered]
