"""Places of one name: told apart by their oblast and raion, never silently, the city before the hamlet."""

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
from tests.dialogs.scope import UKRAINIAN, Answered, read, refused

_LINES = lzma.decompress(Path(index.__file__).with_name("katottg.tsv.xz").read_bytes()).decode().splitlines()
SETTLEMENTS = [f"UA{line[2:19]}" for line in _LINES if line[0] in "MXC"]
OBLASTS = [line[20:] for line in _LINES if line[0] == "O" and "Республіка" not in line]

UKRAINE, ABROAD = Address(where="ukraine"), Address(where="abroad")


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


def test_an_old_name_is_offered_beside_a_namesake() -> None:
    found = refused(Address(), "Новгородское").options
    assert [option.label.partition(",")[0] for option in found] == ["Нью-Йорк", "Новгородське"]


@pytest.mark.parametrize(
    "typed", ["с. Садова 5", "Садова", "Садова 5, Вінницька область", "Сартана, 12", "Мощун 5"]
)
def test_a_village_that_is_surely_meant_is_taken(typed: str) -> None:
    UKRAINE.doubt(Input(text=typed), read(UKRAINE, typed), Answered())
