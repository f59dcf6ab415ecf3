"""Texts, names, choices and files: what people type, and what is kept of it."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Attached, Files
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.person_name import FullName, PersonName
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from tests.dialogs.scope import UKRAINIAN, read, refused, said

FRUIT = (
    Option(value="apple", label="Яблука", words=("яблуко",)),
    Option(value="plum", label="Груші та сливи"),
    Option(value="cherry", label="Вишні"),
)


def test_a_short_text_becomes_one_clean_line() -> None:
    assert read(Text(), "  Пункт\n«Краковець» \u202e ") == "Пункт «Краковець»"
    assert read(Text(), "зв'язок") == "зв’язок"


def test_a_long_text_is_kept_as_it_was_typed() -> None:
    story = "  Ми їхали дві доби…\n\n\tПотім — пішки.  🕊\u200d "
    assert read(LongText(), story) == story
    assert read(LongText(), "а\x00б") == "аб"


@pytest.mark.parametrize("nothing", ["", "   ", "\n", "…", "\u200b"])
def test_nothing_is_no_text(nothing: str) -> None:
    assert refused(Text(), nothing).code == "text.empty"
    assert refused(LongText(), nothing).code == "text.empty"


def test_a_text_too_long_hears_how_much_to_cut() -> None:
    refusal = refused(Text(max=10), "дванадцять!!")
    assert (refusal.code, refusal.params) == ("text.long", {"longest": 10, "extra": 2})


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("Коваль Олена Іванівна", "Коваль", "Олена", "Іванівна"),
        ("коваль олена", "Коваль", "Олена", ""),
        ("КОВАЛЬ-БОЙКО ОЛЕНА-МАРІЯ ІВАНІВНА", "Коваль-Бойко", "Олена-Марія", "Іванівна"),
        ("Олена Іванівна Коваль", "Коваль", "Олена", "Іванівна"),
        ("Кoваль Oлена", "Коваль", "Олена", ""),  # two Latin letters
        ("Мар'яненко Дем`ян Лук’янович", "Мар’яненко", "Дем’ян", "Лук’янович"),
        ("О’КОННОР ДЖОН", "О’Коннор", "Джон", ""),
        ("Мамедов Ельчин Расім огли", "Мамедов", "Ельчин", "Расім огли"),
        ("ван дер Берг Ян", "ван дер Берг", "Ян", ""),
        ("Ле Ван Нам", "Ле", "Ван", "Нам"),
        ("Smith John", "Smith", "John", ""),
        ("Wójcik Łucja", "Wójcik", "Łucja", ""),
        ("Ілліч Петро Кузьмич", "Ілліч", "Петро", "Кузьмич"),
        ("Петренко - Бойко Ганна", "Петренко-Бойко", "Ганна", ""),
    ],
)
def test_names_as_they_are_typed(typed: str, surname: str, given: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName(surname, given, patronymic)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Коваль", "name.one_word"),
        ("", "name.signs"),
        ("Коваль О. І.", "name.initials"),
        ("Коваль Олена 1980", "name.digits"),
        ("Коваль @olena", "name.signs"),
        ("Kовzль Олена", "name.alphabets"),
        ("а " * 200, "name.long"),
    ],
)
def test_what_is_no_name(typed: str, code: str) -> None:
    assert refused(PersonName(), typed).code == code


def test_initials_and_a_single_name_are_doubted_and_may_stay() -> None:
    assert refused(PersonName(), "Коваль О. І.").soft
    assert read(PersonName(), "Коваль О. І.", keep=True) == FullName("Коваль", "О", "І")
    assert refused(PersonName(), "Сукарно").soft
    assert str(read(PersonName(), "Сукарно", keep=True)) == "Сукарно"


def test_many_words_are_doubted_and_may_stay() -> None:
    refusal = refused(PersonName(), "García Márquez Gabriel José")
    assert refusal.code == "name.many_words" and refusal.soft
    assert read(PersonName(), "García Márquez Gabriel José", keep=True) == FullName(
        "García", "Márquez", "Gabriel José"
    )


@pytest.mark.parametrize(
    ("typed", "value"), [("2", "plum"), ("ЯБЛУКО", "apple"), ("«Вишні»", "cherry"), ("plum", "plum")]
)
def test_one_of_the_options(typed: str, value: str) -> None:
    assert read(Choice(of=FRUIT), typed) == value


@pytest.mark.parametrize("typed", ["0", "4", "9" * 5000, "банани", ""])
def test_none_of_the_options(typed: str) -> None:
    assert refused(Choice(of=FRUIT), typed).code == "choice.unknown"


@pytest.mark.parametrize(
    "typed", ["1, 3", "3 1", "вишні та яблука", "яблука; вишні", "Яблука\nВишні", "1 і 3", "3, 1, 3"]
)
def test_several_options_in_the_order_of_the_list(typed: str) -> None:
    assert read(MultiChoice(of=FRUIT), typed) == ("apple", "cherry")
    assert said(MultiChoice(of=FRUIT), typed) == "Яблука; Вишні"


def test_several_options_pressed() -> None:
    assert read(MultiChoice(of=FRUIT), option="cherry,apple") == ("apple", "cherry")
    assert read(MultiChoice(of=FRUIT), "груші та сливи") == ("plum",)
    assert refused(MultiChoice(of=FRUIT), "1, 7").code == "multi_choice.unknown"
    assert refused(MultiChoice(of=FRUIT), option="banana").code == "multi_choice.unknown"


def test_text_is_no_file() -> None:
    assert refused(FileSet(), "ось фото").code == "files.text"


def test_files_are_counted_and_numbered() -> None:
    files = Files((Attached("a", 1), Attached("c", 3)))
    assert "№ 1, № 3" in FileSet().describe(files, UKRAINIAN)
    assert FileSet().describe(Files(), UKRAINIAN) == "Файлів немає"
