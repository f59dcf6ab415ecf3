"""A2.6: from when to when, where, and an injury in the same claim."""

from decimal import Decimal

from dialogs.engine.answers import Ref
from dialogs.engine.kinds.money import Sum
from dialogs.engine.readiness import readiness
from dialogs.forms import all_forms
from tests.dialogs.forms.people.a2_6 import SCRIPT
from tests.dialogs.forms.walking import Person, Script

FORM = all_forms()["A2.6"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_while_it_goes_on_relatives_hear_that_they_cannot_file() -> None:
    person = through({**SCRIPT, "captivity_over": "ні"})
    state = readiness(FORM, person.path)
    assert [(rule.code, rule.stop) for rule in state.doubts] == [("still_captive", False)]
    assert not {"captivity_end", "release_circumstances"} & person.keys
    assert [rule.code for rule in person.warned] == ["still_captive"]
    assert person.asked.index("captivity_over") < person.asked.index("captivity_start")


def test_a_parent_can_file_for_a_child_who_is_still_held() -> None:
    person = through({"filing_for": "Для моєї дитини", "captivity_over": "ні"})
    assert "still_captive" not in {rule.code for rule in readiness(FORM, person.path).broken}


def test_a_place_that_could_be_left_is_pointed_out() -> None:
    state = readiness(FORM, through({**SCRIPT, "free_to_leave": "так"}).path)
    assert [(rule.code, rule.para) for rule in state.doubts] == [("free_to_leave", "2")]


def test_release_cannot_lie_before_capture() -> None:
    person = through(SCRIPT)
    outcome = person.say("captivity_end", "березень 2022")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"


def test_the_treatment_is_added_up_inside_this_claim() -> None:
    works_out = FORM.questions["treatment_total"].works_out
    assert works_out is not None
    working = works_out.work_out(through(SCRIPT).path.view_from(Ref("treatment_total")))
    assert working is not None and working.total == Sum(Decimal("86400.00"), "UAH")


def test_nobody_is_sent_to_a_second_claim_for_the_injury() -> None:
    state = readiness(FORM, through(SCRIPT).path)
    assert not state.broken


def test_nothing_is_asked_of_service_in_the_army() -> None:
    """What a prisoner of war may add is papers, and a unit is never asked for."""
    assert not [key for key in FORM.questions if "unit" in key or "rank" in key or "military" in key]
