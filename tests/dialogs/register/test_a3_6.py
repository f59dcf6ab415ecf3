"""A3.6: owners of any property whose access was lost, now or for some time, claim what it was worth."""

import pytest

from dialogs.engine.answers import Screen
from dialogs.engine.commands import Confirm
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a3_6 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A3.6"]

LAND: Script = {
    "estate_kind": "земля",
    "property_owner": "Право власності є",
    "property_type": "Земельна ділянка",
    "property_address": "Запорізька область, Токмак",
    "property_area": "2 га",
    "property_right_is_registered": "ні",
    "property_ownership_form": "Кілька власників",
    "property_joint_kind": "Частки визначено",
    "property_share": "1/3",
    "property_coowners": "3",
    "compare_property": "ні",
    "property_unregistered_why": "Державний акт 2001 року, у реєстр не вносили.",
    "property_ownership_papers": 1,
    "property_value_before": "150 000 грн",
    "property_claim": "50 000 грн",
}


def through(changes: Script) -> Person:
    person = Person(FORM)
    person.go_through({**SCRIPT, **changes})
    return person


def broken(person: Person) -> dict[str, str]:
    return {rule.code: rule.instead for rule in readiness(FORM, person.path).broken}


def test_the_owner_of_a_house_reaches_the_package() -> None:
    tetiana = through({})
    state = readiness(FORM, tetiana.path)
    assert state.fileable and not state.broken
    assert not {key for key in tetiana.keys if key.startswith("property_")}
    assert tetiana.do(Confirm()).draft.place.screen is Screen.DONE


def test_land_is_claimed_by_its_own_share() -> None:
    person = through(LAND)
    assert not {key for key in person.keys if key.startswith("home_")}
    works_out = FORM.questions["property_claim"].works_out
    working = works_out.work_out(person.path.scope) if works_out else None
    assert working is not None and working.total is not None and working.total.amount == 50_000
    assert not broken(person)


def test_a_loss_that_has_ended_counts_too() -> None:
    ended = through({"access_now": "так", "access_back_date": "11 листопада 2022"})
    assert not broken(ended) and readiness(FORM, ended.path).fileable
    assert "access_back_date" not in through({}).keys


def test_access_cannot_come_back_before_it_was_lost() -> None:
    person = through({"access_now": "так", "access_back_date": "11 листопада 2022"})
    outcome = person.say("access_back_date", "січень 2022")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"


def test_what_was_never_occupied_is_a_warning() -> None:
    person = through({"estate_was_occupied": "ні"})
    assert broken(person) == {"never_occupied": ""}
    assert not readiness(FORM, person.path).stopped


@pytest.mark.parametrize(
    ("until_2022", "codes"), [("так", {}), ("ні", {"access_lost_earlier": ""})], ids=["came back", "never"]
)
def test_who_left_in_2014_is_asked_about_access_until_2022(until_2022: str, codes: dict[str, str]) -> None:
    person = through({"home_acquired": "2006", "access_lost_date": "2014", "access_until_2022": until_2022})
    assert broken(person) == codes
    assert "access_until_2022" not in through({}).keys


@pytest.mark.parametrize(
    "changes", [{"home_owner": "немає"}, {**LAND, "property_owner": "немає"}], ids=["home", "land"]
)
def test_who_owns_nothing_there_is_shown_the_claim_for_a_home(changes: Script) -> None:
    person = through(changes)
    assert broken(person) == {"not_the_owner": "A3.3"}
    assert [rule.para for rule in readiness(FORM, person.path).broken] == ["70"]


def test_a_company_is_told_of_its_own_category() -> None:
    assert broken(through({**LAND, "property_owner": "фірма"})) == {"property_of_a_company": ""}


def test_a_child_who_owns_is_filed_for_by_a_parent_and_nothing_stops() -> None:
    child: Script = {
        "filing_for": "за дитину",
        "child_birth_date": "17 травня 2015",
        "child_birth_record": "так",
    }
    person = through(child)
    assert "child_name" in person.keys and not broken(person)
    grown = through({**child, "child_birth_date": "17 травня 2005"})
    assert "child_is_adult" in broken(grown) and not readiness(FORM, grown.path).stopped
