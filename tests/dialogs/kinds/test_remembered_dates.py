"""Dates as they are remembered: a month, a season, a stretch. Today is 21 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.intervals import Interval
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from tests.dialogs.scope import UKRAINIAN, doubted, read, refused, said


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


@pytest.mark.parametrize(
    "typed",
    [
        "24.02.2022 05:00", "24.02.2022 5:00", "24.02.2022, 05:00:00", "2022-02-24T05:00:00Z", "24.02.2022 о 05:00",
        "24 лютого 2022 о 5 ранку", "24 лютого 2022 року, о п'ятій ранку", "24 февраля 2022 в 5 утра",
        "24.02.2022 вранці",
        "вранці 24 лютого 2022", "четвер, 24 лютого 2022", "24.02.2022 (четвер)", "у четвер 24 лютого 2022",
        "24.II.2022", "24.ІІ.2022", "24/II/2022", "24 II 2022", "24-ІІ-22", "24.ii.2022", "24..02.2022", "24.О2.2022",
        "24 числа лютого 2022", "24 лютого 2022 точно", "24 лютого 22 року", "24 лютого двадцять другого",
        "24.02.2022-го", "24-лютого-2022", "24.лютого.2022", "24лютого2022", "2022 лютий 24", "2022, 24 лютого",
        "2022 року 24 лютого", "2022 02 24", "24 лютого, четвер, 2022 рік",
        "початок війни", "початок повномасштабної війни", "з початку війни", "початок війни 2022",
        "перший день війни", "день вторгнення", "начало войны", "первый день войны", "с начала войны",
        "начало полномасштабного вторжения", "start of the war", "the beginning of the invasion",
    ],
)  # fmt: skip
def test_one_day_with_more_around_it(typed: str) -> None:
    assert read(Day(), typed) == date(2022, 2, 24)
    assert read(RememberedDate(), typed) == Interval(date(2022, 2, 24), date(2022, 2, 24))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("двадцять четвертого лютого 2022", date(2022, 2, 24)), ("двадцать четвёртое февраля 2022", date(2022, 2, 24)),
        ("двадцять четверте лютого двадцять другого року", date(2022, 2, 24)), ("перше березня 2022", date(2022, 3, 1)),
        ("першого березня 2022 року", date(2022, 3, 1)), ("восьмого марта 2022", date(2022, 3, 8)),
        ("тридцать первого мая 2022", date(2022, 5, 31)), ("двадцять перше травня 2022", date(2022, 5, 21)),
        ("двадцятого квітня 2022", date(2022, 4, 20)), ("тридцяте червня 2022", date(2022, 6, 30)),
        ("п'ятнадцятого серпня 2023", date(2023, 8, 15)), ("дев’ятого травня 2022", date(2022, 5, 9)),
        ("twenty-fourth of February 2022", date(2022, 2, 24)), ("first of March 2022", date(2022, 3, 1)),
        ("thirteenth March 2022", date(2022, 3, 13)), ("thirty-first of May 2022", date(2022, 5, 31)),
        ("3-є березня 2022", date(2022, 3, 3)), ("24-ое февраля 2022", date(2022, 2, 24)),
    ],
)  # fmt: skip
def test_a_day_that_is_dictated(typed: str, day: date) -> None:
    """As dictation writes it: https://github.com/scrapinghub/dateparser/issues/1260"""
    assert read(Day(), typed) == day
    assert read(RememberedDate(), typed) == Interval(day, day)


@pytest.mark.parametrize("typed", ["03/04/2022", "3/4/2022", "03 / 04 / 2022"])
def test_a_date_that_can_be_read_in_two_ways_is_asked(typed: str) -> None:
    for kind in (Day(), RememberedDate()):
        refusal = doubted(kind, typed)
        words = [option.written(UKRAINIAN) for option in refusal.options]
        assert words == ["3 квітня 2022 року", "4 березня 2022 року"]
        assert said(kind, typed, option=refusal.options[1].value) == words[1]


