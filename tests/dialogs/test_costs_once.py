"""One cost is claimed once: offered apart, and doubted where two claims hold it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dialogs.engine.answers import UNNAMED, Answer, Draft, Ref
from dialogs.engine.kinds.money import Sum
from dialogs.engine.sharing import Claim, Told, claimed_twice, offers
from dialogs.programmes import all_forms
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = all_forms()
INJURY: Script = {
    "filing_for": "Для мене",
    "also_serious_injury": "Так, була травма",
    "treatment_costs": [
        {"treatment_costs_name": "ліки після операції", "treatment_costs_amount": "12 000 грн"},
        {"treatment_costs_name": "протез", "treatment_costs_amount": "2000 євро"},
    ],
}


def told(code: str, script: Script, about: str = "self") -> Told:
    person = Person(FORMS[code])
    person.go_through(script)
    return Told(FORMS[code], person.draft, about, f"{code} of {about}")


def test_costs_are_offered_to_the_same_person_and_marked() -> None:
    own = Draft({Ref("filing_for"): Answer(value="self"), Ref("also_serious_injury"): Answer(value=True)})
    found = offers(FORMS["A2.6"], own, "self", [told("A2.3", INJURY)], TODAY, "x")
    (costs,) = [offer for offer in found if offer.asks.key == "treatment_costs"]
    assert costs.once
    assert not [offer for offer in found if offer.once and offer is not costs]
    assert "treatment_total" not in {offer.asks.key for offer in found}


@pytest.mark.parametrize("code", [code for code in FORMS if code != "A2.4"])
def test_every_list_of_money_that_was_spent_is_claimed_once(code: str) -> None:
    """A list of a name, a sum and a proof is a list of costs. What is told in A2.4 is known nowhere else."""
    for repeat in FORMS[code].repeats.values():
        kinds = [question.kind.name for question in repeat.body]
        if kinds == ["text", "money", "files"]:
            assert repeat.fact and repeat.fact.once, repeat.key


def test_the_same_cost_in_two_claims_is_doubted() -> None:
    mine = told("A2.6", {**INJURY, "treatment_costs": INJURY["treatment_costs"][:1]})
    (twice,) = claimed_twice(Claim(mine, TODAY), [told("A2.3", INJURY)], TODAY)
    assert (twice.name, twice.amount) == ("ліки після операції", Sum(Decimal("12000.00"), "UAH"))
    assert twice.origin == UNNAMED


def test_also_between_categories_and_between_people_of_a_household() -> None:
    mine = told(
        "A3.3",
        {
            "filing_for": "Для мене",
            "moving_costs": [{"moving_costs_name": "Таксі до лікарні", "moving_costs_amount": "3000 грн"}],
        },
    )
    hers = told(
        "A4.1",
        {
            "filing_for": "Для моєї дитини",
            "treatment": [{"treatment_name": "таксі до лікарні", "treatment_amount": "3000"}],
        },
        "sofia",
    )
    (twice,) = claimed_twice(Claim(mine, TODAY), [hers], TODAY)
    assert twice.origin == "A4.1"


@pytest.mark.parametrize(
    "cost",
    [
        {"moving_costs_name": "квитки", "moving_costs_amount": "3500 грн"},
        {"moving_costs_name": "пальне", "moving_costs_amount": "3000 грн"},
        {"moving_costs_name": "квитки", "moving_costs_amount": "3000 євро"},
        {"moving_costs_name": "квитки", "moving_costs_amount": "0"},
    ],
)
def test_another_sum_name_or_currency_is_another_cost(cost: Script) -> None:
    mine = told("A3.3", {"filing_for": "Для мене", "moving_costs": [cost]})
    other = told(
        "A3.3",
        {
            "filing_for": "Для моєї дитини",
            "moving_costs": [
                {"moving_costs_name": "квитки", "moving_costs_amount": "3000 грн"},
                {"moving_costs_name": "чай", "moving_costs_amount": "0"},
            ],
        },
        "sofia",
    )
    assert not claimed_twice(Claim(mine, TODAY), [other], TODAY)
