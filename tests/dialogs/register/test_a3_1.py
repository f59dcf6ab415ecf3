"""A3.1, and what A3.2 has in common with it: owners claim the value or the repair of their own share."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Screen, State
from dialogs.engine.calculations import Working
from dialogs.engine.commands import Confirm
from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a3_1 import SCRIPT as OLEH
from tests.dialogs.register.people.a3_2 import SCRIPT as MYKOLA
from tests.dialogs.register.walking import Person, Script

PEOPLE: dict[str, Script] = {"A3.1": OLEH, "A3.2": MYKOLA}
PREFIX = {"A3.1": "home", "A3.2": "property"}

codes = pytest.mark.parametrize("code", PEOPLE)


def through(code: str, changes: Script) -> Person:
    person = Person(claim_forms()[code])
    person.go_through({**PEOPLE[code], **changes})
    return person


def broken(person: Person) -> dict[str, str]:
    return {rule.code: rule.instead for rule in readiness(person.form, person.path).broken}


def worked_out(person: Person, key: str) -> Working | None:
    question = person.form.questions[key]
    assert question.works_out is not None
    return question.works_out.work_out(person.path.scope)


@codes
def test_the_owner_reaches_the_package(code: str) -> None:
    person = through(code, {})
    state = readiness(person.form, person.path)
    assert state.fileable and not state.broken
    assert person.do(Confirm()).draft.place.screen is Screen.DONE


@codes
def test_nothing_blocks_where_the_order_is_not_at_hand(code: str) -> None:
    person = Person(claim_forms()[code])
    person.go_through({})
    state = readiness(person.form, person.path)
    assert not state.stopped and not [slot for slot in state.missing if slot.ref.key.startswith(PREFIX[code])]


@codes
def test_who_does_not_own_it_is_shown_another_claim(code: str) -> None:
    stranger = through(code, {f"{PREFIX[code]}_owner": "Права власності немає"})
    assert broken(stranger) == {"not_the_owner": {"A3.1": "A3.3", "A3.2": "A3.7"}[code]}
    assert f"{PREFIX[code]}_share" not in stranger.keys
    assert not readiness(stranger.form, stranger.path).stopped


@codes
def test_damage_before_the_invasion_is_a_warning(code: str) -> None:
    key = f"{PREFIX[code]}_event_date"
    assert broken(through(code, {key: "2015"})) == {"damaged_before_decree": ""}
    assert not broken(through(code, {key: "24 лютого 2022"}))


def test_a_co_owner_claims_the_own_share_of_the_value() -> None:
    working = worked_out(through("A3.1", {}), "home_claim")
    assert working is not None and working.total is not None
    assert (working.total.amount, working.total.currency) == (Decimal(450_000), "UAH")
    assert len(working.steps) == 2, "the whole and the share are both written down"


def test_the_currency_stays_as_it_was_told() -> None:
    working = worked_out(through("A3.1", {"home_value": "31 001 долар"}), "home_claim")
    assert working is not None and working.total is not None
    assert (str(working.total.amount), working.total.currency) == ("15500.50", "USD")


def test_what_is_damaged_is_claimed_by_its_repair() -> None:
    damaged = through(
        "A3.1",
        {
            "home_damage": "Пошкоджено",
            "home_repairs": [
                {"home_repairs_name": "вікна", "home_repairs_amount": "40 000 грн"},
                {"home_repairs_name": "дах", "home_repairs_amount": "80 000 грн"},
            ],
            "home_repair": "240 000 грн",
        },
    )
    assert "home_value" not in damaged.keys
    done = worked_out(damaged, "home_repair")
    assert done is not None and done.total is not None and done.total.amount == 120_000
    claim = worked_out(damaged, "home_claim")
    assert claim is not None and claim.total is not None and claim.total.amount == 120_000


def test_nobody_here_divides_what_spouses_own_together() -> None:
    spouses = through("A3.1", {"home_joint_kind": "Часток не визначено"})
    assert "home_share" not in spouses.keys
    assert worked_out(spouses, "home_claim") is None
    sole = through("A3.1", {"home_ownership_form": "Один власник"})
    whole = worked_out(sole, "home_claim")
    assert whole is not None and whole.total is not None and whole.total.amount == 900_000


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 10**7))
def test_shares_of_all_owners_add_up_to_the_whole(part: int, others: int, value: int) -> None:
    whole = part + others
    assume(100 not in (part + whole, others + whole))  # «40/60» may be forty to sixty, and is asked about
    found: list[Decimal] = []
    for share in (part, others):
        working = worked_out(
            through("A3.1", {"home_share": f"{share}/{whole}", "home_value": f"{value} грн"}), "home_claim"
        )
        assert working is not None and working.total is not None
        found.append(working.total.amount)
    assert abs(sum(found, Decimal(0)) - value) <= Decimal("0.01")  # each is rounded to a kopiika


def test_why_there_is_no_record_is_asked_of_who_has_none() -> None:
    assert "home_unregistered_why" in through("A3.1", {}).keys
    assert "home_unregistered_why" not in through("A3.1", {"home_right_is_registered": "так"}).keys


@codes
def test_every_question_can_be_left_for_later(code: str) -> None:
    skipped = dict.fromkeys(claim_forms()[code].questions, State.DECLINED)
    person = Person(claim_forms()[code])
    person.go_through(skipped)
    assert not person.path.pending and not readiness(person.form, person.path).stopped
