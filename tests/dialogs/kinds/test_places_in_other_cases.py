"""Places as people say where they are: «у Львові», «в Білій Церкві», not as the codifier has them."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.address import Address
from dialogs.gazetteer.index import by_code
from tests.dialogs.scope import doubted, read, refused

UKRAINE, ANYWHERE, ABROAD = Address(where="ukraine"), Address(where="anywhere"), Address(where="abroad")


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("в Харкові, Сумська 5", "Харків"),
        ("у Львові", "Львів"),
        ("в Києві, Хрещатик 1", "Київ"),
        ("живемо в Чернігові, вул. Соборна 3", "Чернігів"),
        ("в Одесі, Дерибасівська 1", "Одеса"),
        ("у Маріуполі, пр. Миру 5", "Маріуполь"),
        ("в Тернополі", "Тернопіль"),
        ("в Ірпені", "Ірпінь"),
        ("у Каневі", "Канів"),
        ("у Кривому Розі, вул. Миру 5", "Кривий Ріг"),
        ("у Білій Церкві, Ярослава Мудрого 3", "Біла Церква"),
        ("у Кам'янці-Подільському", "Кам’янець-Подільський"),
        ("в смт Нижніх Сірогозах", "Нижні Сірогози"),
        ("в Сумах", "Суми"),
        ("у Рівному", "Рівне"),
        ("у Луцьку", "Луцьк"),
        ("в Острозі", "Острог"),
        ("у Кременчуці", "Кременчук"),
        ("у Дніпрі", "Дніпро"),
        ("в Умані, Довга 5", "Умань"),
        ("тимчасово в Ужгороді", "Ужгород"),
    ],
)
def test_a_town_is_found_in_the_locative(typed: str, town: str) -> None:
    place = read(UKRAINE, typed)
    assert place.place_name.split(", ")[0] == town
    assert place.text == typed.replace("'", "’")


@pytest.mark.parametrize(
    ("typed", "town"),
    [("за Харковом", "Харків"), ("на Дніпрі", "Дніпро"), ("на лимані", "Лиман"), ("на Покрову", "Покров")],
)
def test_beside_a_town_or_on_a_river_is_asked_about(typed: str, town: str) -> None:
    refusal = doubted(ANYWHERE, typed)
    assert (refusal.code, refusal.params["place"]) == ("place.near", town)


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("в Харькове, Сумская 5", "Харків"),
        ("в городе Харькове", "Харків"),
        ("з Херсона", "Херсон"),
        ("ми з Херсона, вул. Перекопська 5", "Херсон"),
        ("до Білої Церкви", "Біла Церква"),
        ("из Белой Церкви", "Біла Церква"),
        ("с Мариуполя", "Маріуполь"),
        ("зі Слов'янська", "Слов’янськ"),
        ("з міста Бахмута", "Бахмут"),
        ("из Одессы", "Одеса"),
        ("переехали в Одессу", "Одеса"),
        ("переїхали в Одесу", "Одеса"),
        ("в Чугуеве", "Чугуїв"),
        ("в Кривом Роге", "Кривий Ріг"),
        ("в Каменце-Подольском", "Кам’янець-Подільський"),
        ("із Черкас", "Черкаси"),
        ("из Черкасс", "Черкаси"),
        ("з Пологів", "Пологи"),
        ("з Бучі", "Буча"),
        ("из Рубежного", "Рубіжне"),
        ("в Кировограде", "Кропивницький"),
        ("в Балаклее", "Балаклія"),
        ("в Гостомеле", "Гостомель"),
        ("во Львове, Зелена 10", "Львів"),
        ("из-под Киева, Садова 5", "Київ"),
        ("под Днепром, Садова 5", "Дніпро"),
    ],
)
def test_a_town_is_found_behind_a_preposition_in_both_languages(typed: str, town: str) -> None:
    place = read(UKRAINE, typed)
    assert place.place_name.split(", ")[0] == town
    assert place.text == typed.replace("'", "’")


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("під Києвом", "Київ"),
        ("из под Киева", "Київ"),
        ("з-під Харкова", "Харків"),
        ("біля Бахмута", "Бахмут"),
        ("возле Изюма", "Ізюм"),
        ("недалеко от Херсона", "Херсон"),
        ("поруч із Сумами", "Суми"),
    ],
)
def test_near_a_town_is_asked_about(typed: str, town: str) -> None:
    asked = doubted(UKRAINE, typed)
    assert asked.code == "place.near"
    assert [option.label.split(",")[0] for option in asked.options] == [town]


@pytest.mark.parametrize("typed", ["из-под Бахмута, с. Опытное", "під Бахмутом, село Опитне"])
def test_a_town_near_by_tells_namesakes_apart(typed: str) -> None:
    assert read(UKRAINE, typed).place_name == "Опитне, Бахмутський район, Донецька область"


@pytest.mark.parametrize("typed", ["с Київ", "с. Київ", "с Маріуполь"])
def test_a_village_stays_one_where_it_is_named(typed: str) -> None:
    place = by_code(read(UKRAINE, typed).place)
    assert place is not None and place.category == "C"


def test_a_village_is_found_behind_a_preposition_beside_its_oblast() -> None:
    options = refused(UKRAINE, "в Ивановке Херсонской области").options
    assert {option.label.split(",")[0] for option in options} == {"Іванівка"}


@pytest.mark.parametrize("typed", ["в Ялте", "в Черновцах", "в Николаеве", "в Запорожье"])
def test_namesakes_are_asked_about_in_russian_too(typed: str) -> None:
    assert refused(UKRAINE, typed).code == "place.ambiguous"


def test_namesakes_are_asked_about_in_every_case() -> None:
    options = refused(UKRAINE, "в Чернівцях").options
    assert [option.label.split(",")[0] for option in options] == ["Чернівці", "Чернівці"]


@pytest.mark.parametrize("typed", ["Лиману 5, Харків", "Покрови 3, Харків", "Сум 1, Харків"])
def test_a_street_is_no_town_beside_one_that_is_named(typed: str) -> None:
    assert read(UKRAINE, typed).place_name.startswith("Харків,")


@pytest.mark.parametrize(
    "typed",
    ["живу в Берліні", "у Празі", "у Варшаві", "в Нью-Йорку", "из Праги", "под Варшавой", "до Кракова"],
)
def test_a_city_abroad_stays_a_question(typed: str) -> None:
    assert refused(ANYWHERE, typed).code == "address.country"
    assert refused(ABROAD, typed).code == "address.country"
