"""The definitions behind «Що це означає?»."""

import pytest

from conversation.meaning import meant
from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import GoTo
from dialogs.engine.lint.plain import Role, flaws
from dialogs.engine.look.fitting import LABEL
from dialogs.engine.look.term import term_actions, term_view
from dialogs.engine.views import View
from dialogs.programmes import claim_forms
from dialogs.programmes.register.glossary import TERMS
from locales import LANGUAGES, language
from tests.dialogs.register.walking import everything, seen


def test_paragraph_2_has_twenty_five_definitions() -> None:
    assert len(TERMS) == 25
    assert all(term.id == id for id, term in TERMS.items())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", TERMS)
def test_a_definition_is_shown_word_for_word_in_one_message(id: str, code: str) -> None:
    view = term_view(Place(Screen.TERM, id, text="filing_for "), (), "register", language(code))
    assert TERMS[id].definition in view.folded
    assert (TERMS[id].gloss in view.folded) is (code != "uk")
    assert len(seen(view)) < 4096


@pytest.mark.parametrize("id", TERMS)
def test_a_definition_is_headed_in_the_language_of_the_reader(id: str) -> None:
    place = Place(Screen.TERM, id, text="filing_for ")
    assert term_view(place, (), "register", language("uk")).heading.casefold() == TERMS[id].term.casefold()
    assert term_view(place, (), "register", language("en")).heading == TERMS[id].english


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_term_fits_a_button_and_is_told_from_the_others(code: str) -> None:
    asked = {
        asks.terms for form in claim_forms().values() for asks in everything(form) if len(asks.terms) > 1
    }
    of_questions = [
        [action.label for action in term_actions(Ref("who"), terms, "register", language(code))]
        for terms in asked
    ]
    assert all(len(set(labels)) == len(labels) > 1 for labels in of_questions)
    labels = [label for some in of_questions for label in some]
    assert max(map(len, labels)) <= LABEL
    assert code != "uk" or not [what for label in labels for what in flaws(label, Role.BUTTON)]


def test_one_term_is_asked_for_by_what_it_means_and_several_by_name() -> None:
    uk = language("uk")
    assert [action.label for action in term_actions(Ref("who"), ("torture",), "register", uk)] == [
        "Що це означає?"
    ]
    (torture, labour) = term_actions(Ref("who", "item"), ("torture", "forced_labour"), "register", uk)
    assert (torture.label, labour.label) == ("Катування?", "Примусова праця, служба?")
    assert labour.command == GoTo(Place(Screen.TERM, "forced_labour", text="who item"))
    assert len(term_actions(Ref("who"), tuple(TERMS), "register", uk)) == 3
    assert term_actions(Ref("who"), (), "register", uk) == ()


def test_the_name_of_a_term_is_an_answer_until_it_is_a_question() -> None:
    torture, labour = actions = term_actions(
        Ref("who"), ("torture", "forced_labour"), "register", language("uk")
    )
    view = View(place=Place(key="who"), ref=Ref("who"), heading="Що сталося?", actions=actions)
    assert meant(view, "катування") is None
    assert meant(view, "Катування?") == torture.command
    assert meant(view, "примусова праця, служба ?") == labour.command
