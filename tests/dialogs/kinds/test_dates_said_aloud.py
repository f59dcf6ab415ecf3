"""Dates as they are said: years in words, days and weekdays counted back, what everybody knows by name."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.years import Years
from tests.dialogs.scope import read, refused


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("п'яте травня дві тисячі десятого", date(2010, 5, 5)),
        ("п'ятого травня дві тисячі восьмого року", date(2008, 5, 5)),
        ("5 травня дві тисячі вісімнадцятого", date(2018, 5, 5)),
        ("5 травня дві тисячі двадцять третього року", date(2023, 5, 5)),
        ("5 травня дві тисячі двадцятого", date(2020, 5, 5)),
        ("1 січня двохтисячного", date(2000, 1, 1)),
        ("першого січня дві тисячі першого", date(2001, 1, 1)),
        ("5 мая две тысячи восьмого года", date(2008, 5, 5)),
        ("5 мая двухтысячного года", date(2000, 5, 5)),
        ("5 мая две тысячи двадцать второго", date(2022, 5, 5)),
        ("8 березня цього року", date(2026, 3, 8)),
        ("8 березня минулого року", date(2025, 3, 8)),
        ("8 березня торік", date(2025, 3, 8)),
        ("8 марта прошлого года", date(2025, 3, 8)),
        ("20220314", date(2022, 3, 14)),
        ("19850712", date(1985, 7, 12)),
        ("14032022", date(2022, 3, 14)),
    ],
)
def test_a_day(typed: str, day: date) -> None:
    assert read(Day(), typed) == day


@pytest.mark.parametrize("typed", ["20221314", "20220231", "19991301"])
def test_eight_figures_that_are_no_day(typed: str) -> None:
    refused(Day(), typed)


@pytest.mark.parametrize(
    "typed",
    [
        "дві тисячі п'ятнадцятий",
        "у дві тисячі п'ятнадцятому році",
        "две тысячи пятнадцатый",
        "в дві тисячі п'ятнадцятім",
    ],
)
def test_a_year_in_words(typed: str) -> None:
    assert read(Years(), typed) == (2015,)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("три дні тому", ["2026-11-18"]),
        ("5 дней назад", ["2026-11-16"]),
        ("минулої п'ятниці", ["2026-11-20", "2026-11-13"]),  # today is a Saturday
        ("в минулу неділю", ["2026-11-15", "2026-11-08"]),
        ("в прошлую субботу", ["2026-11-14", "2026-11-07"]),
        ("у вівторок", ["2026-11-17", "2026-11-10"]),
        ("last Friday", ["2026-11-20", "2026-11-13"]),
        ("на Покрову 2022", ["2022-10-14"]),
        ("на Великдень 2023", ["2023-04-16"]),
    ],
)
@pytest.mark.parametrize("kind", [Day(), RememberedDate()])
def test_a_day_that_is_offered(kind: Day | RememberedDate, typed: str, offered: list[str]) -> None:
    if isinstance(kind, RememberedDate) and "д" in typed and typed.endswith(("тому", "назад")):
        assert read(kind, typed).first.isoformat() == offered[0]
        return
    assert [option.value for option in refused(kind, typed).options] == offered
    for option in offered:
        value = read(kind, typed, option=option)
        assert (value if isinstance(value, date) else value.first).isoformat() == option


@pytest.mark.parametrize(
    "typed",
    ["торік", "весна 2022", "2 роки тому", "30 років тому", "два тижні тому", "кінець 22", "перед Різдвом 2022",
     "минулого літа", "зима 2022", "на початку літа 2023", "у 90-х", "літо"],
)  # fmt: skip
def test_where_a_day_is_wanted_a_rough_date_is_told_to_be_rough(typed: str) -> None:
    assert refused(Day(), typed).code in ("date.incomplete", "date.no_year")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("через місяць після початку війни", date(2022, 3, 11), date(2022, 4, 10)),
        ("за тиждень до початку повномасштабного вторгнення", date(2022, 2, 14), date(2022, 2, 20)),
        ("через два місяці після початку війни", date(2022, 4, 10), date(2022, 5, 10)),
        ("кінець 22", date(2022, 9, 1), date(2022, 12, 31)),
        ("на початку 23", date(2023, 1, 1), date(2023, 4, 30)),
        ("III 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("ХІІ.2022", date(2022, 12, 1), date(2022, 12, 31)),
        ("восени дві тисячі дев'ятнадцятого", date(2019, 9, 1), date(2019, 11, 30)),
    ],
)
def test_a_stretch(typed: str, first: date, last: date) -> None:
    value = read(RememberedDate(), typed)
    assert (value.first, value.last) == (first, last)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("коли підірвали ГЕС", "2023-06-06"),
        ("підрив Каховської ГЕС", "2023-06-06"),
        ("як підірвали дамбу", "2023-06-06"),
        ("когда взорвали Каховскую ГЭС", "2023-06-06"),
        ("звільнення Херсона", "2022-11-11"),
        ("коли звільнили Херсон", "2022-11-11"),
        ("в день деоккупации Херсона", "2022-11-11"),
    ],
)
def test_a_day_of_the_war_that_everybody_knows(typed: str, day: str) -> None:
    for kind in (Day(), RememberedDate()):
        assert [option.value for option in refused(kind, typed).options] == [day]


@pytest.mark.parametrize("typed", ["після підриву ГЕС", "до звільнення Херсона", "перед підривом дамби"])
def test_before_or_after_it_is_no_day(typed: str) -> None:
    assert refused(RememberedDate(), typed).options == ()
