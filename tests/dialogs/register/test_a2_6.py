"""A2.6: from when to when, where, and an injury in the same claim."""

from decimal import Decimal

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import Begin, Confirm, GoTo
from dialogs.engine.kinds.money import Sum
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_6 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.6"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_a_relative_is_shown_their_own_claim_and_asked_nothing_more() -> None:
    person = Person(FORM)
    for key, text in (
        ("filing_for", "Для мене"),
        ("applicant_citizenship", "так"),
        ("captivity_over", "ні, неволя триває"),
    ):
        person.say(key, text)
    state = readiness(FORM, person.path)
    assert [(rule.code, rule.stop) for rule in state.doubts] == [("still_captive", True)]
    assert person.keys == {"filing_for", "applicant_citizenship", "captivity_over", "evidence"}
    view = person.screens[-1]
    assert view.place.screen is Screen.CHECK
    assert Begin("A2.2", same=True) in [action.command for action in view.actions]
    assert Confirm() not in [action.command for action in view.actions]
    assert GoTo(Place(key="captivity_over")) in [choice.command for choice in view.choices]
    person.do(GoTo(Place(key="captivity_over")))
    person.say("captivity_over", "так")
    assert "captivity_start" in person.keys


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
