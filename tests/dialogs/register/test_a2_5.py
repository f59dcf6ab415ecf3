"""A2.5: the three kinds of paragraph 2, captivity, and a parent."""

import pytest

from dialogs.blocks.cast import HELD, fact
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_5 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.5"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_places_and_proof_are_asked_only_of_who_was_held() -> None:
    held = {"captivity_places", "detention_proof"}
    assert held <= through(SCRIPT).keys
    assert not held & through({**SCRIPT, "in_detention": "ні"}).keys


@pytest.mark.parametrize(
    ("kinds", "asked"), [("Катування", True), ("Нелюдське поводження", False), ("Не хочу уточнювати", False)]
)
def test_the_purpose_belongs_to_torture_alone(kinds: str, asked: bool) -> None:
    """Paragraph 2 names a purpose in one of the three definitions."""
    assert ("purpose" in through({**SCRIPT, "treatment_kinds": kinds}).keys) is asked


def test_the_places_are_those_of_the_claim_about_captivity() -> None:
    other = claim_forms()["A2.6"].repeats["captivity_places"]
    assert FORM.repeats["captivity_places"].fact == other.fact == fact("captivity_places", "list", HELD)
    assert [asks.kind for asks in FORM.repeats["captivity_places"].body] == [asks.kind for asks in other.body]
