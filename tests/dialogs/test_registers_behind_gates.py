"""«Хочу звірити»: a closed gate says which register tells what; an open one, or one that was never asked, says nothing.

The registers and what they tell stand in paragraph 7 of the Order (drrp and rpzm among those left out there, the
property registers that Diia's own pages name).
"""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Draft
from dialogs.engine.snapshot import freeze
from dialogs.programmes import claim_forms
from dialogs.programmes.register.diia.transfer import transfer
from locales import language
from tests.dialogs.register.examples import Presses, keys, press, walk
from tests.dialogs.register.walking import TODAY

FORMS = claim_forms()
UKRAINIAN = language("uk")

PASSPORT = ("applicant", "eddr")
"""Every claim: «стать особи», the place of birth, and all of the passport."""

PASSPORT_NUMBER = (
    "Серія та/або номер паспорта громадянина України або паспорта громадянина України для виїзду за кордон"
)

TOLD: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "A1.2": {"compare_crossings": (("displacement", "border_crossing"),)},
    "A2.2": {"compare_missing_register": (("search", "missing_persons"),)},
    "A3.1": {"compare_home": (("ownership", "drrp"), ("ownership", "rpzm"))},
    "A3.2": {"compare_property": (("ownership", "drrp"), ("ownership", "rpzm"))},
    "A3.4": {"compare_work": (("sum", "edr"), ("sum", "insured_persons"))},
    "A3.5": {"compare_fop": (("comparison", "edr"), ("comparison", "drfo"))},
    "A3.6": {"compare_home": (("home", "drrp"), ("home", "rpzm"))},
}
"""The gates of each claim besides that of the passport, with what they tell of: section and register."""

NEVER_ASKED: list[tuple[str, Presses, str]] = [
    ("A3.6", {"estate_kind": "home"}, "compare_property"),
    ("A3.6", {"estate_kind": "property"}, "compare_home"),
    ("A3.1", {"home_owner": "not_owner"}, "compare_home"),
    ("A3.2", {"property_owner": "not_owner"}, "compare_property"),
    ("A2.6", {"filing_for": "self", "captivity_over": "no"}, "compare_passport"),
]
"""Claims in which a gate is not on the path: of a home where a garage was lost, and the like."""


def supplied(code: str, draft: Draft) -> set[tuple[str, str]]:
    return {(one.part, one.register) for one in freeze(FORMS[code], draft, TODAY, UKRAINIAN).supplied}


def gates(code: str) -> dict[str, tuple[tuple[str, str], ...]]:
    return TOLD.get(code, {}) | {"compare_passport": (PASSPORT,)}


def closed(code: str) -> Presses:
    return dict.fromkeys(gates(code), "no")


@pytest.mark.parametrize("code", FORMS)
def test_a_closed_gate_tells_which_register_has_it(code: str) -> None:
    draft = walk(FORMS[code], closed(code))
    assert set(gates(code)) == {key for key in keys(FORMS[code], draft) if key.startswith("compare_")}
    assert supplied(code, draft) == {one for told in gates(code).values() for one in told}


@pytest.mark.parametrize("code", FORMS)
def test_a_gate_that_is_still_to_be_asked_counts_as_closed(code: str) -> None:
    assert supplied(code, Draft()) == {one for told in gates(code).values() for one in told}


@pytest.mark.parametrize(("code", "gate"), [(code, gate) for code in FORMS for gate in gates(code)])
def test_behind_an_open_gate_the_person_tells_it(code: str, gate: str) -> None:
    draft = press(FORMS[code], walk(FORMS[code], closed(code)), gate, "yes")
    rest = {one for other, told in gates(code).items() for one in told if other != gate}
    assert supplied(code, draft) == rest


@pytest.mark.parametrize(("code", "presses", "gate"), NEVER_ASKED)
def test_a_gate_that_was_never_asked_tells_nothing(code: str, presses: Presses, gate: str) -> None:
    draft = walk(FORMS[code], {**closed(code), "compare_home": "no", "compare_property": "no", **presses})
    assert gate not in keys(FORMS[code], draft)
    snapshot = freeze(FORMS[code], draft, TODAY, UKRAINIAN)
    behind = FORMS[code].questions[gate]
    (section,) = [one for one in FORMS[code].sections if behind in one.items]
    assert section.key not in {one.part for one in snapshot.supplied}
    titles = {UKRAINIAN.text(section.title)} - {part.title for part in snapshot.parts}
    assert not titles & {page.section.title for page in transfer(snapshot) if hasattr(page, "section")}


def test_the_register_of_people_tells_what_paragraph_7_says() -> None:
    for code in FORMS:
        (one,) = [
            one for one in freeze(FORMS[code], Draft(), TODAY, UKRAINIAN).supplied if one.register == "eddr"
        ]
        assert one.labels == (
            "Стать",
            "Місце народження",
            PASSPORT_NUMBER,
            "Дата видачі паспорта",
            "Найменування уповноваженого суб’єкта, що видав паспорт",
            "Строк дії паспорта",
            "Унікальний номер запису в Єдиному державному демографічному реєстрі",
        )


def test_the_register_of_crossings_tells_what_paragraph_7_says() -> None:
    (one,) = [
        one for one in freeze(FORMS["A1.2"], Draft(), TODAY, UKRAINIAN).supplied if one.part != "applicant"
    ]
    assert one.labels == (
        "Дата перетину кордону",
        "Напрям перетину кордону",
        "Пункт перетину державного кордону України",
    )
    assert one.source == "78.1/6"
