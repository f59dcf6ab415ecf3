"""Addresses: which place is meant, in Ukraine and abroad."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address import Address, PostalAddress
from dialogs.gazetteer import index
from dialogs.gazetteer.index import by_code, find, find_in_russian, near
from tests.dialogs.scope import UKRAINIAN, Answered, doubted, read, refused, said

_LINES = lzma.decompress(Path(index.__file__).with_name("katottg.tsv.xz").read_bytes()).decode().splitlines()
SETTLEMENTS = [f"UA{line[2:19]}" for line in _LINES if line[0] in "MXC"]
OBLASTS = [line[20:] for line in _LINES if line[0] == "O" and "Республіка" not in line]

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


@pytest.mark.parametrize(
    "typed",
    ["Жемчужина Криму, вул. Миру 5", "с. Жемчужина Криму, Крим", "АР Крим, с. Жемчужина Криму, Миру 5"],
)
def test_a_region_in_the_name_of_a_village_is_a_part_of_the_name(typed: str) -> None:
    assert read(Address(), typed).place == "UA01180470030033460"
    refusal = refused(Address(), "с. Жемчужина Криму, Вінницька область, вул. Миру 5")
    assert refusal.code == "place.elsewhere"


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
    ("typed", "name"),
    [
        ("Маріуполь, Донецька, Миру 12", "Маріуполь, Маріупольський район, Донецька область"),
        ("Попасна луганська", "Попасна, Сіверськодонецький район, Луганська область"),
        ("Волноваха Донецкая", "Волноваха, Волноваський район, Донецька область"),
        ("Изюм харьковская", "Ізюм, Ізюмський район, Харківська область"),
        ("с. Ягідне, Чернігівська", "Ягідне, Чернігівський район, Чернігівська область"),
        ("Тростянець Сумська", "Тростянець, Охтирський район, Сумська область"),
        ("Станиця Луганська", "Станиця Луганська, Щастинський район, Луганська область"),
        ("Н. Каховка", "Нова Каховка, Каховський район, Херсонська область"),
        ("Н.Каховка, вул. Миру 5", "Нова Каховка, Каховський район, Херсонська область"),
        ("смт Вел. Новосілка", "Велика Новосілка, Волноваський район, Донецька область"),
        ("Шахтёрск", "Шахтарськ, Горлівський район, Донецька область"),
        ("Железный Порт", "Залізний Порт, Скадовський район, Херсонська область"),
        ("Двуречная", "Дворічна, Куп’янський район, Харківська область"),
        ("Казачья Лопань", "Козача Лопань, Харківський район, Харківська область"),
    ],
)
def test_an_oblast_or_a_name_in_short(typed: str, name: str) -> None:
    assert read(Address(where="ukraine"), typed).place_name == name


def test_an_adjective_with_a_number_is_a_street() -> None:
    places = {option.value for option in refused(Address(), "Маріуполь, Донецька, 12").options}
    assert len(places) == 2
    assert refused(Address(), "Павлоград, Донецька").code == "place.ambiguous"


def test_an_old_name_is_offered_beside_a_namesake() -> None:
    found = refused(Address(), "Новгородское").options
    assert [option.label.partition(",")[0] for option in found] == ["Нью-Йорк", "Новгородське"]


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
    "typed", ["с. Садова 5", "Садова", "Садова 5, Вінницька область", "Сартана, 12", "Мощун 5"]
)
def test_a_village_that_is_surely_meant_is_taken(typed: str) -> None:
    UKRAINE.doubt(Input(text=typed), read(UKRAINE, typed), Answered())


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
    offered = refused(UKRAINE, "живу в Ізюмі, вул. Миру 5").options
    assert any(option.label.startswith("Ізюм, Ізюмський") for option in offered)
