"""Who may be one person is asked; who surely are two is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.names import FullName
from dialogs.people.alike import look_alike

DAY = date(2015, 5, 17)
SOFIA = {"name": FullName("Вигадана", "Софія", "Андріївна"), "birth_date": DAY}


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        (SOFIA, True),
        ({**SOFIA, "name": FullName("Вигадана", "Софія")}, True),
        ({"name": SOFIA["name"]}, True),  # the day of birth is not told yet
        ({**SOFIA, "name": FullName("Вигадана", "Марія", "Андріївна")}, False),  # a twin
        ({**SOFIA, "name": FullName("", "Софія")}, False),
        ({**SOFIA, "birth_date": date(2015, 5, 18)}, False),
        ({**SOFIA, "name": FullName("Вигадана", "Софія", "Петрівна")}, False),
        ({"birth_date": DAY}, False),
    ],
)
def test_by_name_and_birth(other: dict[str, object], asked: bool) -> None:
    assert look_alike(SOFIA.get, other.get) is asked
    assert look_alike(other.get, SOFIA.get) is asked


def test_one_number_is_one_person_whatever_the_spelling() -> None:
    one = {**SOFIA, "birth_certificate": "I-БК 123456"}
    other = {"name": FullName("Вигадана", "София"), "birth_date": DAY, "birth_certificate": "I-БК 123456"}
    assert look_alike(one.get, other.get)


def test_two_numbers_are_two_people_whatever_they_are_called() -> None:
    one = {**SOFIA, "birth_certificate": "I-БК 123456"}
    other = {**SOFIA, "birth_certificate": "I-БК 654321"}
    assert not look_alike(one.get, other.get)


def test_the_mother_s_number_given_for_the_child_is_no_reason() -> None:
    mother = {
        "name": FullName("Вигадана", "Оксана"),
        "birth_date": date(1985, 4, 12),
        "tax_number": "3114804522",
    }
    child = {**SOFIA, "tax_number": "3114804522"}
    assert not look_alike(mother.get, child.get)


_names = st.builds(FullName, st.sampled_from(["Коваль", "Бондар"]), st.sampled_from(["Олена", "Марія"]))
_people = st.fixed_dictionaries(
    {},
    optional={
        "name": _names,
        "birth_date": st.sampled_from([DAY, date(2016, 1, 1)]),
        "tax_number": st.sampled_from(["1", "2"]),
        "birth_certificate": st.sampled_from(["a", "b"]),
    },
)


@given(_people, _people)
def test_it_is_the_same_from_both_sides_and_never_against_a_number(
    one: dict[str, object], other: dict[str, object]
) -> None:
    asked = look_alike(one.get, other.get)
    assert asked is look_alike(other.get, one.get)
    for key in ("tax_number", "birth_certificate"):
        if one.get(key) and other.get(key) and one[key] != other[key]:
            assert not asked


@given(_people, st.sampled_from(["Тарас", "Ігор"]))
def test_twins_are_never_asked_about(one: dict[str, object], given_name: str) -> None:
    twin = {"name": FullName("Коваль", given_name), "birth_date": one.get("birth_date")}
    assert not look_alike(
        {key: said for key, said in one.items() if key in ("name", "birth_date")}.get, twin.get
    )
