"""Names as tired people send them: with quotation marks for apostrophes, labels, kinship, birth dates, former names."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.person_name import FullName, PersonName
from dialogs.engine.kinds.text import Text
from tests.dialogs.scope import read, refused, said


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Лук”ян Петренко", "Петренко Лук’ян"),
        ("Мар„яна Стеценко", "Стеценко Мар’яна"),
        ("ʼЯрослава Юр'єва", "Юр’єва Ярослава"),
        ("'т Хоофт Ян", "’т Хоофт Ян"),
        ("чоловік Петро Коваль, мій", "Коваль Петро"),
        ("доця Коваль Злата", "Коваль Злата"),
        ("Прізвище Коваль Імя Олена Побатькові Петрівна", "Коваль Олена Петрівна"),
        ("Мала Ірина", "Мала Ірина"),
    ],
)
def test_it_is_read(typed: str, name: str) -> None:
    assert said(PersonName(), typed) == name


def test_a_child_called_by_one_name_is_no_surname() -> None:
    assert refused(PersonName(), "доця Злата").code == "name.one_word"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Коваль Олена Петрівна 12.04.1969", ["Коваль Олена Петрівна"]),
        ("Коваль Олена Петрівна, 1969 р.н.", ["Коваль Олена Петрівна"]),
        ("Коваль Олена\n+380671234567", ["Коваль Олена"]),
        ("Коваль (Шевченко) Олена Петрівна", ["Коваль Олена Петрівна", "Шевченко Олена Петрівна"]),
        ("Шевченко Олена (в заміжжі Коваль)", ["Шевченко Олена"]),
    ],
)
def test_the_name_beside_something_else_is_offered(typed: str, names: list[str]) -> None:
    refusal = refused(PersonName(), typed)
    assert [option.value for option in refusal.options] == names
    for name in names:
        assert str(read(PersonName(), typed, option=name)) == name


def test_no_part_of_a_sentence_is_offered_as_a_name() -> None:
    assert refused(PersonName(), "Коваль Олена, 12 квітня 1969").options == ()


def test_a_forged_option_is_no_name() -> None:
    assert refused(PersonName(), "Коваль Олена 1969", option="Інша Людина").code == "name.digits"


def test_elsewhere_a_quotation_mark_between_letters_is_an_apostrophe_too() -> None:
    found = refused(Address(where="ukraine"), "Мар”їнка, Шевченка 5").options
    assert found and all("Мар’їнка" in option.label for option in found)
    assert read(Text(), 'магазин "яблуко"') == 'магазин "яблуко"'


@pytest.mark.parametrize(
    "typed",
    [
        "😀 Ткач Іван",
        "Ткач Іван 😀❤️",
        "✅ Ткач Іван",
        "Ткач👍🏽 Іван",
        "Ткач Іван ™",
        "Тка́ч Іва́н",
        "ТкаЧ ІваН",
    ],
)
def test_pictures_and_stress_are_no_part_of_a_name(typed: str) -> None:
    assert read(PersonName(), typed) == FullName("Ткач", "Іван")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Ткач/Іван", "Ткач Іван"),
        ("Ткач | Іван | Петрович", "Ткач Іван Петрович"),
        ("Ткач_Іван", "Ткач Іван"),
        ("*Ткач* Іван", "Ткач Іван"),
        ("<b>", ""),
        ("💔💔💔", ""),
    ],
)
def test_a_name_among_signs_is_offered(typed: str, offered: str) -> None:
    assert [option.label for option in refused(PersonName(), typed).options] == [offered] * bool(offered)
