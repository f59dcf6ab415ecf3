"""«Інша адреса»: whoever presses it at any question «Та сама?» is asked for that address at once, and it is kept."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input, Ref
from dialogs.engine.commands import Reply
from dialogs.engine.form import Form
from dialogs.engine.questions import Question
from dialogs.engine.step import current, step
from dialogs.programmes import claim_forms
from tests.dialogs.register.examples import Presses, keys, next_key, press, walk
from tests.dialogs.register.walking import TODAY

ELSEWHERE = "Полтавська область, Полтава, вулиця Вигадана, 77"

SAME = [(form, key) for form in claim_forms().values() for key in form.questions if key.endswith("_same")]

same = pytest.mark.parametrize(("form", "key"), SAME, ids=lambda value: getattr(value, "code", value))


def presses(form: Form, key: str) -> Presses:
    """A claim for a child where the address is the child's."""
    return (
        {"filing_for": "child" if key.startswith("child_") else "self"}
        if "filing_for" in form.questions
        else {}
    )


def test_every_form_offers_it() -> None:
    assert {form.code for form, _ in SAME} == set(claim_forms())


@same
def test_another_address_is_asked_for_and_kept(form: Form, key: str) -> None:
    draft = walk(form, presses(form, key), until=key)
    assert next_key(form, draft) == key
    draft = press(form, draft, key, "other")
    slot = current(form, draft, TODAY)
    assert slot is not None and isinstance(slot.asks, Question)
    assert slot.asks.kind.name == "address"
    assert slot.asks.label == form.questions[key].label
    outcome = step(form, draft, Reply(slot.ref, Input(text=ELSEWHERE)), TODAY)
    assert outcome.refusal is None
    assert "Вигадана, 77" in str(outcome.draft.answers[slot.ref].value)


@same
def test_the_same_address_is_not_asked_for_again(form: Form, key: str) -> None:
    draft = walk(form, presses(form, key), until=key)
    for option in form.questions[key].kind.options():
        if option.value != "other":
            assert option.repeats, option.value
            told = press(form, draft, key, option.value)
            after = keys(form, told)
            asked = form.questions[after[after.index(key) + 1]]
            assert (asked.kind.name, asked.label) != ("address", form.questions[key].label)


@same
def test_what_the_same_means_has_been_asked_before(form: Form, key: str) -> None:
    """An option that repeats an address names one that this claim asks for, and the claim then shows it."""
    draft = walk(form, presses(form, key), until=key)
    before = {ref.key for ref in draft.answers}
    options = {option.value: option.repeats for option in form.questions[key].kind.options()}
    assert "other" in options and not options["other"]
    for value, repeats in options.items():
        assert value == "other" or before & set(repeats), value
    assert Ref(key) not in draft.answers
