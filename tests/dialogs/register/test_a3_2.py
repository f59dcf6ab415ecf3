"""A3.2: what nobody lives in, owned by a person and not by a company."""

from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a3_2 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A3.2"]


def through(changes: Script) -> Person:
    person = Person(FORM)
    person.go_through({**SCRIPT, **changes})
    return person


def test_what_a_company_owns_is_the_claim_of_the_company() -> None:
    person = through({"property_owner": "Власник — фірма"})
    (rule,) = readiness(FORM, person.path).broken
    assert rule.code == "property_of_a_company" and "категорія C" in rule.explain and not rule.stop
    assert "company" not in {
        one.value for one in claim_forms()["A3.1"].questions["home_owner"].kind.options()
    }


def test_the_repair_is_added_up_and_claimed() -> None:
    path = through({}).path
    for key in ("property_repair", "property_claim"):
        works_out = FORM.questions[key].works_out
        working = works_out.work_out(path.scope) if works_out else None
        assert working is not None and working.total is not None and working.total.amount == 47_500, key


def test_registers_are_asked_only_of_who_wants_to_compare() -> None:
    keys = {"property_registered_right", "property_drrp_number", "property_rpzm_number"}
    assert keys <= through({}).keys
    assert not keys & through({"compare_property": "ні"}).keys
    unregistered = through({"property_right_is_registered": "ні"})
    assert keys & unregistered.keys == {"property_rpzm_number"}, "damage is recorded without a right too"


def test_nobody_is_asked_about_rooms_of_a_garage() -> None:
    assert not {key for key in FORM.questions if "room" in key or "floor" in key or key.startswith("home_")}
