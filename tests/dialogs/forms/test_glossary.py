"""The definitions behind «Що це означає?»."""

import pytest

from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.term import term_view
from dialogs.glossary import TERMS
from locales import LANGUAGES, language
from tests.dialogs.forms.walking import seen


def test_paragraph_2_has_twenty_five_definitions() -> None:
    assert len(TERMS) == 25
    assert all(term.id == id for id, term in TERMS.items())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", TERMS)
def test_a_definition_is_shown_word_for_word_in_one_message(id: str, code: str) -> None:
    view = term_view(Place(Screen.TERM, id, text="filing_for "), language(code))
    assert TERMS[id].definition in view.lines
    assert (TERMS[id].gloss in view.lines) is (code != "uk")
    assert len(seen(view)) < 4096
