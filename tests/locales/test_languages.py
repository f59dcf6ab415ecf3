"""The two languages: found by code, with plurals, and quick to start."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales import LANGUAGES, catalogue, language, po_file
from locales.translations import Translations


def test_languages_are_listed_under_their_own_names() -> None:
    assert LANGUAGES == {"uk": "Українська", "en": "English"}


@pytest.mark.parametrize(
    ("code", "found"),
    [("uk", "uk"), ("en", "en"), ("en-GB", "en"), ("EN", "en"), ("ru", "uk"), ("", "uk"), ("../en", "uk")],
)
def test_an_unknown_language_is_ukrainian(code: str, found: str) -> None:
    assert language(code).code == found


def test_a_language_is_read_once() -> None:
    assert language("en") is language("en-US")


@pytest.mark.parametrize(
    ("code", "n", "said"),
    [
        ("uk", 1, "залишилося 1 питання"),
        ("uk", 2, "залишилося 2 питання"),
        ("uk", 5, "залишилося 5 питань"),
        ("uk", 11, "залишилося 11 питань"),
        ("uk", 21, "залишилося 21 питання"),
        ("uk", 22, "залишилося 22 питання"),
        ("uk", 112, "залишилося 112 питань"),
        ("en", 0, "0 questions left"),
        ("en", 1, "1 question left"),
        ("en", 21, "21 questions left"),
    ],
)
def test_plurals_follow_the_language(code: str, n: int, said: str) -> None:
    assert language(code).count("залишилося {n} питання", "залишилося {n} питань", n) == said


def test_ukrainian_is_its_own_translation() -> None:
    assert language("uk").text("Пропустити") == "Пропустити"
    assert language("en").text("Пропустити") == "Skip"


def test_what_nobody_translated_stays_ukrainian() -> None:
    assert language("en").text("Такого тексту немає ніде") == "Такого тексту немає ніде"
    assert language("en").in_context("nowhere", "Такого тексту немає ніде") == "Такого тексту немає ніде"


def compiled(of: Catalog) -> GNUTranslations:
    """A catalogue as the tools of gettext have it."""
    file = BytesIO()
    write_mo(file, of)
    file.seek(0)
    return GNUTranslations(file)


def assert_alike(ours: Translations, of: Catalog) -> None:
    theirs = compiled(of)
    for one in filter(lambda one: one.id, of):
        if isinstance(one.id, str):
            context = one.context or "nowhere"
            assert ours.gettext(one.id) == theirs.gettext(one.id)
            assert ours.pgettext(context, one.id) == theirs.pgettext(context, one.id)
        else:
            single, several = one.id
            for n in range(130):
                assert ours.ngettext(single, several, n) == theirs.ngettext(single, several, n)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_is_read_as_the_tools_of_gettext_read_it(code: str) -> None:
    text = po_file(code).read_text("utf-8")
    assert_alike(Translations(text.splitlines()), read_po(BytesIO(text.encode()), locale=code))


@pytest.mark.parametrize(
    ("source", "string", "marks"),
    [
        ("Далі", "Next", ()),
        ("Далі", "Next", ("fuzzy", "python-brace-format")),
        ("Далі", "", ()),
        ("Рядок\nі ще\tодин", "A line\nand\tone more", ()),
        ('«Так» \\ "ні"', '"Yes" \\ no', ()),
        ("Довгий текст " * 30, "A long text " * 30, ()),
        (("{n} файл", "{n} файлів"), ("{n} file", "{n} files"), ()),
        (("{n} файл", "{n} файлів"), ("{n} file", "{n} files"), ("fuzzy",)),
    ],
)
def test_whatever_texts_update_writes_is_read(
    source: str | tuple[str, str], string: str | tuple[str, ...], marks: tuple[str, ...]
) -> None:
    of = Catalog(locale="en")
    of.add(source, string, flags=marks)
    of.add("чоловік", "husband", context="relation", flags=marks)
    assert_alike(Translations(catalogue.written(of, "en").splitlines()), of)
