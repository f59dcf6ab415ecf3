"""Areas, in square metres, sotkas and hectares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dialogs.engine.kinds.area import Area
from tests.dialogs.scope import UKRAINIAN, doubted, read, refused, said


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("54,3 м²", "54.3"),
        ("54.3", "54.3"),
        ("54,3 кв. м", "54.3"),
        ("54 кв м", "54"),
        ("54 m2", "54"),
        ("1 200 м2", "1200"),
        ("6 соток", "600"),
        ("54 М²", "54"),
        ("6 СОТОК", "600"),
        ("0,5 га", "5000"),
        ("1 гектар", "10000"),
        ("54,3 квадратних метрів", "54.3"),
        ("54.300", "54.3"),
        ("близько 54 м²", "54"),
        ("приблизно 54,3", "54.3"),
        ("about 54 m2", "54"),
    ],
)
def test_areas(typed: str, metres: str) -> None:
    assert read(Area(), typed) == Decimal(metres)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("близько 46 м²", "близько 46 м²"),
        ("46 м2 приблизно", "приблизно 46 м²"),
        ("десь 46 метрів", "десь 46 м²"),
        ("орієнтовно 6 соток", "орієнтовно 600 м²"),
        ("примерно 46", "приблизно 46 м²"),
        ("шість соток", "600 м²"),
        ("46 кв", "46 м²"),
        ("46,5 квадратных метров", "46,5 м²"),
        ("54 м.кв.", "54 м²"),
    ],
)
def test_an_area_keeps_the_word_that_makes_it_rough(typed: str, shown: str) -> None:
    assert said(Area(), typed) == shown


def test_areas_of_the_first_release_are_read_still() -> None:
    assert Area().load("54.30") == Decimal("54.3")
    assert Area().dump(Area().load("54.30")) == "54.30"
    assert Area().dump(read(Area(), "близько 54,3")) == ["54.30", "близько"]


def test_a_rough_area_is_another_answer_than_an_exact_one() -> None:
    assert read(Area(), "близько 46") != read(Area(), "46")
    assert read(Area(), "близько 46") == Decimal(46)


@pytest.mark.parametrize("typed", ["1.200", "1,200 м²", "54.300"])
def test_an_area_that_can_be_read_in_two_ways_is_asked(typed: str) -> None:
    refusal = doubted(Area(), typed)
    large, small = (option.written(UKRAINIAN) for option in refusal.options)
    assert "тисяч" in large and "тисяч" not in small
    assert read(Area(), typed, option=refusal.options[0].value) == 1000 * read(
        Area(), typed, option=refusal.options[1].value
    )


@pytest.mark.parametrize(
    ("typed", "metres"), [("40-50", ["40", "50"]), ("-5", ["5"]), ("2-3 сотки", ["200", "300"])]
)
def test_an_area_of_two_numbers_or_less_than_nothing_is_asked(typed: str, metres: list[str]) -> None:
    assert [option.value for option in refused(Area(), typed).options] == metres


def test_a_unit_that_is_none_is_named() -> None:
    assert refused(Area(), "2 кімнати").params["part"] == "кімнати"


def test_an_area_is_shown_in_square_metres() -> None:
    assert said(Area(), "54.30") == "54,3 м²"
    assert refused(Area(), "100 яблук").code == "area.unclear"
    assert refused(Area(), "0").code == "area.range"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("80 квадратов примерно", "приблизно 80 м²"),
        ("около 46 м²", "близько 46 м²"),
        ("не більше 80 м²", "не більше 80 м²"),
        ("не более 80 м²", "не більше 80 м²"),
        ("почти 60 метров", "майже 60 м²"),
    ],
)
def test_how_exact_an_area_is_stands_in_the_claim_in_ukrainian(typed: str, written: str) -> None:
    assert said(Area(), typed) == written


@pytest.mark.parametrize(
    ("typed", "metres"),
    [("2 га 15 соток", "21500"), ("1 гектар і 50 соток", "15000"), ("6 соток 50 м2", "650"), ("сотка", "100"),
     ("гектар", "10000"), ("полгектара", "5000"), ("пів сотки", "50"), ("54 з половиною", "54.5"),
     ("54 к м", "54"), ("54 к.м.", "54"), ("п’ятдесят чотири з половиною", "54.5")],
)  # fmt: skip
def test_areas_in_two_units_or_without_a_number(typed: str, metres: str) -> None:
    assert read(Area(), typed) == Decimal(metres)


@pytest.mark.parametrize(
    ("typed", "values"), [("0,0600", ["600", "0.06"]), ("0.25", ["2500", "0.25"]), ("1,5", ["15000", "1.5"])]
)
def test_a_small_bare_number_may_be_hectares(typed: str, values: list[str]) -> None:
    refusal = doubted(Area(), typed)
    assert refusal.code == "area.unit"
    assert [Decimal(option.value) for option in refusal.options] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("typed", "values"),
    [("10х12 м", ["120"]), ("5,4 x 10", ["54"]), ("10 на 12", ["120"]), ("загальна 54, житлова 32", ["54", "32"]),
     ("54,3/32/8", ["54.3", "32", "8"]), ("6 соток і будинок 54", ["600", "54"])],
)  # fmt: skip
def test_areas_that_may_be_meant_are_offered(typed: str, values: list[str]) -> None:
    assert [Decimal(option.value) for option in refused(Area(), typed).options] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("0,25 га (25 соток)", "2500"),
        ("2500 м2 (25 соток)", "2500"),
        ("25 соток, тобто 0,25 га", "2500"),
        ("54 цілих 3 десятих", "54.3"),
        ("п'ятдесят чотири цілих тридцять дві сотих", "54.32"),
        ("54 цілих 3 сотих", "54.03"),
        ("S=54,3", "54.3"),
    ],
)
def test_an_area_told_twice_or_in_words(typed: str, metres: str) -> None:
    assert read(Area(), typed) == Decimal(metres)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("54 + 10", ["64"]),
        ("54 кв.м + 10 кв.м", ["64"]),
        ("54,3 (житлова 32)", ["54.3", "32"]),
        ("0,25 га (30 соток)", ["2500", "3000"]),
    ],
)
def test_areas_that_are_offered(typed: str, offered: list[str]) -> None:
    assert [Decimal(option.value) for option in refused(Area(), typed).options] == list(map(Decimal, offered))


def test_doubt_is_said_once() -> None:
    assert said(Area(), "не знаю, десь 50") == "десь 50 м²"
    assert said(Area(), "точно не пам'ятаю, 50") == "приблизно 50 м²"
