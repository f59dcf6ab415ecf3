"""What the claims about harm to people promise: nothing has to be told, nothing blocks, nothing is asked twice."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Screen, State
from dialogs.engine.commands import Confirm
from dialogs.engine.form import Form
from dialogs.engine.questions import Question
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from dialogs.programmes.register.glossary import TERMS
from tests.dialogs.invented import script_of
from tests.dialogs.register.walking import Person, Script, everything, seen

CODES = ("A2.1", "A2.2", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7", "A2.10")
FORMS = [claim_forms()[code] for code in CODES]
CHILD: Script = {
    "filing_for": "Для моєї дитини",
    "applicant_citizenship": "так",
    "child_name": "Вигадана Софія Андріївна",
    "child_birth_date": "17 травня 2015",
    "child_sex": "жіноча",
    "child_birth_record": "так",
    "applicant_tax_number": "3114804522",
}

forms = pytest.mark.parametrize("form", FORMS, ids=CODES)


def through(form: Form, script: Script) -> Person:
    person = Person(form)
    person.go_through(script)
    return person


@forms
def test_a_realistic_person_reaches_the_package(form: Form) -> None:
    person = through(form, script_of(form))
    state = readiness(form, person.path)
    assert state.fileable and not state.doubts and not state.contradictions
    assert person.do(Confirm()).draft.place.screen is Screen.DONE


@forms
@pytest.mark.parametrize("how", [State.UNKNOWN, State.DECLINED])
def test_nobody_has_to_say_anything(form: Form, how: State) -> None:
    person = through(
        form, dict.fromkeys((asks.key for asks in everything(form) if hasattr(asks, "kind")), how)
    )
    state = readiness(form, person.path)
    assert not person.path.pending
    assert state.fileable and not state.doubts
    assert person.do(Confirm()).draft.place.screen is Screen.DONE


@forms
def test_no_question_blocks(form: Form) -> None:
    assert not [asks.key for asks in everything(form) if isinstance(asks, Question) and asks.blocks]


@forms
def test_only_the_citizenship_stops(form: Form) -> None:
    """It follows from who an applicant is (paragraph 2). Everything else is told as a warning."""
    alone = {"A2.6": ["still_captive"]}  # nobody can file for an adult who is still held
    stopping = [rule.code for rule in form.rules if rule.stop]
    assert stopping == ["citizens_only", *alone.get(form.code, [])]


@forms
def test_there_is_one_open_question(form: Form) -> None:
    open_ones = [
        asks.key
        for asks in everything(form)
        if getattr(getattr(asks, "kind", None), "name", "") == "long_text"
    ]
    assert len(open_ones) == 1


@forms
def test_who_has_told_it_before_is_not_asked_again(form: Form) -> None:
    (told,) = {"story", "event_description"} & {asks.key for asks in everything(form)}
    assert told not in through(form, {**script_of(form), "story_recorded": 1}).keys
    assert told in through(form, {**script_of(form), "story_recorded": 0}).keys
    assert told in through(form, {**script_of(form), "story_recorded": State.NO_DOCUMENT}).keys


@forms
def test_easy_facts_come_before_the_story_and_practical_ones_after_it(form: Form) -> None:
    person = through(form, {**script_of(form), "story_recorded": 0})
    (told,) = {"story", "event_description"} & set(person.asked)
    at = person.asked.index(told)
    assert at >= 5
    assert {"applicant_name", "evidence"} <= set(person.asked[at:])
    assert person.asked[-1] == "evidence"


@forms
def test_what_hurts_is_marked(form: Form) -> None:
    """The section with the story is heavy, and the form opens with care."""
    assert form.care
    stories = [
        section
        for section in form.sections
        if {"story", "event_description"} & {item.key for item in section.items}
    ]
    assert stories and all(section.heavy for section in stories)


@forms
def test_the_way_is_short(form: Form) -> None:
    lists: Script = {"proceedings": [], "treatment_costs": [], "captivity_places": []}
    person = through(form, {**script_of(form), **lists, "also_serious_injury": "ні"})
    assert len(person.path.slots) <= 32
    assert len(through(form, {}).path.slots) <= 30


@forms
def test_no_screen_on_the_way_is_long(form: Form) -> None:
    for view in through(form, script_of(form)).screens:
        if view.place.screen is Screen.QUESTION:
            assert len(seen(view)) <= 350, seen(view)


@forms
def test_a_parent_can_prepare_it_for_a_child(form: Form) -> None:
    person = through(form, CHILD)
    state = readiness(form, person.path)
    named = [rule.code for rule in state.doubts]
    assert state.fileable
    # Only for A2.5 a source says that Diia takes the claim of a parent.
    assert named == ([] if form.code == "A2.5" else ["parent_not_named"])
    assert "child_birth_certificate" in person.keys


@forms
def test_an_adult_child_is_warned_and_not_stopped(form: Form) -> None:
    person = through(form, {**CHILD, "child_birth_date": "17 травня 2005"})
    state = readiness(form, person.path)
    assert "child_is_adult" in {rule.code for rule in state.doubts}
    assert not state.stopped


@pytest.mark.parametrize(
    ("code", "day", "place"),
    [
        ("A2.1", "death_date", "death_place"),
        ("A2.2", "disappearance_date", "disappearance_place"),
        ("A2.3", "injury_date", "injury_place"),
        ("A2.4", "event_date", "event_place"),
        ("A2.5", "event_date", "event_place"),
        ("A2.6", "captivity_start", "capture_place"),
    ],
)
def test_the_date_and_the_territory_are_told(code: str, day: str, place: str) -> None:
    form = claim_forms()[code]
    fits = {day: "24 лютого 2022", f"{place}_side": "За межами України", f"{place}_link": "так"}
    assert not readiness(form, through(form, fits).path).doubts
    early = readiness(form, through(form, {**fits, day: "23 лютого 2022"}).path)
    assert [(rule.code, rule.para, rule.stop) for rule in early.doubts] == [("before_invasion", "", False)]
    apart = readiness(form, through(form, {**fits, f"{place}_link": "ні"}).path)
    assert [(rule.code, rule.stop) for rule in apart.doubts] == [("abroad_without_link", False)]


@pytest.mark.parametrize("code", ["A2.4", "A2.5", "A2.7"])
def test_captivity_besides_is_a_claim_of_its_own(code: str) -> None:
    """Told as something to add, never as something against this claim."""
    form = claim_forms()[code]
    person = through(form, {"in_detention": "так"})
    state = readiness(form, person.path)
    assert [(rule.code, rule.instead) for rule in state.broken] == [("captivity_too", "A2.6")]
    assert not state.doubts
    assert not readiness(form, through(form, {"in_detention": "ні"}).path).broken


@pytest.mark.parametrize("code", ["A2.4", "A2.5", "A2.6", "A2.7"])
def test_an_injury_is_told_inside_only_if_there_was_one(code: str) -> None:
    form = claim_forms()[code]
    hurt = {"also_serious_injury": "так", "treatment_costs": [{"treatment_costs_amount": "15 000 грн"}]}
    inside = {"injury_kinds", "injury_description", "medical_documents", "treatment_costs", "treatment_total"}
    assert inside <= through(form, hurt).keys
    assert not inside & through(form, {"also_serious_injury": "ні"}).keys
    assert not inside & through(form, {}).keys


def test_each_definition_of_paragraph_2_is_one_tap_away() -> None:
    linked = {term for form in FORMS for question in form.questions.values() for term in question.terms}
    assert linked <= TERMS.keys()
    assert {
        "close_family_members",
        "other_family_members",
        "person_concerned",
        "missing_person",
        "serious_bodily_injury",
        "sexual_violence",
        "torture",
        "inhuman_treatment",
        "degrading_treatment",
        "deprivation_of_liberty",
        "forced_labour",
    } <= linked
