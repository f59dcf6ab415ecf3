"""Addresses, countries and points on the map."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address import Address, PostalAddress
from dialogs.engine.kinds.coordinates import Coordinates, Point
from dialogs.engine.kinds.country import Country
from dialogs.places.index import by_code
from tests.dialogs.scope import ENGLISH, Answered, read, refused, said

UKRAINE, ABROAD = Address(where="ukraine"), Address(where="abroad")


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
    ("typed", "place"),
    [
        ("м. Маріуполь, вул. Миру, 5, кв. 12", "Маріуполь, Маріупольський район, Донецька область"),
        ("87500, м.Маріуполь, пр. Миру 5", "Маріуполь, Маріупольський район, Донецька область"),
        ("Маріуполь, Донецька область", "Маріуполь, Маріупольський район, Донецька область"),
        ("Харків вул. Сумська 5 кв 3", "Харків, Харківський район, Харківська область"),
        (
            "м. Харків, Салтівський район, вул. Академіка Павлова 10",
            "Харків, Салтівський район, Харківський район, Харківська область",
        ),
        (
            "Кривий Ріг Миру 5, Дніпропетровська обл",
            "Кривий Ріг, Криворізький район, Дніпропетровська область",
        ),
        ("Донецька область\nм. Бахмут\nвул. Миру 5", "Бахмут, Бахмутський район, Донецька область"),
        ("Україна, м. Артемівськ, Донецька обл.", "Бахмут, Бахмутський район, Донецька область"),
        ("Сєвєродонецьк", "Сіверськодонецьк, Сіверськодонецький район, Луганська область"),
        ("с. Іванівка, Генічеський р-н, Херсонська обл.", "Іванівка, Генічеський район, Херсонська область"),
        (
            "Херсонська область, Іванівський район, смт Нижні Сірогози",
            "Нижні Сірогози, Генічеський район, Херсонська область",
        ),
        ("Алупка, Крим", "Алупка, Ялтинський район, Автономна Республіка Крим"),
        ("Київ, Хрещатик 1", "Київ"),
        ("Довга 5, Умань", "Умань, Уманський район, Черкаська область"),
        ("Kharkiv, Sumska 5", "Харків, Харківський район, Харківська область"),
    ],
)
def test_places_in_ukraine_are_found(typed: str, place: str) -> None:
    value = read(Address(), typed)
    found = by_code(value.place)
    assert (value.country, value.place_name) == ("UA", place)
    assert found is not None and found.label == place
    assert value.text == typed.replace("\n", ", ")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Польща, Варшава, вул. Довга 5 кв 3", "PL"),
        ("Польща Варшава Довга 5", "PL"),
        ("Berlin, Germany, Alexanderplatz 1", "DE"),
        ("12 Baker Street, London, UK", "GB"),
        ("Прага, Чехія", "CZ"),
    ],
)
def test_places_abroad_are_kept_with_their_country(typed: str, country: str) -> None:
    for kind in (Address(), ABROAD):
        assert read(kind, typed) == PostalAddress(country, typed)


def test_namesakes_are_told_apart() -> None:
    refusal = refused(Address(), "Маріуполь, вул. Миру 5")
    assert refusal.code == "place.ambiguous"
    assert [option.label for option in refusal.options] == [
        "Маріуполь, Маріупольський район, Донецька область",
        "Маріуполь, Кропивницький район, Кіровоградська область",
    ]
    village = read(Address(), "Маріуполь, вул. Миру 5", option=refusal.options[1].value)
    assert village.place_name == "Маріуполь, Кропивницький район, Кіровоградська область"


def test_a_hundred_namesakes_are_narrowed_step_by_step() -> None:
    oblasts = refused(Address(), "Іванівка, вул. Садова 3")
    assert oblasts.params == {"count": 119}
    mykolaiv = next(option.value for option in oblasts.options if option.label == "Миколаївська область")
    raions = refused(Address(), "Іванівка, вул. Садова 3", option=mykolaiv)
    assert [option.label for option in raions.options] == [
        "Вознесенський район",
        "Миколаївський район",
        "Первомайський район",
    ]
    villages = refused(Address(), "Іванівка, вул. Садова 3", option=raions.options[0].value)
    labels = [option.label for option in villages.options]
    assert len(set(labels)) == len(labels) > 1
    chosen = read(Address(), "Іванівка, вул. Садова 3", option=villages.options[0].value)
    assert chosen.text == "Іванівка, вул. Садова 3" and chosen.place == villages.options[0].value


def test_a_city_stands_before_the_villages_of_its_name() -> None:
    refusal = refused(Address(), "Запоріжжя, вул. Перемоги 1")
    assert refusal.options[0].label == "Запоріжжя, Запорізький район, Запорізька область"


def test_a_misspelt_place_is_offered_and_may_stay() -> None:
    refusal = refused(Address(), "м. Маріполь, вул. Миру 5")
    assert refusal.code == "place.misspelt" and refusal.soft
    assert refusal.options[0].label == "Маріуполь, Маріупольський район, Донецька область"
    assert read(Address(), "м. Маріполь, вул. Миру 5", keep=True) == PostalAddress(
        "UA", "м. Маріполь, вул. Миру 5"
    )


def test_a_place_nobody_knows_may_stay_where_ukraine_is_meant() -> None:
    refusal = refused(UKRAINE, "хутір Ніде, 1")
    assert refusal.soft
    assert read(UKRAINE, "хутір Ніде, 1", keep=True).place == ""


def test_a_foreign_town_needs_its_country() -> None:
    for kind, typed in (
        (Address(), "Варшава, вул. Довга 5"),
        (ABROAD, "Варшава, вул. Довга 5"),
    ):
        refusal = refused(kind, typed)
        assert refusal.code == "address.country"
        offered = {option.value for option in refusal.options}
        assert {"PL", "DE"} <= offered
        assert ("UA" in offered) == (kind.where != "abroad"), "Ukraine is no place abroad"
        assert read(kind, typed, option="PL") == PostalAddress("PL", typed)


def test_a_latin_name_is_not_taken_for_a_village() -> None:
    refusal = refused(Address(), "Berlin, Alexanderplatz 1")
    assert refusal.code == "address.country"
    assert refusal.options[0].label == "Берлин, Золочівський район, Львівська область"


def test_the_wrong_side_of_the_border_is_doubted() -> None:
    assert refused(UKRAINE, "Польща, Варшава").soft
    assert read(UKRAINE, "Польща, Варшава", keep=True).country == "PL"
    assert refused(ABROAD, "Київ, Україна").soft
    assert read(ABROAD, "Київ, Україна", keep=True).country == "UA"


def test_a_pin_is_no_address() -> None:
    with pytest.raises(Refusal, match="address.pin"):
        Address().parse(Input(location=(47.1, 37.5)), Answered())


def test_an_address_shows_what_was_found() -> None:
    assert (
        said(Address(), "м. Умань, Довга 5")
        == "м. Умань, Довга 5 (Умань, Уманський район, Черкаська область)"
    )
    assert said(Address(), "Київ, Хрещатик 1") == "Київ, Хрещатик 1"
    assert said(Address(), "London, UK") == "London, UK (Велика Британія)"
    assert said(Address(), "Варшава, Польща") == "Варшава, Польща"


@pytest.mark.parametrize(
    "typed",
    ["47.0971, 37.5434", "47.0971 37.5434", "47,0971 37,5434", "47.0971N, 37.5434E", "47.0971° N 37.5434° E"],
)
def test_coordinates(typed: str) -> None:
    assert read(Coordinates(ukraine=True), typed) == Point(47.0971, 37.5434)


def test_degrees_minutes_and_seconds() -> None:
    assert read(Coordinates(), "47°05'50\"N 37°32'36\"E") == Point(47.097222, 37.543333)


def test_a_point_elsewhere_is_doubted_only_where_ukraine_is_meant() -> None:
    assert refused(Coordinates(ukraine=True), "37.5434, 47.0971").soft
    assert read(Coordinates(ukraine=True), "37.5434, 47.0971", keep=True) == Point(37.5434, 47.0971)
    assert read(Coordinates(), "52.2297, 21.0122") == Point(52.2297, 21.0122)


@pytest.mark.parametrize("typed", ["91.0, 10.0", "47.1", "Маріуполь", "47.0971; 999.1"])
def test_what_is_no_point(typed: str) -> None:
    assert refused(Coordinates(), typed).code == "coordinates.unclear"


@pytest.mark.parametrize(
    ("text", "raion"),
    [
        ("Запорізька область, Запоріжжя, проспект Соборний, 10", "Запорізький район"),
        ("Миколаївська область, Миколаїв, вулиця Соборна, 1", "Миколаївський район"),
    ],
)
def test_the_city_of_an_oblast_is_meant_rather_than_a_hamlet_of_its_name(text: str, raion: str) -> None:
    assert raion in read(Address(), text).place_name


def test_who_means_the_hamlet_says_so() -> None:
    assert refused(Address(), "Запорізька область, село Запоріжжя").code == "place.ambiguous"
