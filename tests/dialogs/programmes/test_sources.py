"""Every line of the three sources has its question, condition, document or line of information.

sources.json has them word for word: who may apply, conditions, documents, amounts, rules of the order, services of the
plan. What has no place of its own is listed here with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dialogs.directory import ENTRIES
from dialogs.engine.application import Application
from dialogs.engine.form import Form
from dialogs.programmes import beside_forms
from dialogs.programmes.liberty import PROGRAMME as LIBERTY
from dialogs.programmes.rivne import PROGRAMME as RIVNE

SOURCES: dict[str, Any] = json.loads((Path(__file__).parent / "sources.json").read_text(encoding="utf-8"))
FORMS = beside_forms()
TOLD = {entry.id: entry for entry in LIBERTY.information}


@dataclass(frozen=True)
class Place:
    """Where a line is found; `there` says whether it is."""

    says: str
    there: Callable[[], bool]


def asked(code: str, key: str, *options: str) -> Place:
    def there() -> bool:
        form = FORMS[code]
        if key in form.repeats:
            return True
        known = {option.value for option in form.questions[key].kind.options()}
        return key in form.questions and known >= set(options)

    return Place(f"{code} asks {key} {options}", there)


def required(code: str, name: str, para: str = "") -> Place:
    def there() -> bool:
        found = [one for one in FORMS[code].requirements if one.code == name]
        return len(found) == 1 and para in found[0].para

    return Place(f"{code} requires {name}", there)


def ruled(code: str, name: str) -> Place:
    return Place(f"{code} rule {name}", lambda: name in {rule.code for rule in FORMS[code].rules})


def capped(code: str, para: str) -> Place:
    return Place(f"{code} ceiling {para}", lambda: any(para in one.para for one in FORMS[code].ceilings))


def enclosed(code: str, words: str) -> Place:
    def there() -> bool:
        return any(words in one.text for one in paper(FORMS[code]).enclosures)

    return Place(f"{code} encloses {words}", there)


def written(code: str, words: str) -> Place:
    def there() -> bool:
        letter = paper(FORMS[code])
        return any(words in text for text in (*letter.addressee, *(one.text for one in letter.body)))

    return Place(f"{code} writes {words}", there)


def noted(code: str, words: str) -> Place:
    return Place(f"{code} notes {words}", lambda: words in FORMS[code].note)


def told(id: str, words: str) -> Place:
    return Place(f"told {id}", lambda: words in f"{TOLD[id].about} {TOLD[id].turn_to}")


def paper(form: Form) -> Application:
    assert form.application is not None
    return form.application


WHERE: dict[tuple[str, str, str], tuple[Place, ...]] = {
    ("liberty_annual", "who", "self"): (asked("L1", "applicant_role", "self"),),
    ("liberty_annual", "who", "close_relative"): (asked("L1", "applicant_role", "relative"),),
    ("liberty_annual", "who", "legal_representative"): (asked("L1", "applicant_role", "representative"),),
    ("liberty_annual", "who", "proxy"): (
        asked("L1", "applicant_role", "proxy"),
        asked("L1", "power_of_attorney"),
    ),
    ("liberty_annual", "conditions", "fact_established"): (required("L1", "fact_established"),),
    ("liberty_annual", "conditions", "in_captivity_or_family"): (required("L1", "captivity_or_family"),),
    ("liberty_annual", "amount", ""): (capped("L1", "6.2"),),
    ("liberty_annual", "frequency", ""): (required("L1", "once_a_year"),),
    ("liberty_release", "who", "self"): (asked("L2", "applicant_role", "self"),),
    ("liberty_release", "who", "close_relative"): (asked("L2", "applicant_role", "relative"),),
    ("liberty_release", "who", "legal_representative"): (asked("L2", "applicant_role", "representative"),),
    ("liberty_release", "who", "proxy"): (asked("L2", "applicant_role", "proxy"),),
    ("liberty_release", "conditions", "fact_established"): (required("L2", "fact_established"),),
    ("liberty_release", "conditions", "released"): (required("L2", "released"),),
    ("liberty_release", "conditions", "once"): (required("L2", "once"),),
    ("liberty_release", "amount", ""): (capped("L2", "6.2"),),
    ("liberty_release", "frequency", ""): (required("L2", "once"),),
    ("lukianenko_stipend", "conditions", "awarded"): (told("lukianenko_stipend", "призначають рішенням"),),
    ("lukianenko_stipend", "amount", ""): (told("lukianenko_stipend", "три прожиткові мінімуми"),),
    ("lukianenko_stipend", "frequency", ""): (told("lukianenko_stipend", "Щомісячна"),),
    ("liberty_death", "conditions", "fact_established"): (required("L4", "fact_established"),),
    ("liberty_death", "conditions", "death_in_captivity_or_within_year"): (
        required("L4", "in_captivity_or_a_year"),
    ),
    ("liberty_death", "amount", ""): (capped("L4", "6.2"),),
    ("liberty_death", "frequency", ""): (required("L4", "once"),),
    ("liberty_kit", "conditions", "released"): (told("liberty_kit", "Після звільнення"),),
    ("liberty_kit", "amount", ""): (told("liberty_kit", "10 066 грн"),),
    ("liberty_kit", "frequency", ""): (told("liberty_kit", "Після звільнення"),),
    ("liberty_legal_aid", "conditions", "fact_established"): (required("L6", "fact_established"),),
    ("liberty_legal_aid", "conditions", "cap"): (required("L6", "cap"),),
    ("liberty_legal_aid", "amount", ""): (capped("L6", "6.2"),),
    ("liberty_legal_aid", "frequency", ""): (noted("L6", "не сказано"),),
    ("rivne_vulnerable", "who", "residents"): (required("R2", "residence", "2.1"),),
    ("rivne_vulnerable", "who", "hardship"): (asked("R2", "grounds", "hardship"),),
    ("rivne_vulnerable", "who", "treatment"): (asked("R2", "grounds", "treatment"),),
    ("rivne_vulnerable", "who", "disaster"): (asked("R2", "grounds", "disaster"),),
    ("rivne_vulnerable", "who", "martial_law"): (asked("R2", "grounds", "martial_law"),),
    ("rivne_vulnerable", "who", "idp_over_two_years"): (
        asked("R2", "grounds", "idp_over_two_years"),
        required("R2", "idp_ground", "2.2(5)"),
    ),
    ("rivne_vulnerable", "who", "representative"): (
        asked("R2", "filing_for", "self", "child", "ward"),
        enclosed("R2", "законного представника"),
    ),
    ("rivne_vulnerable", "conditions", "registered_residence"): (
        asked("R2", "applicant_registered_address"),
        asked("R2", "child_registered_address"),
        required("R2", "residence", "2.1"),
    ),
    ("rivne_vulnerable", "conditions", "ground"): (required("R2", "ground", "2.2"),),
    ("rivne_vulnerable", "conditions", "once_a_year"): (required("R2", "once_a_year", "2.3"),),
    ("rivne_vulnerable", "conditions", "repeat_exception"): (
        asked("R2", "repeat_reason", "costly_treatment", "long_treatment", "special", "crisis"),
        asked("R2", "repeat_since"),
        asked("R2", "repeat_papers"),
        ruled("R2", "repeat_exception"),
    ),
    ("rivne_vulnerable", "conditions", "not_turbota_targeted_payee"): (required("R2", "turbota", "2.3"),),
    ("rivne_vulnerable", "conditions", "turbota_exception"): (asked("R2", "turbota_reason"),),
    ("rivne_vulnerable", "conditions", "home_care_clients"): (
        asked("R2", "home_care"),
        ruled("R2", "home_care"),
    ),
    ("rivne_vulnerable", "conditions", "income_cap"): (
        asked("R2", "incomes"),
        required("R2", "income", "2.7"),
    ),
    ("rivne_vulnerable", "conditions", "income_cap_exempt"): (
        asked("R2", "income_exempt", "costly_treatment", "special", "crisis"),
    ),
    ("rivne_vulnerable", "conditions", "controlled_appeals"): (noted("R2", "документи потрібні ті самі"),),
    ("rivne_vulnerable", "conditions", "survey_act"): (noted("R2", "акт обстеження"),),
    ("rivne_vulnerable", "documents", "application"): (written("R2", "Прошу надати матеріальну допомогу"),),
    ("rivne_vulnerable", "documents", "passport"): (
        asked("R2", "passport_copy"),
        enclosed("R2", "копія паспорта чи ID-картки"),
    ),
    ("rivne_vulnerable", "documents", "rnokpp"): (
        asked("R2", "applicant_tax_number"),
        asked("R2", "tax_number_copy"),
        enclosed("R2", "реєстраційний номер облікової картки платника податків"),
    ),
    ("rivne_vulnerable", "documents", "bank_account"): (
        asked("R2", "account"),
        enclosed("R2", "реквізити рахунку"),
    ),
    ("rivne_vulnerable", "documents", "need_proof"): (
        asked("R2", "proof", "form_027", "treatment_needed", "treated", "disability_group_one", "hardship"),
        asked("R2", "proof_form_027_date"),
        asked("R2", "proof_treated_date"),
        required("R2", "need_proof", "2.4"),
    ),
    ("rivne_vulnerable", "amount", ""): (capped("R2", "2.6"),),
    ("rivne_vulnerable", "frequency", ""): (required("R2", "once_a_year", "2.3"),),
    ("rivne_idp", "who", "idp_from_affected_region"): (
        asked("R3", "left_place"),
        asked("R3", "on_territory_list", "yes", "no", "unsure"),
        required("R3", "origin", "3.1"),
    ),
    ("rivne_idp", "who", "registered_idp"): (
        required("R3", "registered", "3.1"),
        required("R3", "crisis", "3.1"),
    ),
    ("rivne_idp", "who", "priority_lost_livelihood"): (asked("R3", "priorities", "lost_livelihood"),),
    ("rivne_idp", "who", "priority_children"): (
        asked("R3", "priorities", "children"),
        asked("R3", "minor_children"),
        asked("R3", "disabled_children"),
    ),
    ("rivne_idp", "who", "priority_lonely_elderly"): (asked("R3", "priorities", "alone"),),
    ("rivne_idp", "who", "priority_injured"): (asked("R3", "priorities", "injured"),),
    ("rivne_idp", "who", "priority_crisis"): (asked("R3", "priorities", "crisis"),),
    ("rivne_idp", "who", "priority_housing"): (asked("R3", "priorities", "housing"),),
    ("rivne_idp", "who", "priority_evacuated"): (asked("R3", "priorities", "evacuated"),),
    ("rivne_idp", "who", "representative"): (asked("R3", "filing_for", "self", "child", "ward"),),
    ("rivne_idp", "conditions", "origin"): (required("R3", "origin", "3.1"),),
    ("rivne_idp", "conditions", "registered"): (required("R3", "registered", "3.1"),),
    ("rivne_idp", "conditions", "total_cap"): (required("R3", "total", "3.5"), ruled("R3", "to_residents")),
    ("rivne_idp", "conditions", "one_off"): (required("R3", "one_off", "3.4"),),
    ("rivne_idp", "conditions", "repeat_exception"): (
        asked("R3", "repeat_reason", "costly_treatment", "long_treatment", "special", "crisis"),
        ruled("R3", "repeat_exception"),
    ),
    ("rivne_idp", "conditions", "evacuation_exempt"): (required("R3", "need_proof", "3.3"),),
    ("rivne_idp", "conditions", "evacuation_visit_act"): (asked("R3", "visit_act"), ruled("R3", "visit_act")),
    ("rivne_idp", "conditions", "extra_documents"): (noted("R3", "скруту через воєнний стан"),),
    ("rivne_idp", "conditions", "taxes"): (noted("R3", "Податки й збори"),),
    ("rivne_idp", "documents", "application"): (written("R3", "Прошу надати матеріальну допомогу"),),
    ("rivne_idp", "documents", "passport"): (asked("R3", "passport_copy"), enclosed("R3", "копія паспорта")),
    ("rivne_idp", "documents", "rnokpp"): (
        asked("R3", "tax_number_copy"),
        enclosed("R3", "платника податків"),
    ),
    ("rivne_idp", "documents", "idp_certificate"): (
        asked("R3", "idp_certificate_number"),
        enclosed("R3", "довідки про взяття на облік"),
    ),
    ("rivne_idp", "documents", "bank_account"): (asked("R3", "account"), enclosed("R3", "реквізити рахунку")),
    ("rivne_idp", "documents", "need_proof"): (
        asked("R3", "proof", "treatment_needed", "injured", "other"),
        required("R3", "need_proof", "3.3"),
    ),
    ("rivne_idp", "amount", ""): (capped("R3", "3.5"),),
    ("rivne_idp", "frequency", ""): (required("R3", "one_off", "3.4"),),
}

LINES = [
    (id, part, name)
    for id, programme in SOURCES["programmes"].items()
    for part in ("who", "conditions", "documents")
    for name in programme[part]
] + [(id, part, "") for id in SOURCES["programmes"] for part in ("amount", "frequency")]

WITHOUT_A_PLACE = {
    "1.4": "how the commission meets is its own business",
    "1.5": "the commission's quorum",
    "1.6": "who chairs the commission",
    "1.7": "how the commission votes",
    "1.8": "the minutes of the commission",
    "1.9": "who is its secretariat",
    "1.10": "its members work for free and keep silent",
}
"""Rules of the order about the commission itself. That it decides (1.3) is said on every screen where it matters."""


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_line_has_its_place(line: tuple[str, str, str]) -> None:
    assert line in WHERE, "nobody is asked or told about it"
    for place in WHERE[line]:
        assert place.there(), place.says


def test_nothing_stands_for_a_line_that_is_not_there() -> None:
    assert not WHERE.keys() - set(LINES)


@pytest.mark.parametrize("id", ["rivne_vulnerable", "rivne_idp"])
def test_one_of_these_documents(id: str) -> None:
    """As many as the order lists; its «тощо» leaves the list open, so the last one is any other."""
    code = {"rivne_vulnerable": "R2", "rivne_idp": "R3"}[id]
    options = [
        option.value for option in FORMS[code].questions["proof"].kind.options() if option.value != "none"
    ]
    listed = len(SOURCES["programmes"][id]["one_of"])
    assert len(options) == {"R2": listed, "R3": listed + 1}[code]


def test_the_rules_of_the_order_about_its_commission() -> None:
    paragraphs = {rule["para"] for rule in SOURCES["rules"]}
    assert paragraphs - WITHOUT_A_PLACE.keys() == {"1.3"}
    assert "вирішує комісія" in RIVNE.words.filing


def test_who_decides_and_how_it_is_paid_stands_in_the_application() -> None:
    for id, code in (("rivne_vulnerable", "R2"), ("rivne_idp", "R3")):
        letter, source = paper(FORMS[code]), SOURCES["programmes"][id]
        assert source["submitted_to"].replace("Департамент ", "Департаменту ") == letter.addressee[0]
        assert "Комісії з розгляду заяв" in letter.addressee[1]
    assert written("R2", "через поштове відділення").there()
    assert not written("R3", "поштове").there()


def test_the_directory_has_every_service_of_the_plan() -> None:
    assert [entry.id for entry in ENTRIES] == [service["id"] for service in SOURCES["services"]]
    for entry, service in zip(ENTRIES, SOURCES["services"], strict=True):
        assert entry.source.endswith(f"рядок {service['row']}")
        assert entry.year == 2024
    assert len(ENTRIES) == 10


def test_no_row_without_a_service_is_in_it() -> None:
    rows = {entry.source.rpartition(" ")[2] for entry in ENTRIES}
    assert not rows & {row["row"] for row in SOURCES["without_service"]}
