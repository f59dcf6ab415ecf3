"""Periods and areas that may be meant in two ways, and were read in one."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.period import FromTo
from tests.dialogs.scope import Answered, doubted, read, said


def test_a_first_day_behind_the_last_is_asked_about() -> None:
    refusal = doubted(FromTo(), "з 5 березня по 1 березня 2022")
    assert refusal.code == "period.which_year"
    ends = [read(FromTo(), refusal.options[0].value), read(FromTo(), refusal.options[1].value)]
    assert [(end.start.first.year, end.end.first.year) for end in ends] == [(2021, 2022), (2022, 2022)]


@pytest.mark.parametrize(
    "typed", ["з грудня по лютий 2022", "з 15 грудня по 10 січня 2023", "1.03 - 5.04.2022"]
)
def test_a_stretch_over_the_new_year_is_not_asked_again(typed: str) -> None:
    FromTo().doubt(Input(text=typed), read(FromTo(), typed), Answered())


def test_land_and_a_house_are_two_areas() -> None:
    refusal = doubted(Area(), "6 соток і 54 м2")
    assert [option.value for option in refusal.options] == ["654.00", "600", "54"]


@pytest.mark.parametrize("typed", ["6 соток 50 м", "2 га і 30 соток"])
def test_one_plot_in_two_units_is_not_asked_again(typed: str) -> None:
    Area().doubt(Input(text=typed), read(Area(), typed), Answered())


@pytest.mark.parametrize(
    "typed",
    ["січень-грудень 2022", "з січня по грудень 2022", "з 5 січня по 31 грудня 2022", "з 1.01 по 31.12.2022",
     "з 1 січня 2021 по 30 грудня 2022", "лютий 2022 - лютий 2023"],
)  # fmt: skip
def test_a_whole_year_is_read_without_a_question(typed: str) -> None:
    value = read(FromTo(), typed)
    FromTo().doubt(Input(text=typed), value, Answered())
    assert value.start.first < value.end.last


@pytest.mark.parametrize(
    "typed", ["з 5 березня по 1 березня 2022", "листопад-лютий 2022", "з 10 лютого по 9 лютого 2015"]
)
def test_every_way_that_is_offered_can_be_taken(typed: str) -> None:
    options = doubted(FromTo(), typed).options
    assert len(options) == 2
    assert len({said(FromTo(), typed, option=option.value) for option in options}) == 2
