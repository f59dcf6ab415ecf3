"""Days as people write them. Today is 21 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.answers import Input
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.tidy_dates import tidied
from dialogs.engine.kinds.written_days import MONTH_WORDS
from tests.dialogs.scope import ENGLISH, TODAY, UKRAINIAN, Answered, doubted, read, refused


@pytest.mark.parametrize(
    "typed",
    ["12.04.1969 р.н.", "12.04.1969р.н.", "12.04.1969 г.р.", "12 квітня 1969 року народження",
     "12.04.1969 года рождения",
     "народилась 12.04.1969", "дата народження: 12.04.1969", "родилась 12 апреля 1969", "born 12 April 1969",
     "12.IV.1969 р. н."],
)  # fmt: skip
def test_a_date_of_birth_that_says_so(typed: str) -> None:
    assert read(Day(), typed) == date(1969, 4, 12)


@pytest.mark.parametrize(
    ("roman", "month"),
    [("I", 1), ("III", 3), ("IV", 4), ("V", 5), ("VI", 6), ("VII", 7), ("VIII", 8), ("IX", 9), ("X", 10), ("XI", 11),
     ("XII", 12), ("ХІІ", 12)],
)  # fmt: skip
def test_a_month_in_roman_numerals(roman: str, month: int) -> None:
    assert read(Day(), f"24.{roman}.2022") == date(2022, month, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("другий день війни", 25),
        ("на третій день війни", 26),
        ("четвертий день війни", 27),
        ("5-й день войны", 28),
    ],
)
def test_days_of_the_war(typed: str, day: int) -> None:
    assert read(Day(), typed) == date(2022, 2, day)


@pytest.mark.parametrize(
    ("typed", "ago"),
    [("сьогодні", 0), ("сегодня", 0), ("today", 0), ("вчора", 1), ("учора", 1), ("вчера", 1), ("yesterday", 1),
     ("позавчора", 2), ("позавчера", 2)],
)  # fmt: skip
def test_days_counted_back_from_today(typed: str, ago: int) -> None:
    assert read(Day(), typed) == TODAY - timedelta(days=ago)


def test_the_war_of_another_year_is_not_guessed() -> None:
    assert refused(Day(), "початок війни 2014").code == "date.unclear"


@pytest.mark.parametrize("typed", ["тридцять першого квітня 2022", "тридцатое февраля 2022"])
def test_a_dictated_day_that_does_not_exist(typed: str) -> None:
    assert refused(Day(), typed).code == "date.day"


@pytest.mark.parametrize(
    "typed", ["03.04.2022", "3 квітня 2022", "03-04-2022", "13/04/2022", "03/03/2022", "2022/04/03"]
)
def test_what_can_be_read_in_one_way_only_is_not_asked(typed: str) -> None:
    value = read(Day(), typed)
    Day().doubt(Input(text=typed), value, Answered())


def test_an_american_date_that_has_not_come_yet_is_no_reading() -> None:
    value = read(Day(), "12/11/2026")
    Day().doubt(Input(text="12/11/2026"), value, Answered())
    assert value == date(2026, 11, 12)


def test_a_weekday_that_the_day_was_not_is_doubted() -> None:
    refusal = doubted(Day(), "24.02.2022, п'ятниця")
    assert (refusal.code, refusal.soft) == ("date.weekday", True)


@given(
    st.one_of(
        st.from_regex(r"(\d{1,2} )?month \d{4}", fullmatch=True),
        st.from_regex(r"\d{1,2}\.\d{1,2}\.\d{4}", fullmatch=True),
    ),
    st.sampled_from(sorted(MONTH_WORDS)),
)
def test_the_short_way_leaves_out_what_the_long_one_does(typed: str, month: str) -> None:
    text = typed.replace("month", month)
    assert tidied(text) == tidied(f"{text} ") == text


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
        ("24.02", "date.no_year"),
        ("березень 29", "date.no_year"),
        ("березень 22", "date.incomplete"),
        ("02.22", "date.incomplete"),
        ("лютий 2022", "date.incomplete"),
        ("02.2022", "date.incomplete"),
        ("2022", "date.incomplete"),
        ("в 1980", "date.incomplete"),
        ("у 1980 році", "date.incomplete"),
        ("45", "date.age"),
        ("мені 45", "date.age"),
        ("мне 72 года", "date.age"),
        ("їй 7 років", "date.age"),
        ("104 роки", "date.age"),
        ("i am 45 years old", "date.age"),
        ("45 днів тому", "date.perhaps"),
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


def test_a_day_before_the_earliest_is_doubted() -> None:
    for kind in (Day(earliest=date(2022, 2, 24)), RememberedDate(earliest=date(2022, 2, 24))):
        assert refused(kind, "23.02.2022").soft
        assert read(kind, "23.02.2022", keep=True)
        assert read(kind, "24.02.2022")
    assert read(RememberedDate(earliest=date(2022, 2, 24)), "лютий 2022").last == date(2022, 2, 28)


@pytest.mark.parametrize(
    "typed", ["2021 рік, 3 вересня", "2021, 3 вересня", "2021 року, вересня 3", "2021 год, 3 сентября"]
)
def test_the_year_may_go_before_the_day(typed: str) -> None:
    assert read(Day(), typed) == date(2021, 9, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "коли 31.02.2022 було",
        "12 років",
        "22 березня подзвонив",
    ],
)
def test_where_there_is_no_date_none_is_offered(typed: str) -> None:
    assert refused(Day(), typed).options == ()


def test_of_two_dates_both_are_offered() -> None:
    refusal = refused(Day(), "паспорт виданий 12.05.2010, народився 1.1.1990")
    assert [option.value for option in refusal.options] == ["2010-05-12", "1990-01-01"]
    assert read(Day(), "паспорт виданий 12.05.2010, народився 1.1.1990", option="1990-01-01") == date(
        1990, 1, 1
    )


@pytest.mark.parametrize(
    "typed",
    ["12;03;1985", "12|03|1985", "12\\03\\1985", "12.031985", "1203.1985", "l2.03.1985", "І2.03.1985", "12.O3.1985",
     "12 березня у 1985", "народився 12 березня у 1985", "12 марта восемьдесят пятого",
     "дванадцятого березня вісімдесят п’ятого", "двенадцатого марта восемьдесят пятого года", "12 бepeзня 1985"],
)  # fmt: skip
def test_a_birthday_with_slips_of_the_keyboard(typed: str) -> None:
    assert read(Day(), typed) == date(1985, 3, 12)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("5іюля 1990", 7), ("5 іюня 1990", 6), ("5 фєвраля 1990", 2), ("5 апрєля 1990", 4), ("5 травня дев’яностого", 5),
     ("5 мая девяностого", 5)],
)  # fmt: skip
def test_months_of_mixed_speech(typed: str, month: int) -> None:
    assert read(Day(), typed) == date(1990, month, 5)


@pytest.mark.parametrize(
    ("typed", "days"),
    [("120385", ["1985-03-12"]), ("12 або 13 березня 1985", ["1985-03-12", "1985-03-13"]),
     ("12 чи 13.03.1985", ["1985-03-12", "1985-03-13"])],
)  # fmt: skip
def test_days_that_may_be_meant_are_offered(typed: str, days: list[str]) -> None:
    assert [option.value for option in refused(Day(), typed).options] == days