def test_a_number_after_an_english_month_may_be_a_year() -> None:
    refusal = refused(RememberedDate(), "March 22")
    assert [option.written(UKRAINIAN) for option in refusal.options] == ["22 березня", "березень 2022 року"]
    month = read(RememberedDate(), "March 22", option=refusal.options[1].value)
    assert (month.first, month.last) == (date(2022, 3, 1), date(2022, 3, 31))
    assert refused(RememberedDate(), "March 22", option=refusal.options[0].value).code == "date.no_year"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("колись", "колись"),
        ("24 щось 2022", "щось"),
        ("на Дивне 2022", "дивне"),
        ("banana", "banana"),
    ],
)
def test_a_refusal_names_the_words_that_say_nothing(typed: str, part: str) -> None:
    assert refused(RememberedDate(), typed).params["part"] == part


def test_the_american_order_is_offered_the_right_way_round() -> None:
    refusal = refused(Day(), "2/24/2022")
    assert refusal.code == "date.order"
    for kind in (Day(), RememberedDate()):
        assert read(kind, "2/24/2022", option=refusal.options[0].value) in (
            date(2022, 2, 24),
            Interval(date(2022, 2, 24), date(2022, 2, 24)),
        )


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
        ("березень 22", "2022-03-01", "2022-03-31"),
        ("март 22", "2022-03-01", "2022-03-31"),
        ("лютий 24", "2024-02-01", "2024-02-29"),
        ("дек 22", "2022-12-01", "2022-12-31"),
        ("02.22", "2022-02-01", "2022-02-28"),
        ("2022, березень", "2022-03-01", "2022-03-31"),
        ("весной 2022", "2022-03-01", "2022-05-31"),
        ("весной 2022 года", "2022-03-01", "2022-05-31"),
        ("в начале весны 2022", "2022-03-01", "2022-03-31"),
        ("летом 22", "2022-06-01", "2022-08-31"),
        ("лето 2022-го", "2022-06-01", "2022-08-31"),
        ("осенью 2022 г.", "2022-09-01", "2022-11-30"),
        ("зимой 2021-2022", "2021-12-01", "2022-02-28"),
        ("конец февраля 2022", "2022-02-21", "2022-02-28"),
        ("где-то в конце марта 2022", "2022-03-21", "2022-03-31"),
        ("у 22-му році", "2022-01-01", "2022-12-31"),
        ("в 2022-м", "2022-01-01", "2022-12-31"),
        ("22 рік", "2022-01-01", "2022-12-31"),
        ("протягом березня 2022", "2022-03-01", "2022-03-31"),
        ("весь березень 2022", "2022-03-01", "2022-03-31"),
        ("у 20-х числах березня 2022", "2022-03-20", "2022-03-31"),
        ("в первых числах марта 2022", "2022-03-01", "2022-03-10"),
        ("перша половина березня 2022", "2022-03-01", "2022-03-16"),
        ("з березня 2022", "2022-03-01", "2022-03-31"),
        ("лютий–березень 2022", "2022-02-01", "2022-03-31"),
        ("через тиждень після початку війни", "2022-02-28", "2022-03-06"),
        ("торік", "2025-01-01", "2025-12-31"),
        ("тиждень тому", "2026-11-11", "2026-11-17"),
        ("2022-2023", "2022-01-01", "2023-12-31"),
        ("II квартал 2022", "2022-04-01", "2022-06-30"),
        ("у першому півріччі 2022", "2022-01-01", "2022-06-30"),
        ("~24.02.2022", "2022-02-21", "2022-02-27"),
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
    ("typed", "first", "last"),
    [
        ("лето 22 не помню число", date(2022, 6, 1), date(2022, 8, 31)),
        ("літо 2022, точно не пам'ятаю", date(2022, 6, 1), date(2022, 8, 31)),
        ("в жовтні 2022 десь", date(2022, 10, 1), date(2022, 10, 31)),
        ("10 березня 2022 приблизно", date(2022, 3, 7), date(2022, 3, 13)),
    ],
)
def test_what_says_that_a_date_is_rough_may_follow_it(typed: str, first: date, last: date) -> None:
    found = read(RememberedDate(), typed)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 жовтня 2023 вранці подзвонив", date(2023, 10, 14)),
        ("виїхали 6 березня 2022 року на евакуаційному поїзді", date(2022, 3, 6)),
        ("народилася 12.05.1990 в Києві", date(1990, 5, 12)),
        ("подзвонив 14-го жовтня 2023", date(2023, 10, 14)),
    ],
)
@pytest.mark.parametrize("kind", [Day(), RememberedDate()], ids=lambda kind: kind.name)
def test_a_date_among_other_words_is_offered_and_never_taken(kind: Day, typed: str, day: date) -> None:
    refusal = refused(kind, typed)
    assert [option.value for option in refusal.options] == [day.isoformat()]
    assert refusal.options[0].written(UKRAINIAN) == UKRAINIAN.date(day)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("позаторік", "2024-01-01", "2024-12-31"),
        ("в позапрошлом году", "2024-01-01", "2024-12-31"),
        ("цього року", "2026-01-01", "2026-11-21"),
        ("влітку торік", "2025-06-01", "2025-08-31"),
        ("торік навесні", "2025-03-01", "2025-05-31"),
        ("прошлого года летом", "2025-06-01", "2025-08-31"),
        ("у березні минулого року", "2025-03-01", "2025-03-31"),
        ("цього літа", "2026-06-01", "2026-08-31"),
        ("минулого місяця", "2026-10-01", "2026-10-31"),
        ("на прошлой неделе", "2026-11-09", "2026-11-15"),
        ("місяця два тому", "2026-09-07", "2026-10-07"),
        ("года три назад", "2023-05-24", "2024-05-22"),
        ("на поч. березня 2022", "2022-03-01", "2022-03-10"),
        ("сер. березня 2022", "2022-03-11", "2022-03-20"),
        ("кін. березня 22го", "2022-03-21", "2022-03-31"),
        ("в конце марта 22-го", "2022-03-21", "2022-03-31"),
        ("поч. 2022", "2022-01-01", "2022-04-30"),
        ("кінець 22го", "2022-09-01", "2022-12-31"),
        ("весна 14-го", "2014-03-01", "2014-05-31"),
        ("перші числа березня 2022", "2022-03-01", "2022-03-10"),
        ("в серединi березня 2022", "2022-03-11", "2022-03-20"),
        ("март/апрель 2022", "2022-03-01", "2022-04-30"),
        ("березень або квітень 2022", "2022-03-01", "2022-04-30"),
        ("10 чи 11 березня 2022", "2022-03-10", "2022-03-11"),
        ("10-15.03.2022", "2022-03-10", "2022-03-15"),
        ("з 23 на 24 лютого 2022", "2022-02-23", "2022-02-24"),
        ("22-23 роки", "2022-01-01", "2023-12-31"),
        ("листопад–лютий 2023", "2022-11-01", "2023-02-28"),
        ("через 2 тижні після вторгнення", "2022-03-07", "2022-03-13"),
        ("3 weeks after the invasion", "2022-03-14", "2022-03-20"),
        ("в перші дні війни", "2022-02-24", "2022-03-02"),
        ("у перший тиждень війни", "2022-02-24", "2022-03-02"),
        ("в первый месяц войны", "2022-02-24", "2022-03-25"),
        ("не памятаю, десь весною 2022", "2022-03-01", "2022-05-31"),
    ],
)
def test_stretches_as_they_are_told(typed: str, first: str, last: str) -> None:
    value = read(RememberedDate(), typed)
    assert (value.first, value.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "typed",
    ["коли почалась війна", "як почалася війна", "в день когда началась война", "when the war started",
     "коли почалося вторгнення"],
)  # fmt: skip
def test_the_day_when_the_war_began(typed: str) -> None:
    assert read(RememberedDate(), typed).first == read(RememberedDate(), typed).last == date(2022, 2, 24)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("минулого літа", ["літо 2026", "літо 2025"]),
        ("прошлым летом", ["літо 2026", "літо 2025"]),
        ("last spring", ["весна 2026", "весна 2025"]),
        ("минулої зими", ["зима 2025–2026", "зима 2024–2025"]),
    ],
)
def test_the_last_season_may_be_of_this_year_or_of_the_last(typed: str, named: list[str]) -> None:
    refusal = refused(RememberedDate(), typed)
    assert [option.written(UKRAINIAN) for option in refusal.options] == named
    chosen = read(RememberedDate(), typed, option=refusal.options[1].value)
    assert chosen.first.year == int(named[1].split()[1][:4])
    assert chosen.words == typed


def test_the_last_autumn_is_over() -> None:
    value = read(RememberedDate(), "минулої осені")
    assert (value.first, value.last) == (date(2025, 9, 1), date(2025, 11, 30))
