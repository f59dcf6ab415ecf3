"""What Diia takes from a register: one truth on every screen and in everything that leaves the house."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Place, Ref, Screen, State
from dialogs.engine.commands import Skip
from dialogs.engine.readiness import readiness
from dialogs.engine.snapshot import Line, Snapshot, freeze
from dialogs.programmes import all_forms
from dialogs.programmes.register.diia.transfer import transfer
from dialogs.programmes.register.registers import REGISTERS
from locales import language
from tests.dialogs.register.walking import TODAY, Person, Script, seen

FORMS = all_forms()
IDENTITY = ("applicant_name", "applicant_birth_date")
UKRAINIAN = language("uk")


def skipped(code: str, **told: object) -> Person:
    """Somebody who leaves to Diia whatever Diia has."""
    script: Script = {"filing_for": "Для мене", "applicant_citizenship": "так", **told}
    person = Person(FORMS[code])
    person.go_through(script)
    return person


def at(person: Person, key: str) -> str:
    person.draft = person.draft.at(Place(Screen.QUESTION, key))
    return seen(person.see())


def single(snapshot: Snapshot) -> dict[str, Line]:
    """The lines that belong to no list."""
    entries = (entry for part in snapshot.parts for entry in part.entries)
    return {entry.key: entry for entry in entries if isinstance(entry, Line)}


@pytest.mark.parametrize("code", [*FORMS])
def test_a_skip_of_what_diia_has_is_one_press_and_never_a_lack(code: str) -> None:
    person = skipped(code)
    for key in IDENTITY:
        person.draft = person.draft.at(Place(Screen.QUESTION, key))
        skip = next(action for action in person.see().bottom if action.label == "Пропустити")
        assert skip.command == Skip(Ref(key), State.UNKNOWN)
    state = readiness(person.form, person.path)
    supplied = {key for key, asked in person.form.questions.items() if asked.prefill}
    assert supplied
    assert not supplied & {slot.ref.key for slot in (*state.missing, *state.unasked)}


@pytest.mark.parametrize("code", [*FORMS])
def test_every_register_has_a_name(code: str) -> None:
    supplied = [asked for asked in FORMS[code].questions.values() if asked.prefill]
    assert {asked.prefill for asked in supplied} <= REGISTERS.keys()
    assert all(REGISTERS[asked.prefill].strip() for asked in supplied)


def test_the_question_the_list_and_the_check_say_the_same() -> None:
    person = skipped("A1.2")
    text = at(person, "applicant_name")
    assert "Дія підставить це сама (Єдиний державний демографічний реєстр). Можна пропустити." in text
    assert "Зараз: з Дії" in text
    person.draft = person.draft.at(Place(Screen.SECTION, "applicant"))
    named = [choice.listed for choice in person.see().choices if "звати" in choice.listed]
    assert all(line.endswith("— з Дії") for line in named) and named
    person.draft = person.draft.at(Place(Screen.CHECK))
    assert not [line for line in person.see().lines if "Прізвище" in line]


@pytest.mark.parametrize("code", ["A1.2", "A2.8", "A3.3", "A3.5"])
def test_the_package_says_so_too(code: str) -> None:
    snapshot = freeze(FORMS[code], skipped(code).draft, TODAY, UKRAINIAN)
    lines = single(snapshot)
    for key in IDENTITY:
        line = lines[key]
        assert (line.state, line.text) == ("supplied", "з Дії (Єдиний державний демографічний реєстр)")
        assert line.label not in snapshot.missing
    every = [field for section in transfer(snapshot) for field in section.fields]
    moved = [field for field in every if lines["applicant_name"].label in field.label.split("; ")]
    assert [field.manner for field in moved] == ["supplied"]
    assert "демографічний" in moved[0].aside


def test_what_was_typed_is_the_answer_and_not_diia_s() -> None:
    person = skipped("A1.2", applicant_name="Вигадана Ольга Іванівна")
    assert "Зараз: Вигадана Ольга Іванівна" in at(person, "applicant_name")
    snapshot = freeze(FORMS["A1.2"], person.draft, TODAY, UKRAINIAN)
    lines = single(snapshot)
    assert (lines["applicant_name"].state, lines["applicant_name"].prefill) == ("given", "eddr")


def test_a_required_fact_that_diia_does_not_have_is_still_missing() -> None:
    state = readiness(FORMS["A1.2"], skipped("A1.2").path)
    assert "registered_address_at_displacement" in {slot.ref.key for slot in state.missing}
