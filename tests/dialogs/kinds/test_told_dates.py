"""Dates as they are told: with what happened then, by a feast, by how long it lasted, with «десь» in the middle."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.feasts import easter
from dialogs.engine.kinds.period import FromTo
from tests.dialogs.scope import UKRAINIAN, Answered, read, refused, said


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("16 березня 22 коли скинули бомбу на театр", ["2022-03-16"]),
        ("6 червня 23 як підірвали греблю", ["2023-06-06"]),
        ("десь у березні 22 коли вже не було води", ["2022-03-01/2022-03-31"]),
        ("весною 2022 після того як прилетіло в дах", ["2022-03-01/2022-05-31"]),
        ("19 серпня 2022 на Спаса", ["2022-08-19"]),
        ("на Великдень 2022", ["2022-04-24"]),
        ("після смерті батька в 2009", ["2009-01-01/2009-12-31"]),
        ("під Великдень 22", ["2022-04-17/2022-04-23"]),
        ("Паска 2023", ["2023-04-16"]),
        ("у вербну неділю 2022", ["2022-04-17"]),
        ("на Трійцю 2022", ["2022-06-12"]),
        ("після Нового року 2023", ["2023-01-02/2023-01-08"]),
        ("на Різдво 2023", ["2023-01-07", "2023-12-25"]),
        ("на Покрову 22", ["2022-10-14"]),
        ("на Покрову 2023", ["2023-10-01", "2023-10-14"]),
    ],
)
def test_a_day_that_is_told_is_offered(typed: str, offered: list[str]) -> None:
    options = refused(RememberedDate(), typed).options
    assert [option.value for option in options] == offered
    for option in offered:
        value = read(RememberedDate(), typed, option=option)
        assert [value.first.isoformat(), value.last.isoformat()] == (option.split("/") * 2)[:2]


@pytest.mark.parametrize(
    "typed", ["на зелені свята", "новий рік", "з восьмого березня по десь 20 квітня, точно не помню"]
)
def test_without_its_year_it_asks_for_the_year(typed: str) -> None:
    assert refused(RememberedDate(), typed).code == "date.no_year"


@pytest.mark.parametrize("typed", ["купались 2022", "Миколаїв 2022", "Валентина 2022 народила"])
def test_words_that_only_begin_alike_are_no_feast(typed: str) -> None:
    assert refused(RememberedDate(), typed).code != "date.feast"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("лютий місяць 2022 року, число не помню", date(2022, 2, 1), date(2022, 2, 28)),
        ("3 роки тому", date(2023, 5, 24), date(2024, 5, 22)),
        ("в березні 23 року, 21-го", date(2023, 3, 21), date(2023, 3, 21)),
        ("у травні 2022 12-го числа", date(2022, 5, 12), date(2022, 5, 12)),
        ("в травні 22 року, десь 12 числа", date(2022, 5, 9), date(2022, 5, 15)),
        ("квітень 2022 чи травень", date(2022, 4, 1), date(2022, 5, 31)),
        ("в серпні мабуть чи у вересні 22", date(2022, 8, 1), date(2022, 9, 30)),
        ("з восьмого березня по десь 20 квітня 2022, точно не помню", date(2022, 3, 8), date(2022, 4, 23)),
        ("через тиждень після початку повномасштабного", date(2022, 2, 28), date(2022, 3, 6)),
    ],
)
def test_a_remembered_date_is_read(typed: str, first: date, last: date) -> None:
    value = read(RememberedDate(), typed)
    assert (value.first, value.last) == (first, last)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("з понеділка 7 березня 2022 по середу 9 березня", "7 березня 2022 року — 9 березня 2022 року"),
        ("з 20 грудня 2022 по 3 січня", "20 грудня 2022 року — 3 січня 2023 року"),
        (
            "з 8 березня по десь 20 квітня 2022, точно не помню",
            "8 березня 2022 року — десь 20 квітня 2022 (між 17 квітня 2022 року і 23 квітня 2022 року)",
        ),
    ],
)
def test_a_period_is_read(typed: str, words: str) -> None:
    assert said(FromTo(), typed) == words


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("20 днів з 1 березня 2022", "01.03.2022 - 20.03.2022"),
        ("місяць, з 5 березня 2022", "05.03.2022 - 03.04.2022"),
        ("5 березня 2022 на добу", "05.03.2022 - 05.03.2022"),
        ("три тижні з 1 березня 2022", "01.03.2022 - 21.03.2022"),
    ],
)
def test_how_long_it_lasted_makes_an_end(typed: str, offered: str) -> None:
    assert [option.value for option in refused(FromTo(), typed).options] == [offered]
    read(FromTo(), typed, option=offered)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2014, date(2014, 4, 20)),
        (2022, date(2022, 4, 24)),
        (2024, date(2024, 5, 5)),
        (2026, date(2026, 4, 12)),
    ],
)
def test_easter_is_when_it_was(year: int, day: date) -> None:
    assert easter(year) == day


def test_a_year_that_is_added_leaves_the_doubt_out() -> None:
    before = "з восьмого березня по десь 20 квітня, точно не помню"
    kind = RememberedDate()
    both = kind.joined(before, "2022", refused(kind, before), Answered())
    assert both == "з 8 березня по десь 20 квітня 2022"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("з 90х", date(1990, 1, 1), date(1999, 12, 31)),
        ("в дев'яностих", date(1990, 1, 1), date(1999, 12, 31)),
        ("у 1980-х роках", date(1980, 1, 1), date(1989, 12, 31)),
        ("наприкінці 80-х років", date(1987, 1, 1), date(1989, 12, 31)),
        ("в восьмидесятых", date(1980, 1, 1), date(1989, 12, 31)),
        ("на початку 2000х", date(2000, 1, 1), date(2003, 12, 31)),
        ("2000-х", date(2000, 1, 1), date(2009, 12, 31)),
        ("у 20-х числах березня 2022", date(2022, 3, 20), date(2022, 3, 31)),
    ],
)
def test_a_decade_is_ten_years(typed: str, first: date, last: date) -> None:
    value = read(RememberedDate(), typed)
    assert (value.first, value.last) == (first, last)


def test_a_decade_of_two_centuries_is_not_guessed() -> None:
    assert refused(RememberedDate(), "в 20-х").code == "date.unclear"


@pytest.mark.parametrize(
    ("typed", "button"),
    [
        ("десь у березні 22 коли вже не було води", "березень 2022 року"),
        ("весною 2022 після того як прилетіло в дах", "01.03.2022–31.05.2022"),
        ("на Великдень 2022", "24 квітня 2022 року"),
    ],
)
def test_a_button_shows_both_ends_of_a_stretch(typed: str, button: str) -> None:
    (option,) = refused(RememberedDate(), typed).options
    assert option.short(UKRAINIAN) == button


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("вісімдесятий рік, п’яте травня", date(1980, 5, 5)),
        ("вісімдесят п’ятого року двадцятого серпня", date(1985, 8, 20)),
        ("тридцять першого травня 1990 року", date(1990, 5, 31)),
    ],
)
def test_a_year_of_the_last_century_is_said_short(typed: str, day: date) -> None:
    assert read(Day(), typed) == day
