"""A lost business of an entrepreneur: a shop in Kherson, and who belongs elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dialogs.engine.answers import State
from dialogs.engine.kinds.money import Sum
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a3_5 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A3.5"]


def walked(**changed: object) -> Person:
    person = Person(FORM)
    person.go_through({**SCRIPT, **changed})
    return person


def test_the_owner_of_a_shop_can_file() -> None:
    person = walked()
    assert readiness(FORM, person.path).fileable
    assert person.warned == []
    assert not {key for key in person.asked if key.startswith("fop_termination")}


def test_a_closed_business_tells_why_and_its_entry_in_the_register() -> None:
    person = walked(business_state="closed", fop_termination_date="20 грудня 2022")
    assert {"business_closing_reason", "fop_termination_kind", "fop_termination_date"} <= set(person.asked)


def test_a_business_cannot_be_closed_before_it_was_registered() -> None:
    person = walked(business_state="closed")
    assert person.say("fop_termination_date", "1 січня 2010").refusal is not None


def test_a_business_that_stopped_before_the_event_is_doubted_but_may_stay() -> None:
    person = walked()
    outcome = person.say("business_stopped_date", "січень 2022")
    assert [rule.code for rule in outcome.warned] == ["stopped_before_event"]
    assert any("«січень 2022»" in note for note in person.screens[-1].notes)
    assert not readiness(FORM, person.path).stopped


def test_a_business_cannot_resume_before_it_stopped() -> None:
    refusal = walked().say("business_resumed_date", "березень 2022").refusal
    assert refusal is not None
    assert not refusal.soft


def test_who_never_was_an_entrepreneur_is_shown_lost_work() -> None:
    person = walked(business_state="Реєстрації не було")
    assert [(rule.para, rule.instead) for rule in person.warned] == [("97", "A3.4")]


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"event_date": "23 лютого 2022"}, {"business_lost_before_decree": "98"}),
        ({"event_date": "24 лютого 2022"}, {}),
        ({"business_actual_address": "Польща, Краків, вулиця Довга, 10"}, {"business_outside_ukraine": "98"}),
        ({"applicant_citizenship": "ні"}, {"citizens_only": "2"}),
    ],
)
def test_the_conditions_of_the_order(changed: Script, wanted: dict[str, str]) -> None:
    state = readiness(FORM, walked(**changed).path)
    assert {rule.code: rule.para for rule in state.broken} == wanted


def test_the_profit_of_a_year_gives_the_sum_for_ten_months() -> None:
    calculation = FORM.questions["desired_compensation"].works_out
    assert calculation is not None
    working = calculation.work_out(walked().path.scope)
    assert working is not None
    assert working.total == Sum(Decimal(400_000), "UAH")


def test_the_sum_its_parts_and_its_method_are_required() -> None:
    keys = ("desired_compensation", "compensation_composition", "compensation_method")
    state = readiness(FORM, walked(**dict.fromkeys(keys, State.UNKNOWN)).path)
    assert {slot.ref.key for slot in state.missing} == set(keys)
    assert not state.stopped


def test_the_registers_are_typed_only_to_compare() -> None:
    person = walked(compare_fop="ні")
    assert not {"fop_registration_date", "fop_registration_address", "edr_data", "declared_income"} & set(
        person.asked
    )
    assert readiness(FORM, person.path).fileable
