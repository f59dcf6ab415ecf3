"""Countries, by the names that people call them."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.country import Country
from tests.dialogs.scope import ENGLISH, read, refused, said


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Польща", "PL"), ("польша", "PL"), ("Чехія", "CZ"), ("США", "US"), ("Америка", "US"), ("Англія", "GB"),
        ("Німеччина", "DE"), ("Germany", "DE"), ("ФРН", "DE"), ("РФ", "RU"), ("росія", "RU"), ("pl", "PL"), ("2", "DE"),
    ],
)  # fmt: skip
def test_countries(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


def test_a_country_is_named_in_the_language_of_the_reader() -> None:
    assert said(Country(), "ФРН") == "Німеччина"
    assert [option.written(ENGLISH) for option in Country(popular=("PL", "CZ")).options()] == [
        "Poland",
        "Czechia",
    ]


def test_a_misspelt_country_is_offered() -> None:
    refusal = refused(Country(), "Немеччина")
    assert [option.value for option in refusal.options] == ["DE"]
    assert read(Country(), "Немеччина", option="DE") == "DE"
    assert refused(Country(), "Атлантида").code == "country.unknown"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("в Польщі", "PL"), ("из Германии", "DE"), ("у Чехії", "CZ"), ("в Норвегії", "NO"), ("до Канади", "CA")],
)
def test_countries_in_other_cases(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Polska", "PL"), ("Deutschland", "DE"), ("Česko", "CZ"), ("España", "ES"), ("Nederland", "NL"), ("Norge", "NO"),
     ("Республика Польша", "PL"), ("Republic of Ireland", "IE"), ("Республіка Молдова", "MD")],
)  # fmt: skip
def test_countries_as_they_call_themselves(typed: str, code: str) -> None:
    assert read(Country(), typed) == code
    assert read(Address(), f"Hauptstr. 1, Ort, {typed}").country == code


@pytest.mark.parametrize("typed", ["Берлин", "Прага"])
def test_a_village_called_like_a_capital_is_asked(typed: str) -> None:
    assert refused(Address(), typed).code in ("address.country", "place.ambiguous")


@pytest.mark.parametrize(("typed", "codes"), [("Корея", ["KR", "KP"]), ("Конго", ["CD", "CG"])])
def test_a_name_of_two_countries_is_asked(typed: str, codes: list[str]) -> None:
    assert [option.value for option in refused(Country(), typed).options] == codes
