"""How people name an oblast."""

from __future__ import annotations

import pytest

from dialogs.gazetteer.regions import lies_in_region, region_named, regions_in


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Харківська область, Ізюм", "UA63"), ("г. Балаклея, Харьковская область", "UA63"),
        ("Харківщина, Ізюм", "UA63"), ("Харк. обл., Ізюм", "UA63"), ("Kharkiv oblast, Izium", "UA63"),
        ("Балаклія Харківської області", "UA63"), ("Первомайск, Николаевская обл", "UA48"),
        ("обл. Донецька, м. Бахмут", "UA14"), ("Донеччина, Бахмут", "UA14"),
        ("Донецкая обл., Мариуполь", "UA14"), ("ДНР, Донецк", "UA14"),
        ("Луганська Народна Республіка, Алчевськ", "UA44"),
        ("Донецкая Народная Республика, г. Горловка", "UA14"), ("АР Крим, Ялта", "UA01"),
        ("Крым, Ялта", "UA01"), ("Автономна Республіка Крим, Саки", "UA01"),
        ("Республика Крым, Керчь", "UA01"), ("Закарпаття, Ужгород", "UA21"),
        ("Ивано-Франковская область, Калуш", "UA26"), ("Прикарпаття, Калуш", "UA26"),
        ("Ровенская обл., Дубно", "UA56"), ("Одесская область, Измаил", "UA51"),
        ("Черновицкая обл., Хотин", "UA73"), ("Буковина, Хотин", "UA73"), ("Сумська обл., Шостка", "UA59"),
        ("Запорожская область, Токмак", "UA23"), ("Киевская обл., Буча", "UA32"),
        ("Волынская область, Ковель", "UA07"), ("Кропивницька область", "UA35"),
        ("Хмельницкая обл", "UA68"),
    ],
)  # fmt: skip
def test_regions(text: str, region: str) -> None:
    assert regions_in(text)[0] == (region,)


@pytest.mark.parametrize(
    "text",
    [
        "вул. Харківська 5, Київ",
        "Кримська вулиця, Київ",
        "Старий Крим",
        "Київ",
        "Донецьк",
        "Полтава, вул. Київська",
    ],
)
def test_what_names_no_region(text: str) -> None:
    assert regions_in(text) == ((), text)


@pytest.mark.parametrize(
    ("word", "region"),
    [
        ("Донецька", "UA14"),
        ("Харьковская", "UA63"),
        ("Миколаївської", "UA48"),
        ("Донецьк", ""),
        ("Київ", ""),
        ("Kharkiv", ""),
    ],
)
def test_an_adjective_alone(word: str, region: str) -> None:
    assert region_named(word) == region


def test_the_cities_of_special_status_are_named_with_their_surroundings() -> None:
    assert lies_in_region("UA80000000000093317", "UA32")
    assert lies_in_region("UA85000000000065278", "UA01")
    assert not lies_in_region("UA80000000000093317", "UA63")
