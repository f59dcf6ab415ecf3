"""A2.4: as little as possible."""

from dialogs.finder.proposals import facts
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_4 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.4"]
HARM = next(section for section in FORM.sections if section.key == "harm")


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_not_to_say_is_the_first_answer_and_stands_alone() -> None:
    kinds = FORM.questions["violence_kinds"].kind
    assert kinds.options()[0].label == "Не хочу уточнювати"
    person = through({**SCRIPT, "violence_kinds": "1, 2"})
    (slot,) = [slot for slot in person.path.slots if slot.ref.key == "violence_kinds"]
    assert slot.answer is not None and slot.answer.value == ("rape",)


def test_the_questions_that_hurt_are_few() -> None:
    """What it was, who, a statement or a few words, and whether there was an injury."""
    person = through(SCRIPT)
    here = {item.key for item in HARM.items}
    assert len([key for key in person.asked if key in here]) <= 5


def test_nothing_is_asked_about_detail() -> None:
    """No question depends on the kind of violence that was named."""
    conditions = [item.when for section in FORM.sections for item in section.items if item.when]
    assert "violence_kinds" not in set().union(*(when.keys() for when in conditions))


def test_nothing_of_it_is_offered_to_another_claim() -> None:
    """Only who somebody is. An injury or a case from here does not come up again in the claim about a flat."""
    assert {fact.of for fact in facts(FORM)} == {"applicant", "child", "claimant"}
    named = {fact.name for fact in facts(claim_forms()["A2.5"])}
    assert {"injury_description", "treatment_costs", "proceedings"} <= named


def test_nothing_is_urged() -> None:
    """The check does not hold up to anybody what they kept to themselves."""
    urged = {question.key for question in FORM.questions.values() if question.strengthens}
    assert not urged & {"violence_kinds", "story", "event_date", "event_place", "perpetrators"}
