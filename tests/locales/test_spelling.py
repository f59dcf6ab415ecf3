"""The spelling of the sources, where there is a dictionary; without one its tests are skipped, and in CI they fail."""

from __future__ import annotations

import os

import pytest

from locales.spelling import NoDictionary, misspelt, unknown_words


@pytest.fixture(autouse=True)
def dictionary() -> None:
    try:
        misspelt(["дім"])
    except NoDictionary:
        if os.environ.get("CI"):
            pytest.fail("needs hunspell with a Ukrainian dictionary")
        pytest.skip("needs hunspell with a Ukrainian dictionary")


def test_every_word_is_known() -> None:
    assert unknown_words() == []


@pytest.mark.parametrize("word", ["зберегли", "прем’єр", "п’ятниця", "будь-коли", "Дія"])
def test_a_word_is_known_with_its_apostrophe_and_its_hyphen(word: str) -> None:
    assert misspelt([word]) == []


@pytest.mark.parametrize(
    "said", ["Напишітть дату.", "Ви вже зберегли ото вітповідь", "обьєкт", "Натисніть «Далее»"]
)
def test_a_slip_is_found(said: str) -> None:
    assert len(misspelt([said])) == 1


def test_places_and_addresses_are_no_words() -> None:
    assert (
        misspelt(["Було: {answer}. Див. https://diia.gov.ua/reparatsii або legalaid.gov.ua, /claims"]) == []
    )
