"""Asked for a country, many name the city where they live, or a part of a country."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Literal

import pytest

from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.country_names import country_codes
from dialogs.gazetteer import abroad
from tests.dialogs.scope import read, refused


@pytest.mark.parametrize(
    ("typed", "countries"),
    [
        ("Варшава", ["PL"]),
        ("в Варшаві", ["PL"]),
        ("у Кракові", ["PL"]),
        ("Краков", ["PL"]),
        ("Wrocław", ["PL"]),
        ("Wroclaw", ["PL"]),
        ("Мюнхен", ["DE"]),
        ("з Мюнхена", ["DE"]),
        ("München", ["DE"]),
        ("Берлін", ["DE"]),
        ("Прага", ["CZ"]),
        ("у Празі", ["CZ"]),
        ("Лодзі", ["US", "PL"]),
        ("Валенсія", ["VE", "ES"]),
        ("Стамбул", ["TR"]),
        ("Тель-Авів", ["IL"]),
        ("Нью-Йорк", ["US"]),
        ("Рим", ["IT"]),
        ("Москва", ["RU"]),
        ("Харків", ["UA"]),
        ("Одеса", ["UA"]),
        ("Донецьк", ["UA"]),
    ],
)
def test_the_country_of_a_city_is_offered(typed: str, countries: list[str]) -> None:
    refusal = refused(Country(), typed)
    assert (refusal.code, [option.value for option in refusal.options]) == ("country.city", countries)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Чехія, Прага", "CZ"),
        ("Польща (Краків)", "PL"),
        ("Англія Лондон", "GB"),
        ("Німеччина, Мюнхен", "DE"),
        ("на росії", "RU"),
        ("Словакія", "SK"),
        ("у Нігері", "NE"),
        ("в Нігерії", "NG"),
        ("в Австрію", "AT"),
        ("у Словакії", "SK"),
        ("Молдавія", "MD"),
        ("Германія", "DE"),
        ("в Єгипті", "EG"),
        ("у Канаді", "CA"),
        ("в Литві", "LT"),
        ("на Кіпрі", "CY"),
        ("в Румынии", "RO"),
        ("північна ірландія", "GB"),
        ("ФРГ", "DE"),
    ],
)
def test_a_country_with_its_city_or_in_another_case(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


@pytest.mark.parametrize(
    ("typed", "code", "offered"),
    [
        ("Польща, Берлін", "country.part", ["PL"]),
        ("Канари", "country.unknown", []),
        ("Придністров'я", "country.occupied", ["MD"]),
        ("Абхазія", "country.occupied", ["GE"]),
        ("північний Кіпр", "country.occupied", ["CY"]),
        ("за кордоном", "country.union", []),
        ("в европе", "country.union", []),
        ("абв", "country.unknown", []),
        ("там де жили", "country.unknown", []),
    ],
)
def test_what_is_neither(typed: str, code: str, offered: list[str]) -> None:
    refusal = refused(Country(), typed)
    assert (refusal.code, [option.value for option in refusal.options]) == (code, offered)


def test_the_file_names_countries_that_there_are() -> None:
    lines = (
        lzma.decompress(Path(abroad.__file__).with_name("abroad.tsv.xz").read_bytes()).decode().splitlines()
    )
    names = [line.partition("\t")[0] for line in lines]
    codes = {code for line in lines for code in line.partition("\t")[2].split()}
    assert names == sorted(set(names)) and len(names) > 40_000
    assert codes <= country_codes() and "UA" not in codes
    assert all(abroad.spelled(name) == name for name in names)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Варшава, вул. Проста 5", "PL"),
        ("в Варшаві", "PL"),
        ("Warszawa, ul. Prosta 5", "PL"),
        ("München, Marienplatz 1", "DE"),
        ("Прага 5", "CZ"),
        ("Лондон, 10 Downing Street", "GB"),
        ("Рига", "LV"),
        ("Торонто", "CA"),
    ],
)
@pytest.mark.parametrize("where", ["anywhere", "abroad"])
def test_an_address_without_its_country_is_first_offered_that_of_its_city(
    typed: str, first: str, where: Literal["anywhere", "abroad"]
) -> None:
    refusal = refused(Address(where=where), typed)
    assert (refusal.code, refusal.options[0].value) == ("address.country", first)
    assert len({option.value for option in refusal.options}) == len(refusal.options)


def test_a_town_of_ukraine_goes_before_its_namesake_abroad() -> None:
    assert read(Address(), "Одеса").country == "UA"
    assert [option.label for option in refused(Address(), "Берлін").options][:2] == [
        "Берлин, Золочівський район, Львівська область",
        "Німеччина",
    ]
