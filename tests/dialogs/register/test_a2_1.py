"""A2.1: whose death it is, and who counts as family."""

import pytest

from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_1 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.1"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


@pytest.mark.parametrize("relation", ["Чоловік або дружина", "Син або дочка", "Хтось із батьків"])
def test_close_family_is_asked_for_no_dependence(relation: str) -> None:
    keys = through({**SCRIPT, "relation": relation}).keys
    assert not {"dependency", "civil_partnership_facts"} & keys


@pytest.mark.parametrize("relation", ["Інші рідні", "Опіка або дитина пари"])
def test_other_family_can_show_how_close_they_were(relation: str) -> None:
    """Paragraph 2, «інші члени сім’ї». Guardians are in the Order's list but not in RD4U's: they are asked too."""
    person = through({**SCRIPT, "relation": relation, "dependency": "Догляд, Щось інше"})
    assert {"dependency", "dependency_other"} <= person.keys
    assert "civil_partnership_facts" not in person.keys


def test_a_couple_without_a_marriage_is_asked_what_they_shared() -> None:
    keys = through({**SCRIPT, "relation": "партнер", "civil_partnership_facts": "1, 2"}).keys
    assert "civil_partnership_facts" in keys and "dependency" not in keys


def test_for_a_child_the_relationship_is_that_of_the_child() -> None:
    father = through({"filing_for": "Для моєї дитини", "relation_to_child": "тато"}).keys
    assert "relation_to_child" in father and not {"relation", "dependency"} & father
    assert (
        "dependency"
        in through({"filing_for": "Для моєї дитини", "relation_to_child": "бабуся або дідусь"}).keys
    )


def test_nobody_dies_before_they_are_born() -> None:
    person = through(SCRIPT)
    outcome = person.say("death_date", "1970")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"


def test_an_event_of_another_kind_can_be_named() -> None:
    assert "death_event_type_other" in through({**SCRIPT, "death_event_type": "інше"}).keys
    assert "death_event_type_other" not in through(SCRIPT).keys


def test_no_sum_is_asked_for_grief() -> None:
    """Only mental pain can be claimed, and lost support goes to A3.7, which the check says."""
    assert not [question.key for question in FORM.questions.values() if question.kind.name == "money"]
    assert "A3.7" in FORM.note
