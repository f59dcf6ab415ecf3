"""A claim told again as the person's own, in every category that takes claims for children."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Answer, Draft, Input, Items, Ref, State
from dialogs.engine.commands import Reply
from dialogs.engine.facts import Stands, stands
from dialogs.engine.form import Form
from dialogs.engine.names import FullName
from dialogs.engine.path import trace
from dialogs.engine.records import dump_answer, dump_cursor, load_draft
from dialogs.engine.sharing import Claim, Told, handed
from dialogs.people.learning import learned
from dialogs.people.record import RECORD
from dialogs.programmes import all_forms
from tests.dialogs.register.test_random_people import TODAY, Walker

FORMS = [form for form in all_forms().values() if form.filing is not None]
MOTHER = FullName("Материна", "Мотря", "Максимівна")
CHILD = FullName("Дитиненко", "Дарина", "Дмитрівна")


def told_for_a_child(form: Form) -> Draft:
    """A whole claim for a child; names tell mother and child apart."""
    person = Walker(form)
    person.do(Reply(Ref("filing_for"), Input(text="Для моєї дитини")))
    person.finish()
    answers = dict(person.draft.answers)
    answers[Ref("applicant_name")] = Answer(value=MOTHER)
    answers[Ref("child_name")] = Answer(value=CHILD)
    return Draft(answers)


@pytest.mark.parametrize("form", FORMS, ids=[form.code for form in FORMS])
def test_nothing_of_the_parent_goes_along(form: Form) -> None:
    draft = told_for_a_child(form)
    source = Told(form, draft, "child", "claim")
    record = learned(Draft(), Claim(source, TODAY), "child")
    before = dict(draft.answers)
    own = handed(source, form, record, RECORD, TODAY)
    assert draft.answers == before
    path = trace(form, own.answers, TODAY)
    assert own.answers[Ref("filing_for")].value == "self"
    assert own.answers[Ref("applicant_name")].value == CHILD
    assert not any(answer.origin or answer.source for answer in own.answers.values())
    assert all(path.find(ref) for ref in own.answers)
    for asks in form.sharing:
        fact, answer = asks.fact, own.answers.get(Ref(asks.key))
        if fact is None or answer is None or fact.name == "filing_for":
            continue
        if fact.of == "applicant":
            known = record.answers.get(Ref(fact.name))
            assert known is not None and known.value == answer.value, asks.key
        assert stands(form.cast, fact.of, path.scope) is not Stands.FILED_FOR, asks.key
    for ref, answer in own.answers.items():
        if answer.value == MOTHER:
            assert any(
                ref.key in {q.key for q in repeat.body}
                for repeat in form.repeats.values()
                if repeat.relatives
            )


@pytest.mark.parametrize("form", FORMS, ids=[form.code for form in FORMS])
def test_it_opens_again_and_goes_on(form: Form) -> None:
    source = Told(form, told_for_a_child(form), "child", "claim")
    own = handed(source, form, learned(Draft(), Claim(source, TODAY), "child"), RECORD, TODAY)
    stored = {tuple(ref): dump_answer(form, ref, answer) for ref, answer in own.answers.items()}
    again = load_draft(form, dump_cursor(own), {(key, item): body for (key, item), body in stored.items()})
    assert again.answers == own.answers and not again.unread
    # What is left is about the person, or cannot be known from the claim.
    left = [
        slot.ref.key
        for slot in trace(form, own.answers, TODAY).slots
        if not slot.settled and not slot.ref.item
    ]
    assert len(left) <= 20, left


def test_who_adopted_whom_is_left_out() -> None:
    form = all_forms()["A1.2"]
    draft = told_for_a_child(form)
    answers = {
        **draft.answers,
        Ref("family"): Answer(value=Items(("one", "two"), closed=True)),
        Ref("family_name", "one"): Answer(value=MOTHER),
        Ref("family_relation_to_child", "one"): Answer(value="adopter"),
        Ref("family_name", "two"): Answer(value=FullName("Дитиненко", "Іван", "Дмитрович")),
        Ref("family_relation_to_child", "two"): Answer(value="brother"),
        Ref("family_tax_number", "one"): Answer(state=State.UNKNOWN),
    }
    source = Told(form, Draft(answers), "child", "claim")
    own = handed(source, form, learned(Draft(), Claim(source, TODAY), "child"), RECORD, TODAY)
    assert Ref("family_relation", "one") not in own.answers
    assert own.answers[Ref("family_relation", "two")].value == "brother"
    assert "adopt" not in str(own)
