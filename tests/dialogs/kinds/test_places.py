"""Addresses: which place is meant, in Ukraine and abroad."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address import Address, PostalAddress
from dialogs.gazetteer.index import by_code
from tests.dialogs.scope import UKRAINIAN, Answered, doubted, read, refused, said

UKRAINE, ABROAD = Address(where="ukraine"), Address(where="abroad")


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
        ("in Kharkiv, Sumska 5", "Харків, Харківський район, Харківська область"),
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
    ("typed", "place"),
    [("Новоселовка, Донецкая обл., Волновахский район", "Новоселівка, Волноваський район, Донецька область"),
     ("Odessa", "Одеса, Одеський район, Одеська область"), ("Kharkov", "Харків, Харківський район, Харківська область"),
     ("Украина г. Киев ул. Крещатик 1", "Київ")],
)  # fmt: skip
def test_raions_and_latin_letters_of_russian_names(typed: str, place: str) -> None:
    assert read(Address(), typed).place_name == place


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


def test_an_adjective_with_a_number_is_a_street() -> None:
    places = {option.value for option in refused(Address(), "Маріуполь, Донецька, 12").options}
    assert len(places) == 2
    assert refused(Address(), "Павлоград, Донецька").code == "place.ambiguous"


@pytest.mark.parametrize("typed", ["вул. Миру 5", "ул. Мира 5, кв 3"])
def test_a_street_without_a_town_asks_for_the_town(typed: str) -> None:
    refusal = refused(Address(), typed)
    assert refusal.message.startswith("Тут є вулиця")
    joined = Address().joined(typed, "м. Бахмут", refusal, Answered())
    value = read(Address(), joined)
    assert value.place_name.startswith("Бахмут")
    assert value.text == f"м. Бахмут, {typed}"


def test_a_street_without_its_town_is_no_village_unasked() -> None:
    doubt = doubted(UKRAINE, "Садова 5 кв 7")
    assert [option.label for option in doubt.options] == [
        "Садова, Могилів-Подільський район, Вінницька область"
    ]
    assert read(UKRAINE, "Садова 5 кв 7", option=doubt.options[0].value).place_name.startswith("Садова")
    whole = UKRAINE.joined("Садова 5 кв 7", "Маріуполь", doubt, Answered())
    assert whole == "Маріуполь, Садова 5 кв 7"


def test_a_town_completes_a_street_that_is_called_like_many_villages() -> None:
    many = refused(UKRAINE, "Шевченка 5")
    assert UKRAINE.joined("Шевченка 5", "Харків", many, Answered()) == "Харків, Шевченка 5"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("живу в Німеччині, Дрезден", "DE"),
        ("зараз у Польщі, Краків", "PL"),
        ("ми в Чехії Прага", "CZ"),
        ("тимчасово проживаємо в Ірландії, Дублін", "IE"),
    ],
)
def test_a_country_is_found_behind_the_words_that_lead_to_it(typed: str, country: str) -> None:
    found = read(Address(), typed)
    assert (found.country, found.text) == (country, typed)


def test_a_raion_is_named_by_its_adjective_alone() -> None:
    assert read(UKRAINE, "с.Іванівка, Генічеський").place_name.startswith("Іванівка, Генічеський район")
    assert read(UKRAINE, "Попасна, Первомайська 10").place_name.startswith("Попасна")
    assert read(UKRAINE, "живу в Ізюмі, вул. Миру 5").place_name.startswith("Ізюм, Ізюмський")
