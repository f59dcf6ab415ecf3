"""A2.9: an adult who was taken by force files for themselves."""

import pytest

from dialogs.engine.answers import Screen, State
from dialogs.engine.commands import Begin, Confirm
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_9 import SCRIPT as SERHII
from tests.dialogs.register.walking import Person, Script, everything

FORM = claim_forms()["A2.9"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def warned(person: Person) -> dict[str, str]:
    """The paragraph of each condition that was told on the way."""
    return {rule.code: rule.para for rule in person.warned}


def test_a_man_taken_through_filtration_reaches_the_package() -> None:
    serhii = through(SERHII)
    state = readiness(FORM, serhii.path)
    assert state.fileable and not serhii.warned
    assert serhii.do(Confirm()).draft.place.screen is Screen.DONE
    assert len(through({**SERHII, "family": []}).path.slots) <= 30


def test_nobody_files_for_another_adult() -> None:
    assert not {"filing_for", "child_name"} & {asks.key for asks in everything(FORM)}


def test_there_is_one_open_question_about_what_happened() -> None:
    stories = [asks.key for asks in FORM.questions.values() if asks.kind.name == "long_text"]
    assert stories == ["forced_description"]


def test_nobody_tells_twice_of_an_entry_in_the_register() -> None:
    known = through({**SERHII, "in_persons_register": "так", "persons_register_number": "100200"})
    assert "persons_register_entry" not in known.keys
    unknown = through({**SERHII, "in_persons_register": "так", "persons_register_number": State.UNKNOWN})
    assert "persons_register_entry" in unknown.keys
    assert not {"persons_register_number", "persons_register_entry"} & through(SERHII).keys
    for person in (known, unknown):
        assert "forced_by" not in person.keys
        assert warned(person) == {"in_register": "87"}
        assert not readiness(FORM, person.path).doubts


@pytest.mark.parametrize(
    ("script", "code", "para"),
    [
        ({"forced_date": "січень 2022"}, "forced_before_decree", "88"),
        ({"forced_by": "Ні, це були інші люди"}, "not_under_control", "88"),
        ({"forced_kind": "1"}, "place_abroad", "88"),
        ({"forced_address_after": "Луганськ"}, "place_in_ukraine", "88"),
        ({"applicant_citizenship": "ні"}, "citizens_only", "2"),
    ],
)
def test_a_condition_is_told_with_its_paragraph(script: dict[str, str], code: str, para: str) -> None:
    person = through({**SERHII, **script})
    assert warned(person) == {code: para}
    stops = {rule.code for rule in FORM.rules if rule.stop}
    assert readiness(FORM, person.path).stopped is (code in stops)


@pytest.mark.parametrize(
    "by", ["Так, під контролем Росії", "Хто це був, невідомо", State.UNKNOWN, State.DECLINED]
)
def test_nobody_has_to_know_who_it_was(by: str | State) -> None:
    assert not through({**SERHII, "forced_by": by}).warned


@pytest.mark.parametrize(
    ("born", "taken", "child"),
    [
        ("2 квітня 2004", "1 квітня 2022", True),
        ("1 квітня 2004", "1 квітня 2022", False),
        ("2 квітня 2004", "квітень 2022", False),  # on most days of that month an adult
        ("1 травня 2004", "квітень 2022", True),
    ],
)
def test_who_was_a_child_then_is_shown_the_claim_of_children(born: str, taken: str, child: bool) -> None:
    person = through(
        {
            **SERHII,
            "applicant_birth_date": born,
            "forced_date": taken,
            "applicant_tax_number": State.UNKNOWN,
            "applicant_tax_number_refused": "ні",
        }
    )
    assert ("child_then" in warned(person)) is child
    begun = {action.command.code for action in person.see().everything if isinstance(action.command, Begin)}
    assert begun == ({"A2.8"} if child else set())


def test_it_may_still_go_on() -> None:
    person = through({**SERHII, "forced_ended": "Ні, ще триває"})
    assert "forced_end_date" not in person.keys
    assert readiness(FORM, person.path).fileable


def test_everything_can_be_skipped() -> None:
    person = through({})
    assert not person.path.pending
    assert not readiness(FORM, person.path).stopped
