"""The application on paper: what is on it and in which order, for an archive and for a screen reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Draft
from dialogs.engine.letter import BLANK, Enclosed, Letter
from dialogs.engine.snapshot import freeze
from dialogs.programmes import all_forms
from locales import language
from submission.papers.letter import letter_pdf
from tests.dialogs.invented import script_of
from tests.dialogs.register.walking import TODAY, Person
from tests.submission.paper import pages, squeeze, text
from tests.submission.samples import MADE_AT
from tests.submission.structure import elements

SAMPLE = Letter(
    addressee=("Департаменту", "для Комісії"),
    sender=("від кого: Вигадана Марія Іванівна", "телефон: +380 67 000 0000"),
    about="про надання матеріальної допомоги",
    body=("Прошу надати допомогу.", "Потрібна операція, 12 000 грн."),
    enclosures=(Enclosed("копія паспорта", ("a", "b")), Enclosed("довідка", ("c",)), Enclosed("реквізити")),
    signed="Вигадана Марія Іванівна",
)


def written(name: str) -> Letter:
    """The letter of the realistic person of a form."""
    form = all_forms()[name.upper()]
    person = Person(form, Draft())
    person.go_through(script_of(form))
    letter = freeze(form, person.draft, TODAY, language("uk")).letter
    assert letter is not None
    return letter


def test_everything_is_on_paper_in_the_order_of_an_office() -> None:
    said, position = text(letter_pdf(SAMPLE, {"a": 2, "b": 1, "c": 3}, MADE_AT)), 0
    for words in (
        *SAMPLE.addressee,
        *SAMPLE.sender,
        "ЗАЯВА",
        SAMPLE.about,
        *SAMPLE.body,
        "Додатки",
        "копія паспорта (файли № 1, 2)",
        "довідка (файл № 3)",
        "реквізити",
        SAMPLE.signed,
        "(підпис)",
    ):
        position = said.index(squeeze(words), position)


def test_it_tells_a_screen_reader_what_is_a_heading_and_what_a_list() -> None:
    found = elements(letter_pdf(SAMPLE, {}, MADE_AT))
    assert [one.words for one in found if one.tag == "H1"] == ["ЗАЯВА"]
    assert [one.words for one in found if one.tag == "H2"] == ["Додатки"]
    assert sum(one.tag == "LBody" for one in found) == len(SAMPLE.enclosures)


def test_the_same_letter_gives_the_same_bytes_for_the_archive() -> None:
    once, again = (letter_pdf(SAMPLE, {"a": 1}, MADE_AT) for _ in range(2))
    assert once == again
    assert b"pdfaid" in once and b"pdfuaid" in once


@settings(max_examples=25, deadline=None)
@given(story=st.text(max_size=200))
def test_whatever_was_told_is_set_and_nothing_of_it_is_markup(story: str) -> None:
    letter_pdf(replace(SAMPLE, body=(story, "#panic() $x$ *б* `в` @г")), {}, MADE_AT)


def test_markup_is_words() -> None:
    said = text(letter_pdf(replace(SAMPLE, body=("#panic() *сума* $10$",)), {}, MADE_AT))
    assert "#panic()*сума*$10$" in said


@pytest.mark.parametrize("name", ["r2", "r3", "l1", "l2", "l4", "l6"])
def test_a_letter_fits_two_pages_and_its_signature_stands_whole(name: str) -> None:
    paper = pages(letter_pdf(written(name), {}, MADE_AT))
    assert len(paper) <= 2
    last = squeeze("".join(run.text for run in paper[-1] if run.body))
    assert "року" in last and "(підпис)" in last


def test_the_letter_of_a_displaced_mother() -> None:
    letter = written("r3")
    assert letter.addressee[0] == "Департаменту соціальної та ветеранської політики Рівненської міської ради"
    assert letter.sender[:2] == (
        "від кого: Вигадана Олена Петрівна",
        "адреса проживання: Рівненська область, місто Рівне, вулиця Київська, 12",
    )
    said = " ".join(letter.body).replace("\u00a0", " ")
    assert "на утриманні неповнолітні діти: 2, з них діти з інвалідністю: 0" in said
    assert "Раніше виплачено (травень 2023): 3 000 грн." in said
    assert "(вересень 2026): необхідність довготривалого лікування." in said
    assert "Дім у Ізюмі зруйновано." in said
    assert [one.text for one in letter.enclosures if one.files] == [
        "копія паспорта чи ID-картки",
        "копія документа про реєстраційний номер облікової картки платника податків",
        "копія довідки про взяття на облік внутрішньо переміщеної особи",
        "копія: довідка про потребу в лікуванні",
        "документи про підстави для повторного надання",
    ]


def test_what_was_not_told_leaves_room_to_write() -> None:
    letter = written("l4")
    assert f"податковий номер: {BLANK}" in letter.sender
    assert "Ким доводилася мені ця особа: син." in " ".join(letter.body)
    assert "Дата звільнення: 10 січня 2025 року. Дата смерті: 2 липня 2025 року." in " ".join(
        letter.body
    ).replace("\u00a0", " ")
