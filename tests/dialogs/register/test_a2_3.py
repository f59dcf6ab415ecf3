"""A2.3: the injury, what its treatment cost, and where it happened in captivity."""

from decimal import Decimal

from dialogs.engine.answers import Ref, State
from dialogs.engine.kinds.money import Sum
from dialogs.engine.path import trace
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_3 import SCRIPT
from tests.dialogs.register.walking import TODAY, Person, Script

FORM = claim_forms()["A2.3"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def totals(person: Person) -> tuple[Sum, ...]:
    """What the calculation makes of the costs."""
    works_out = FORM.questions["treatment_total"].works_out
    assert works_out is not None
    path = trace(FORM, person.draft.answers, TODAY)
    working = works_out.work_out(path.view_from(Ref("treatment_total")))
    return working.totals if working else ()


def test_the_costs_are_added_up() -> None:
    assert totals(through(SCRIPT)) == (Sum(Decimal("79500.00"), "UAH"),)


def test_currencies_are_not_mixed() -> None:
    abroad = {"treatment_costs_name": "протез", "treatment_costs_amount": "2 000 євро"}
    person = through({**SCRIPT, "treatment_costs": [*SCRIPT["treatment_costs"], abroad]})
    assert totals(person) == (Sum(Decimal("79500.00"), "UAH"), Sum(Decimal("2000.00"), "EUR"))


def test_without_costs_no_sum_is_asked() -> None:
    assert "treatment_total" not in through({**SCRIPT, "treatment_costs": []}).keys


def test_an_injury_from_captivity_belongs_to_that_claim() -> None:
    state = readiness(FORM, through({**SCRIPT, "other_harm_declared": "Полон або неволя"}).path)
    assert [(rule.code, rule.instead) for rule in state.broken] == [("injury_in_captivity", "A2.6")]
    assert not state.doubts


def test_the_group_is_asked_only_where_there_is_one() -> None:
    assert "disability_details" in through(SCRIPT).keys
    assert "disability_details" not in through({**SCRIPT, "disability_status": "Ще оформлюють"}).keys


def test_medical_documents_would_strengthen_the_claim() -> None:
    state = readiness(FORM, through({**SCRIPT, "medical_documents": State.UNKNOWN}).path)
    assert state.fileable
    assert "medical_documents" in {slot.ref.key for slot in state.strengthening}
