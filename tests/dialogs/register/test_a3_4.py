"""Lost paid work: a music teacher without papers, an employee, and who belongs elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dialogs.engine.answers import Ref, State
from dialogs.engine.calculations import Working
from dialogs.engine.kinds.money import Sum
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a3_4 import SCRIPT
from tests.dialogs.register.walking import TODAY, Person, Script

FORM = claim_forms()["A3.4"]

EMPLOYEE: Script = {
    "applicant_citizenship": "так",
    "employment_type": "Робота за наймом",
    "job_in_ukraine": "так",
    "employer_info": "Ізюмський хлібозавод",
    "employer_contacts_known": "1, 2",
    "employer_location": "Харківська область, Ізюм, вулиця Центральна, 10",
    "employer_phone": "+380 67 000 00 00",
    "job_description": "Пекар, позмінно, чотири дні на тиждень.",
    "job_start_date": "2016",
    "income_time": "За рік",
    "income_total": "168 000 грн",
    "job_loss_date": "1 березня 2022",
    "job_loss_circumstances": "Завод зруйновано.",
    "work_again": "Ні, роботи немає",
    "registered_unemployed": "ні",
    "desired_compensation": "700 000 грн",
    "compare_work": "так",
    "employer_edr": "32855961",
    "accrued_income": "2021 рік: 168 000 грн",
}


def walked(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def broken(script: Script) -> dict[str, str]:
    """The conditions that fail for these answers, with their paragraphs."""
    return {rule.code: rule.para for rule in readiness(FORM, walked(script).path).broken}


def worked_out(person: Person, key: str) -> Working | None:
    calculation = FORM.questions[key].works_out
    assert calculation is not None
    return calculation.work_out(person.path.scope)


def test_a_teacher_without_papers_can_file() -> None:
    person = walked(SCRIPT)
    assert readiness(FORM, person.path).fileable
    assert person.warned == []
    assert not {key for key in person.asked if key.startswith("employer_")}
    assert not {"self_employed_registration", "self_employed_termination"} & set(person.asked)


def test_an_employee_is_asked_of_the_employer_and_not_of_an_own_business() -> None:
    person = walked(EMPLOYEE)
    assert readiness(FORM, person.path).fileable
    assert {"employer_info", "employer_location", "employer_phone"} <= set(person.asked)
    assert "employer_email" not in person.asked
    assert not {key for key in person.asked if key.startswith(("self_employed", "registered_fop"))}


def test_without_an_employer_the_claim_of_an_employee_lacks_something() -> None:
    state = readiness(FORM, walked({**EMPLOYEE, "employer_info": State.UNKNOWN}).path)
    assert [slot.ref.key for slot in state.missing] == ["employer_info"]


@pytest.mark.parametrize(("has", "asked"), [("так", True), ("ні", False)])
def test_other_paid_work_may_have_an_employer(has: str, asked: bool) -> None:
    script = {**EMPLOYEE, "employment_type": "other", "registered_fop": "ні", "has_employer": has}
    assert ("employer_info" in walked(script).asked) is asked


def test_the_amount_the_benefit_and_court_cases_are_asked_without_new_work_too() -> None:
    person = walked({**EMPLOYEE, "registered_unemployed": "так"})
    assert {"desired_compensation", "unemployment_benefit", "proceedings"} <= set(person.asked)
    assert not {"new_jobs", "job_loss_end_date"} & set(person.asked)


def test_an_entrepreneur_is_shown_the_other_claim_but_not_stopped() -> None:
    script = {**SCRIPT, "registered_fop": "Так, через ФОП"}
    assert broken(script) == {"registered_as_fop": "2"}
    person = walked(script)
    assert [rule.instead for rule in person.warned] == ["A3.5"]
    assert not readiness(FORM, person.path).stopped


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"job_loss_date": "23 лютого 2022"}, {"job_lost_before_decree": "95"}),
        ({"job_loss_date": "24 лютого 2022"}, {}),
        ({"job_loss_date": "лютий 2022"}, {}),
        ({"job_in_ukraine": "ні"}, {"job_outside_ukraine": "95"}),
        ({"applicant_citizenship": "ні"}, {"citizens_only": "2"}),
    ],
)
def test_the_conditions_of_the_order(changed: Script, wanted: dict[str, str]) -> None:
    assert broken({**EMPLOYEE, **changed}) == wanted


def test_the_parts_of_the_income_make_its_total() -> None:
    working = worked_out(walked(SCRIPT), "income_total")
    assert working is not None
    assert working.total == Sum(Decimal(15_000), "UAH")


def test_the_sum_runs_until_new_work_or_until_today() -> None:
    ended, lasting = (
        worked_out(walked(SCRIPT), "desired_compensation"),
        worked_out(walked(EMPLOYEE), "desired_compensation"),
    )
    assert ended is not None and lasting is not None
    assert ended.total == Sum(Decimal(274_000), "UAH")
    months = (TODAY.year - 2022) * 12 + TODAY.month - 3
    assert lasting.total is not None
    assert 14_000 * months <= lasting.total.amount <= 14_000 * (months + 1)


def test_work_cannot_be_lost_before_it_began() -> None:
    person = walked(EMPLOYEE)
    outcome = person.say("job_loss_date", "2015")
    assert outcome.refusal is not None
    assert person.path.find(Ref("job_loss_date")) is not None


def test_the_registers_are_typed_only_to_compare() -> None:
    person = walked({**EMPLOYEE, "compare_work": "ні"})
    assert not {"employer_edr", "accrued_income", "self_employed_edr"} & set(person.asked)
    assert readiness(FORM, person.path).fileable
