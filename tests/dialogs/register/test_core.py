"""The claims whose own text is not at hand: A3.7, A4.1 and A4.2 ask what every claim asks, and never block."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import State
from dialogs.engine.calculations import Working
from dialogs.engine.form import Form
from dialogs.engine.questions import Question
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.invented import script_of
from tests.dialogs.register.walking import Person, Script, everything

CODES = ("A3.7", "A4.1", "A4.2")
FORMS = {code: claim_forms()[code] for code in CODES}

codes = pytest.mark.parametrize("code", CODES)


def walked(code: str, **changed: object) -> Person:
    person = Person(FORMS[code])
    person.go_through({**script_of(FORMS[code]), **changed})
    return person


def broken(person: Person) -> dict[str, str]:
    return {rule.code: rule.para for rule in readiness(person.form, person.path).broken}


_FOR_A_CHILD = {"A4.2": {"parent_not_named": ""}}
"""The realistic person of A4.2 is a father, and no source says yet that parents file in this category."""


def in_all(form: Form) -> Working:
    calculation = form.questions["claim_amount"].works_out
    assert calculation is not None
    person = walked(form.code)
    working = calculation.work_out(person.path.scope)
    assert working is not None
    return working


@codes
def test_a_realistic_person_can_file(code: str) -> None:
    person = walked(code)
    assert {rule.code for rule in person.warned} == set(_FOR_A_CHILD.get(code, {}))
    assert readiness(FORMS[code], person.path).fileable


@codes
def test_who_answers_nothing_lacks_nothing_of_the_event(code: str) -> None:
    """What is only likely to be asked never blocks."""
    person = Person(FORMS[code])
    person.go_through({"filing_for": "Для мене", "applicant_citizenship": "так"})
    assert readiness(FORMS[code], person.path).missing == ()


@codes
def test_every_question_is_marked_as_ours(code: str) -> None:
    asked = [asks for asks in everything(FORMS[code]) if asks.source != "6"]
    assert all(asks.inferred for asks in asked)
    assert not any(asks.blocks for asks in asked if isinstance(asks, Question))
    assert FORMS[code].note


@codes
def test_the_costs_make_the_sum_that_is_claimed(code: str) -> None:
    amount = walked(code).path.scope.value("claim_amount")
    assert in_all(FORMS[code]).total == amount


@pytest.mark.parametrize(
    ("code", "early", "in_time"),
    [
        ("A3.7", {"event_date": "23 лютого 2022"}, {"event_date": "24 лютого 2022"}),
        ("A4.1", {"event_period": "з 2020 по 2021"}, {"event_period": "з 2020 по березень 2022"}),
        ("A4.2", {"event_period": "з 2020 по 2021"}, {"event_period": "з січня 2022 досі"}),
    ],
)
def test_only_what_was_over_before_the_decree_is_too_early(code: str, early: Script, in_time: Script) -> None:
    assert broken(walked(code, **early)) == {"before_decree": ""} | _FOR_A_CHILD.get(code, {})
    assert broken(walked(code, **in_time)) == _FOR_A_CHILD.get(code, {})


@codes
def test_a_place_abroad_is_a_warning_and_no_stop(code: str) -> None:
    person = walked(code, event_place="Польща, Краків, вулиця Довга, 10")
    assert broken(person) == {"outside_ukraine": ""} | _FOR_A_CHILD.get(code, {})
    assert not readiness(FORMS[code], person.path).stopped


def test_an_adult_child_is_a_warning_where_the_text_is_not_at_hand() -> None:
    person = walked("A4.2", child_birth_date="17 травня 2005", child_tax_number=State.UNKNOWN)
    assert broken(person) == {"child_is_adult": ""} | _FOR_A_CHILD["A4.2"]
    assert not readiness(FORMS["A4.2"], person.path).stopped


@pytest.mark.parametrize(("code", "key"), [("A4.1", "treatment"), ("A4.2", "education")])
def test_without_costs_no_sum_is_asked(code: str, key: str) -> None:
    person = walked(code, **{key: []})
    assert not {"claim_amount", "claim_amount_basis"} & set(person.asked)


def test_another_cause_is_asked_for() -> None:
    assert "event_cause_other" in walked("A3.7", event_cause="Інша причина").asked


def test_what_went_on_for_a_while_is_asked_as_a_time() -> None:
    person = walked("A3.7", event_in_one_day="ні", event_period="з березня 2022 по травень 2022")
    assert "event_period" in person.asked
    assert "event_date" not in person.asked


def test_papers_of_ownership_are_not_asked_of_who_lost_support() -> None:
    assert "ownership_documents" not in walked("A3.7", loss_kinds="допомога").asked
