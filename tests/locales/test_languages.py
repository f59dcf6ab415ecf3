"""The two languages: found by code, with plurals, and quick to start."""

from __future__ import annotations

import pytest

from locales import LANGUAGES, language


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
