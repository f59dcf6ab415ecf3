"""The paragraph that the finder names for each claim, against the Order.

What stands here was written from the text of the Order, not from the forms: who may file (paragraphs 70, 75, 80, 86,
90, 94, 97), what counts as such (77, 82, 87), after which day and where (76, 83, 88, 91, 95, 98), and the definitions
(2). Where paragraphs of a category are not in the published text, none may be named.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from dialogs.programmes import claim_forms
from tests.dialogs.finder.life_stories import Life, Other, found

TAKEN_AT_17 = Other("Вигаданий Денис Андрійович", "25 лютого 2009")


class Reason(NamedTuple):
    """One thing that somebody can tell, the claim that it speaks for, and where the Order says so."""

    life: Life
    code: str
    para: str
    others: tuple[Other, ...] = ()


HOME: Life = {"lost": "home", "home_owned": "self"}
HOUSING: Life = {"lost": "property", "property": "housing", "housing_owned": "self"}
BUILDING: Life = {"lost": "property", "property": "buildings", "buildings_owned": "self"}

REASONS = {
    # 2: «вимушено внутрішньо переміщена особа»; the paragraphs of A1.1 itself are not in the text.
    "moved inside Ukraine": Reason({"moved": "inside"}, "A1.1", "2"),
    # 75: each files alone. 76: abroad, after the decree. 77: who has asylum counts as displaced.
    "went abroad": Reason({"moved": "abroad"}, "A1.2", "75-77"),
    # 2: «або не має чи не мала можливості повернутися в Україну»; 78: abroad on 24 February 2022.
    "could not come back": Reason({"moved": "could_not_return"}, "A1.2", "2, 78"),
    "a relative died": Reason({"harm": "relatives", "relatives": "died"}, "A2.1", ""),
    "a relative is missing": Reason({"harm": "relatives", "relatives": "missing"}, "A2.2", ""),
    # 2: «зникла безвісти особа» is one whose whereabouts are not known.
    "a captive, nobody knows where": Reason(
        {"harm": "relatives", "relatives": "held", "held_place": "unknown"}, "A2.2", "2"
    ),
    "injured": Reason({"harm": "injury"}, "A2.3", ""),
    "sexual violence": Reason({"harm": "violence", "violence": "sexual_violence"}, "A2.4", ""),
    "tortured": Reason({"harm": "violence", "violence": "torture"}, "A2.5", ""),
    "captive": Reason({"harm": "violence", "violence": "captivity"}, "A2.6", ""),
    "forced to work": Reason({"harm": "violence", "violence": "forced_labour"}, "A2.7", ""),
    # 80: each child. 81: a parent. 82: the register. 83: when, where, by whom.
    "taken as a child": Reason({"moved": "by_force", "taken": "Денис"}, "A2.8", "80-83", (TAKEN_AT_17,)),
    # 86: each person. 87: the register. 88: when, where, by whom.
    "taken as an adult": Reason({"moved": "by_force", "taken_young": "none"}, "A2.9", "86-88"),
    "no education": Reason({"lost": "other", "other": "education"}, "A4.2", ""),
    "no medicine": Reason({"lost": "other", "other": "medicine"}, "A4.1", ""),
    "own home damaged": Reason({**HOME, "home": "damaged"}, "A3.1", ""),
    "another flat damaged": Reason({**HOUSING, "housing_state": "damaged"}, "A3.1", ""),
    "a garage damaged": Reason({**BUILDING, "buildings_state": "damaged"}, "A3.2", ""),
    # 90: who lost a home, whether or not they own it.
    "home destroyed": Reason({"lost": "home", "home": "unfit", "home_owned": "none"}, "A3.3", "90"),
    "home occupied": Reason({"lost": "home", "home": "occupied", "home_owned": "none"}, "A3.3", "90"),
    "home whole but unsafe": Reason({"lost": "home", "home": "unsafe"}, "A3.3", "90"),
    # 94: paid work, or independent professional activity. 95: after the decree, in Ukraine.
    "lost a job": Reason({"lost": "work", "work": "employee"}, "A3.4", "94-95"),
    "lost a practice": Reason({"lost": "work", "work": "self_employed"}, "A3.4", "94-95"),
    # 97: who is or was registered as an entrepreneur. 98: after the decree, in Ukraine.
    "lost a business": Reason({"lost": "work", "work": "entrepreneur"}, "A3.5", "97-98"),
    # 70: the owner, access lost now or for a time.
    "own home occupied": Reason({**HOME, "home": "occupied"}, "A3.6", "70"),
    "another flat occupied": Reason({**HOUSING, "housing_state": "occupied"}, "A3.6", "70"),
    "a garage occupied": Reason({**BUILDING, "buildings_state": "occupied"}, "A3.6", "70"),
    "land occupied": Reason(
        {"lost": "property", "property": "land", "land_occupied": "yes", "land_owned": "self"}, "A3.6", "70"
    ),
    "a car lost": Reason({"lost": "property", "property": "belongings"}, "A3.7", ""),
    "money lost": Reason({"lost": "other", "other": "other_losses"}, "A3.7", ""),
    "rights broken": Reason({"lost": "other", "other": "other_rights"}, "A2.10", ""),
}


@pytest.mark.parametrize("told", REASONS.values(), ids=REASONS.keys())
def test_the_paragraph_is_the_one_of_the_order(told: Reason) -> None:
    member = found(told.life, *told.others)[len(told.others)]
    (sign,) = [proposal.sign for proposal in member.proposals if proposal.form.code == told.code]
    assert sign.para == told.para


def test_every_reason_is_held_against_the_order() -> None:
    reasons = {
        (proposal.form.code, proposal.sign.reason)
        for told in REASONS.values()
        for proposal in found(told.life, *told.others)[len(told.others)].proposals
        if proposal.form.code == told.code
    }
    signs = {(form.code, sign.reason) for form in claim_forms().values() for sign in form.signs}
    assert reasons == signs, "each sign of a form has its line in REASONS, with a life that shows it"
