"""Places as people say where they are: «у Львові», «в Білій Церкві», not as the codifier has them."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.address import Address
from tests.dialogs.scope import read, refused

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


def test_namesakes_are_asked_about_in_every_case() -> None:
    options = refused(UKRAINE, "в Чернівцях").options
    assert [option.label.split(",")[0] for option in options] == ["Чернівці", "Чернівці"]


@pytest.mark.parametrize("typed", ["Лиману 5, Харків", "Покрови 3, Харків", "Сум 1, Харків"])
def test_a_street_is_no_town_beside_one_that_is_named(typed: str) -> None:
    assert read(UKRAINE, typed).place_name.startswith("Харків,")


@pytest.mark.parametrize("typed", ["живу в Берліні", "у Празі", "у Варшаві", "в Нью-Йорку"])
def test_a_city_abroad_stays_a_question(typed: str) -> None:
    assert refused(ANYWHERE, typed).code == "address.country"
    assert refused(ABROAD, typed).code == "address.country"
