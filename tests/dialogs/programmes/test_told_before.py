"""What the Register's claims know is not asked again for other help, and nobody gets what is somebody else's."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.engine.answers import Answer, Draft, Ref
from dialogs.engine.sharing import Told, offers
from dialogs.programmes import all_forms
from tests.dialogs.invented import script_of
from tests.dialogs.register.walking import TODAY, Person

FORMS = all_forms()
WRITER = {"applicant_name", "applicant_birth_date", "applicant_phone"}


def told(code: str) -> Told:
    """The claim of the realistic person of a form."""
    form = FORMS[code]
    person = Person(form)
    person.go_through(script_of(form))
    return Told(form, person.draft, "")


def known(source: str, code: str, **own: Any) -> set[str]:
    draft = Draft({Ref(key): Answer(value=value) for key, value in own.items()})
    found = offers(FORMS[code], draft, "", [told(source)], TODAY)
    return {offer.asks.key for offer in found if not offer.left_out}


def test_a_displaced_pensioner_tells_her_home_and_herself_once() -> None:
    assert known("A1.1", "R3", filing_for="self") == {
        *WRITER,
        "applicant_tax_number",
        "applicant_actual_address",
        "left_place",
    }


def test_what_the_town_paid_goes_with_the_displaced_person_to_the_residents_aid() -> None:
    found = known("R3", "R2", filing_for="self", displaced=True)
    assert found == {*WRITER, "applicant_tax_number", "idp_since", "idp_payments"}


@pytest.mark.parametrize("code", ["L1", "L2", "L6"])
def test_who_was_held_tells_of_the_captivity_once(code: str) -> None:
    found = known("A2.6", code, applicant_role="self")
    assert found >= {*WRITER, "applicant_registered_address", "captivity_start"}
    assert not found & {"held_name", "held_birth_date"}  # nobody is asked for it


@pytest.mark.parametrize("code", ["L1", "L2", "L4", "L6"])
def test_the_captivity_of_the_writer_is_not_that_of_a_relative(code: str) -> None:
    found = known("A2.6", code, applicant_role="relative")
    assert found >= WRITER
    assert not {key for key in found if key.startswith(("held", "captivity", "decision", "death"))}


def test_the_aid_tells_the_register_as_well() -> None:
    found = known("R3", "A3.3", filing_for="self")
    assert found >= {*WRITER, "applicant_tax_number", "applicant_actual_address"}
    assert "registered_then" not in found  # where one lived is not where one was registered
