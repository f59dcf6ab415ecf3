"""Addresses, countries and points on the map."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address import Address, PostalAddress
from dialogs.engine.kinds.coordinates import Coordinates, Point
from dialogs.engine.kinds.country import Country
from dialogs.gazetteer import index
from dialogs.gazetteer.index import by_code, find, find_in_russian, near
from tests.dialogs.scope import ENGLISH, UKRAINIAN, Answered, read, refused, said

_LINES = lzma.decompress(Path(index.__file__).with_name("katottg.tsv.xz").read_bytes()).decode().splitlines()
SETTLEMENTS = [f"UA{line[2:19]}" for line in _LINES if line[0] in "MXC"]
OBLASTS = [line[20:] for line in _LINES if line[0] == "O" and "Республіка" not in line]

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


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("г. Балаклея, Харьковская область", "Балаклія, Ізюмський район, Харківська область"),
        ("Балаклея, Харківська область", "Балаклія, Ізюмський район, Харківська область"),
        ("Первомайск, Николаевская обл", "Первомайськ, Первомайський район, Миколаївська область"),
        ("Первомайськ, Луганська область", "Сокологірськ, Алчевський район, Луганська область"),
        ("Артемовск, Донецкая область", "Бахмут, Бахмутський район, Донецька область"),
        ("Харьков, ул. Сумская 5", "Харків, Харківський район, Харківська область"),
        ("г. Запорожье, ул. Победы 1", "Запоріжжя, Запорізький район, Запорізька область"),
        ("Волчанск Харьковской области", "Вовчанськ, Чугуївський район, Харківська область"),
        ("м. Бахмут Донецької обл. вул. Миру 5", "Бахмут, Бахмутський район, Донецька область"),
        ("Київ, Деснянський р-н", "Київ, Деснянський район"),
        ("Киев, Деснянский р-н", "Київ, Деснянський район"),
        ("Деснянський район, м. Київ, вул. Маяковського 5", "Київ, Деснянський район"),
        ("Київ, Київська обл., Дарницький р-н", "Київ, Дарницький район"),
        ("Киев, Голосеевский район", "Київ, Голосіївський район"),
        ("г. Харьков, Салтовский район", "Харків, Салтівський район, Харківський район, Харківська область"),
        ("Дружба, Сумська область", "Хутір-Михайлівський, Шосткинський район, Сумська область"),
        ("пгт Мангуш, Донецкая обл", "Мангуш, Маріупольський район, Донецька область"),
        ("Счастье, Луганская обл.", "Щастя, Щастинський район, Луганська область"),
        ("Крым, Ялта", "Ялта, Ялтинський район, Автономна Республіка Крим"),
        ("Київ, Харківська 5", "Київ"),
        ("Харк. обл., Ізюм", "Ізюм, Ізюмський район, Харківська область"),
        ("Ивано-Франковская область, Калуш", "Калуш, Калуський район, Івано-Франківська область"),
    ],
)
def test_the_oblast_that_is_written_decides(typed: str, place: str) -> None:
    value = read(Address(), typed)
    assert (value.place_name, value.text) == (place, typed)


@pytest.mark.parametrize(
    "typed",
    ["Балаклея, Одеська область", "Маріуполь, Харківська область", "Ізюм, Київська обл., вул. Миру 5",
     "Бахмут, Львівщина", "Умань, Донецкая обл"],
)  # fmt: skip
def test_a_place_in_another_oblast_is_asked_about(typed: str) -> None:
    refusal = refused(Address(), typed)
    assert (refusal.code, refusal.soft) == ("place.elsewhere", True)
    assert refusal.options
    assert read(Address(), typed, keep=True) == PostalAddress("UA", typed)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(SETTLEMENTS), st.sampled_from(OBLASTS))
def test_a_wrong_oblast_is_never_taken_silently(code: str, oblast: str) -> None:
    place = by_code(code)
    assert place is not None
    namesakes = (*find(place.name), *find_in_russian(place.name), *near(place.name))
    assume(all(namesake.oblast != f"{oblast} область" for namesake in namesakes))
    refusal = refused(Address(), f"{place.name}, {oblast} область, вул. Миру 5")
    assert refusal.code in ("place.elsewhere", "place.misspelt", "place.unknown")


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(SETTLEMENTS))
def test_the_right_oblast_never_leads_elsewhere(code: str) -> None:
    place = by_code(code)
    assert place is not None
    try:
        found = [read(Address(), f"{place.name}, {place.oblast}, вул. Миру 5").place]
    except Refusal as refusal:
        found = [option.value for option in refusal.options]
    assert found
    assert all(each.startswith(code[:4]) for each in found)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Первомайськ", {"Первомайськ", "Сокологірськ"}),
        ("Первомайск", {"Первомайськ", "Сокологірськ"}),
        ("Артемовск", {"Бахмут", "Кипуче"}),
        ("Балаклея", {"Балаклія", "Балаклея"}),
        ("Старий Крим", {"Старий Крим"}),
    ],
)
def test_a_renamed_place_never_hides_its_namesakes(typed: str, names: set[str]) -> None:
    refusal = refused(Address(), typed)
    assert refusal.code == "place.ambiguous"
    assert {option.label.split(",")[0] for option in refusal.options} == names
    assert len({option.label for option in refusal.options}) == len(refusal.options) >= 2


@pytest.mark.parametrize(
    ("typed", "text", "place"),
    [
        ("Россия, Крым, г. Симферополь", "Крым, г. Симферополь", "Сімферополь"),
        ("Росія, Крим, Сімферополь, вул. Київська 5", "Крим, Сімферополь, вул. Київська 5", "Сімферополь"),
        ("РФ, Республика Крым, г. Ялта", "Республика Крым, г. Ялта", "Ялта"),
        ("Россия, г. Севастополь", "г. Севастополь", "Севастополь"),
        ("г. Севастополь, Россия", "г. Севастополь", "Севастополь"),
        ("Россия, Мариуполь", "Мариуполь", "Маріуполь"),
        ("Росія, Запорізька область, Мелітополь", "Запорізька область, Мелітополь", "Мелітополь"),
        ("Российская Федерация, Херсонская область, Геническ", "Херсонская область, Геническ", "Генічеськ"),
        ("Russia, Crimea, Kerch", "Crimea, Kerch", "Керч"),
        ("Россия, ДНР, Донецк", "Донецк", "Донецьк"),
        ("ДНР, г. Горловка, ул. Ленина 5", "г. Горловка, ул. Ленина 5", "Горлівка"),
        ("ЛНР, Алчевск", "Алчевск", "Алчевськ"),
    ],
)
def test_an_occupied_place_is_ukraine_and_that_is_said(typed: str, text: str, place: str) -> None:
    value = read(Address(), typed)
    assert (value.country, value.text) == ("UA", text)
    assert value.place_name.startswith(place)
    assert "Це Україна" in Address().remark(value)
    assert Address().describe(value, UKRAINIAN).startswith(f"{text} (Україна, {place}")
    assert Address().load(Address().dump(value)) == value


@pytest.mark.parametrize("typed", ["Росія, Донецьк", "Россия, Белогорск", "Россия, Первомайск"])
def test_a_town_that_russia_has_too_is_asked(typed: str) -> None:
    refusal = refused(Address(), typed)
    assert refusal.code == "address.occupied"
    ours = read(Address(), typed, option=refusal.options[0].value)
    assert (ours.country, "осс" in ours.text, ours.left_out[:3].casefold()) == ("UA", False, "рос")
    assert read(Address(), typed, option="RU") == PostalAddress("RU", typed)


@pytest.mark.parametrize("typed", ["Россия, Москва, ул. Ленина 5", "Росія, Курськ", "Белоруссия, Минск"])
def test_an_address_abroad_stays_abroad(typed: str) -> None:
    value = read(Address(), typed)
    assert value.country in ("RU", "BY") and value.text == typed
    assert not Address().remark(value)


def test_an_address_of_the_first_release_is_read_still() -> None:
    stored = {"country": "PL", "text": "Краків, Польща", "place": "", "place_name": ""}
    value = Address().load(stored)
    assert Address().dump(value) == stored


@pytest.mark.parametrize(
    "typed", ["Харків, вул. Сумська 5", "Харьков", "Маріуполь, вул. Миру 5", "Ізюм, Харківська область", "с. Іванівка",
              "Київ", "Россия, Крым, Симферополь"],
)  # fmt: skip
def test_an_address_without_a_country_that_names_a_ukrainian_place_is_ukrainian(typed: str) -> None:
    refusal = refused(ABROAD, typed)
    assert (refusal.code, refusal.soft) == ("address.not_abroad", True)


@pytest.mark.parametrize("typed", ["Варшава", "Прага", "Krakow", "Bergen, Torggaten 3", "Нью-Йорк"])
def test_a_village_is_too_little_to_make_an_address_abroad_ukrainian(typed: str) -> None:
    assert refused(ABROAD, typed).code == "address.country"


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


@pytest.mark.parametrize(
    ("typed", "place"),
    [("Новоселовка, Донецкая обл., Волновахский район", "Новоселівка, Волноваський район, Донецька область"),
     ("Odessa", "Одеса, Одеський район, Одеська область"), ("Kharkov", "Харків, Харківський район, Харківська область"),
     ("Украина г. Киев ул. Крещатик 1", "Київ")],
)  # fmt: skip
def test_raions_and_latin_letters_of_russian_names(typed: str, place: str) -> None:
    assert read(Address(), typed).place_name == place


@pytest.mark.parametrize(("typed", "codes"), [("Корея", ["KR", "KP"]), ("Конго", ["CD", "CG"])])
def test_a_name_of_two_countries_is_asked(typed: str, codes: list[str]) -> None:
    assert [option.value for option in refused(Country(), typed).options] == codes


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.google.com/maps/place/Mariupol/@47.1,37.5,12z/data=!3m1!4b1!4m6!3m5!8m2!3d47.0971!4d37.5434!16z",
        "https://www.google.com/maps/@47.0971,37.5434,17z",
        "https://maps.google.com/?q=47.0971,37.5434",
        "https://www.google.com/maps?q=loc:47.0971,37.5434",
        "https://www.google.com/maps/search/?api=1&query=47.0971%2C37.5434",
        "https://www.google.com/maps/search/47.0971,+37.5434",
        "https://www.google.com/maps/dir/50.45,30.52/47.0971,37.5434/@48,33,7z",
        "https://maps.apple.com/?ll=47.0971,37.5434&q=Pin",
        "https://maps.apple.com/place?coordinate=47.0971,37.5434&name=X",
        "https://www.openstreetmap.org/?mlat=47.0971&mlon=37.5434#map=17/47.10/37.55",
        "https://www.openstreetmap.org/#map=17/47.0971/37.5434",
        "https://2gis.ua/mariupol/geo/70030076/37.5434,47.0971",
        "https://2gis.ua/mariupol?m=37.5434%2C47.0971%2F17",
        "https://www.bing.com/maps?cp=47.0971~37.5434&lvl=17",
        "https://waze.com/ul?ll=47.0971%2C37.5434&navigate=yes",
        "geo:47.0971,37.5434?z=17",
        "Ось тут наш дім: https://maps.google.com/?q=47.0971,37.5434",
        "N 47.0971 E 37.5434",
        "47.0971 пн. ш., 37.5434 сх. д.",
        "широта 47.0971 довгота 37.5434",
        "lat: 47.0971, lon: 37.5434",
        "(47.0971, 37.5434)",
        "47,0971, 37,5434",
    ],
)
def test_coordinates_from_links_and_labels(typed: str) -> None:
    assert read(Coordinates(ukraine=True), typed) == Point(47.0971, 37.5434)


def test_a_link_without_coordinates_is_named() -> None:
    refusal = refused(Coordinates(), "https://maps.app.goo.gl/AbCdEf12345")
    assert refusal.code == "coordinates.link"
    assert "goo.gl" in str(refusal.params["part"])


def test_swapped_coordinates_are_offered_the_right_way_round() -> None:
    kind, typed = Coordinates(ukraine=True), "37.5434, 47.0971"
    refusal = refused(kind, typed)
    assert read(kind, typed, option=refusal.options[0].value) == Point(47.0971, 37.5434)


@pytest.mark.parametrize(
    ("typed", "brief"),
    [
        ("Харківська область, Ізюм, вулиця Садова, 5", "Харківська область, Ізюм, вулиця Садова, 5"),
        ("Ізюм, вулиця Садова, 5", "Ізюм, вулиця Садова, 5 (Ізюм, Ізюмський район, Харківська область)"),
        ("Київ, вулиця Хрещатик, 1", "Київ, вулиця Хрещатик, 1"),
        ("Польща, Варшава, вулиця Довга, 10", "Польща, Варшава, вулиця Довга, 10"),
    ],
)
def test_in_a_letter_an_address_goes_without_its_district(typed: str, brief: str) -> None:
    kind = Address()
    assert kind.brief(read(kind, typed), UKRAINIAN) == brief


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Полтава, вул Соборності 12", "Полтава, Полтавський район, Полтавська область"),
        ("Миколаїв, вул. Космонавтів 81", "Миколаїв, Миколаївський район, Миколаївська область"),
        ("Рівне, вул. Соборна 16", "Рівне, Рівненський район, Рівненська область"),
    ],
)
def test_of_namesakes_the_city_of_the_oblast_stands_first(typed: str, first: str) -> None:
    assert refused(Address(), typed).options[0].written(UKRAINIAN) == first


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("українка", "UA"), ("українець", "UA"), ("українське", "UA"), ("украинка", "UA"),
        ("громадянство України", "UA"),
        ("украинское гражданство", "UA"), ("громадянка України", "UA"), ("польське", "PL"), ("румунське", "RO"),
        ("молдовське", "MD"), ("білоруська", "BY"), ("болгарка", "BG"), ("словацьке", "SK"), ("австрійське", "AT"),
    ],
)  # fmt: skip
def test_a_citizenship_names_its_country(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


@pytest.mark.parametrize("typed", ["Донецьк", "невідоме", "ніяке", "песель дали", "так"])
def test_what_is_no_citizenship_names_no_country(typed: str) -> None:
    assert refused(Country(), typed).code.startswith("country.")
