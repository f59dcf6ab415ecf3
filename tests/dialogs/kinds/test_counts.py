"""Whole numbers: of people, rooms, floors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.kinds.integer import Integer
from tests.dialogs.scope import doubted, read, refused, said


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5", 5), ("п’ять", 5), ("П'ять", 5), ("5 дітей", 5), ("двоє", 2), ("1 200", 1200), ("1.200", 1200)],
)
def test_whole_numbers(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2,5", "integer.unclear"), ("", "integer.unclear"), ("1 з 5", "integer.unclear"), ("0", "integer.range"),
     ("21", "integer.range"), ("-3", "integer.range"), ("9" * 5000, "integer.unclear")],
)  # fmt: skip
def test_what_is_no_whole_number(typed: str, code: str) -> None:
    assert refused(Integer(min=1, max=20), typed).code == code


@pytest.mark.parametrize(
    ("typed", "number"),
    [("нема", 0), ("ні", 0), ("нет", 0), ("немає", 0), ("no", 0), ("none", 0), ("нікого", 0), ("жодного", 0),
     ("двадцять п’ять", 25), ("двадцать пять", 25), ("сто двадцять", 120), ("троих", 3), ("five", 5), ("4 (чотири)", 4),
     ("25 человек", 25), ("1,200", 1200), ("2 тисячі", 2000)],
)  # fmt: skip
def test_whole_numbers_in_words(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


def test_none_is_a_number_only_where_none_can_be() -> None:
    assert refused(Integer(min=1), "нема").code == "integer.unclear"


@pytest.mark.parametrize("typed", ["5-6", "2-3 дитини", "від 5 до 6", "5 або 6"])
def test_one_number_is_asked_for(typed: str) -> None:
    assert refused(Integer(), typed).code == "integer.unclear"


@pytest.mark.parametrize("typed", ["близько 5", "десь 5", "примерно 5", "5+", "about 5", "більше 5"])
def test_a_rough_number_is_asked_about(typed: str) -> None:
    refusal = doubted(Integer(), typed)
    assert [option.value for option in refusal.options] == ["5"]
    assert read(Integer(), typed, option="5") == 5


@given(st.integers(0, 10**6))
def test_every_number_is_read_back_from_its_words(number: int) -> None:
    assert read(Integer(max=10**6), said(Integer(max=10**6), str(number))) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [("другий поверх", 2), ("на третьому поверсі", 3), ("второй этаж", 2), ("двадцять перший", 21), ("десятий", 10),
     ("2nd floor", 2), ("двокімнатна", 2), ("трьохкімнатна квартира", 3), ("двушка", 2), ("трёшка", 3),
     ("однокомнатная", 1), ("тільки я", 1), ("я сама", 1), ("сам", 1), ("обоє", 2), ("двоє: я і чоловік", 2),
     ("5 (я, чоловік, троє дітей)", 5), ("нас троє (мама, тато і я)", 3), ("2 кімнати і кухня", 2)],
)  # fmt: skip
def test_numbers_of_rooms_floors_and_people(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    "typed",
    ["дві особи крім мене", "двоє, не рахуючи мене", "двое кроме меня", "двоє (без мене)", "2 without me",
     "двоє без моєї дитини"],
)  # fmt: skip
def test_who_is_named_beside_a_number_may_count_or_not(typed: str) -> None:
    refusal = refused(Integer(), typed)
    assert refusal.code == "integer.count"
    assert [option.value for option in refusal.options] == ["2", "3"]


@pytest.mark.parametrize(
    "typed",
    [
        "двоє дорослих і дитина",
        "двоє з дитиною",
        "я, чоловік і двоє дітей",
        "троє та бабуся",
        "двое с ребенком",
    ],
)
def test_a_part_of_the_people_is_not_all_of_them(typed: str) -> None:
    refusal = refused(Integer(), typed)
    assert (refusal.code, refusal.options) == ("integer.count", ())


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("5 з 9", ["5", "9"]), ("п’ятий з дев’яти", ["5", "9"]), ("5/9", ["5", "9"]), ("2 этаж из 5", ["2", "5"]),
     ("2-3", ["2", "3"]), ("3 або 4", ["3", "4"]), ("2+1", ["3"]), ("2 дорослих + 2 дітей", ["4"]),
     ("двоє дорослих і двоє дітей", ["4"])],
)  # fmt: skip
def test_numbers_that_may_be_meant_are_offered(typed: str, numbers: list[str]) -> None:
    assert [option.value for option in refused(Integer(), typed).options] == numbers
    assert not {option.value for option in refused(Integer(max=1), typed).options} - {"1"}
