"""Finders that were begun with release 0.1.0 open, go on with its questions, and lead to their claims."""

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.commands import AddItem, CloseList, Reply
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.step import step
from dialogs.finder.former import Former, of_first_release
from dialogs.finder.life import FINDER, PEOPLE
from dialogs.finder.proposals import Member, begun, household
from dialogs.finder.remarks import remarks
from dialogs.programmes import claim_forms, form_of
from tests.dialogs.finder.life_stories import TODAY, Life

RELEASED = "cea617de917ae2be76671885efca783fff7b4f4704562ee32dd3b4a00460c058"
"""The fingerprint of the finder in release 0.1.0."""

HOME = {"home_owner": "owner", "home_lived": "yes"}
TENANT = {"home_owner": "not_owner", "home_lived": "yes"}
CHILD = {"who": "child", "child_name": "Вигадана Софія Андріївна", "child_birth_date": "17 травня 2015"}


def found(*lives: Life) -> tuple[Member, ...]:
    """Each person answers everything in turn, as the finder of 0.1.0 asked."""
    old = form_of(FINDER.code, RELEASED)
    assert old is not None and of_first_release(old)
    draft = begun()
    for number, life in enumerate(lives):
        item = "self" if not number else f"person{number}"
        if number:
            draft = step(old, draft, AddItem(PEOPLE, item), TODAY).draft
        while (slot := trace(old, draft.answers, TODAY).pending) and slot.ref.item == item:
            assert isinstance(slot.asks, Question)
            given = life.get(slot.ref.key, "none")
            reply = Reply(slot.ref, Input(option=given) if slot.asks.kind.options() else Input(text=given))
            outcome = step(old, draft, reply, TODAY)
            assert outcome.refusal is None, slot.ref.key
            draft = outcome.draft
    draft = step(old, draft, CloseList(slot.ref), TODAY).draft if slot else draft
    assert remarks(old, draft, TODAY) == (
        "Підбір став точнішим. Щоб пройти його ще раз, видаліть ці відповіді.",
    )
    return household(old, draft, claim_forms().values(), TODAY)


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({"moved": "inside"}, "A1.1"),
        ({"moved": "inside,abroad"}, "A1.1 A1.2"),
        ({"moved": "could_not_return"}, "A1.2"),
        ({"moved": "by_force", "age_by_force": "minor"}, "A2.8"),
        ({"moved": "by_force", "age_by_force": "adult"}, "A2.9"),
        ({"home": "lost,damaged", **TENANT}, "A3.3"),
        ({"home": "lost", **TENANT}, "A3.3"),
        ({"home": "lost,damaged", **HOME}, "A3.1 A3.3"),
        ({"home": "damaged", **HOME}, "A3.1"),
        ({"home": "occupied", **HOME}, "A3.3 A3.6"),
        ({"home": "damaged,occupied", **HOME}, "A3.1 A3.3 A3.6"),
        ({"home": "occupied", "home_owner": "owner", "home_lived": "no"}, "A3.6"),
        ({"property": "buildings"}, "A3.2"),
        ({"property": "occupied"}, "A3.6"),
        ({"property": "belongings"}, "A3.7"),
        ({"work": "employee,entrepreneur"}, "A3.4 A3.5"),
        ({"work": "self_employed"}, "A3.4"),
        ({"body": "injury,captivity", "injury_in_captivity": "yes"}, "A2.6"),
        ({"body": "injury,captivity", "injury_in_captivity": "no"}, "A2.3 A2.6"),
        ({"body": "torture,sexual_violence,forced_labour"}, "A2.4 A2.5 A2.7"),
        ({"relatives": "died,missing"}, "A2.1 A2.2"),
        ({"access": "medicine,education,other_rights,other_losses"}, "A2.10 A3.7 A4.1 A4.2"),
        ({}, ""),
    ],
)
def test_an_old_draft_leads_to_its_claims(life: Life, expected: str) -> None:
    (me,) = found(life)
    assert [proposal.form.code for proposal in me.proposals] == expected.split()


def test_the_people_of_an_old_draft_are_known() -> None:
    me, child, husband = found(
        {"moved": "abroad"},
        CHILD | {"moved": "by_force", "age_by_force": "minor"},
        {"who": "adult", "called": "Андрій", "work": "employee"},
    )
    assert [(one.who, one.called) for one in (me, child, husband)] == [
        ("self", ""),
        ("child", "Софія"),
        ("adult", "Андрій"),
    ]
    assert [[proposal.form.code for proposal in one.proposals] for one in (me, child, husband)] == [
        ["A1.2"],
        ["A2.8"],
        ["A3.4"],
    ]


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({"home": "lost", "home_lived": "no"}, ""),
        ({"home": "damaged", "home_owner": "not_owner", "home_lived": "yes"}, ""),
        ({"home": "damaged,lost", "home_owner": "not_owner", "home_lived": "yes"}, "A3.3"),
        ({"home": "occupied", "home_owner": "not_owner", "home_lived": "yes"}, "A3.3"),
        ({"home": "occupied", "home_owner": "not_owner", "home_lived": "no"}, ""),
        ({"home": "damaged,occupied,lost", **HOME}, "A3.1 A3.3 A3.6"),
        ({"work": "entrepreneur"}, "A3.5"),
        ({"body": "captivity"}, "A2.6"),
        ({"body": "torture"}, "A2.5"),
        ({"body": "sexual_violence"}, "A2.4"),
        ({"body": "forced_labour"}, "A2.7"),
        ({"body": "injury"}, "A2.3"),
        ({"relatives": "died"}, "A2.1"),
        ({"relatives": "missing"}, "A2.2"),
        ({"access": "medicine"}, "A4.1"),
        ({"access": "education"}, "A4.2"),
        ({"access": "other_rights"}, "A2.10"),
        ({"access": "other_losses"}, "A3.7"),
        ({"moved": "abroad"}, "A1.2"),
    ],
)
def test_each_thing_told_leads_to_its_own_claim(life: Life, expected: str) -> None:
    (me,) = found(life)
    assert [proposal.form.code for proposal in me.proposals] == expected.split()


@pytest.mark.parametrize(
    ("life", "reason"),
    [
        ({"home": "damaged", **HOME}, "Власний дім пошкоджено чи знищено."),
        ({"home": "lost", **TENANT}, "Дім цілий, але жити в ньому стало не можна."),
        ({"home": "lost,damaged", **TENANT}, "Дім пошкоджено чи знищено, і жити в ньому стало не можна."),
        ({"home": "occupied", **TENANT}, "Дім, у якому жили, опинився в окупації."),
    ],
)
def test_the_reason_is_what_was_told_then(life: Life, reason: str) -> None:
    (me,) = found(life)
    assert me.proposals[0].sign.reason == reason


def test_a_home_of_a_child_is_nobody_s_own_and_nothing_more_is_known_of_it() -> None:
    """Then nobody was asked whether a child owns a share."""
    _, child = found({}, CHILD | {"home": "damaged", **HOME})
    assert [proposal.form.code for proposal in child.proposals] == []
    old = form_of(FINDER.code, RELEASED)
    assert old is not None
    draft = step(old, begun(), AddItem(PEOPLE, "person1"), TODAY).draft
    told = Former(trace(old, draft.answers, TODAY).scope.inside("self"))
    assert told.value("who") == "self" and told.value("since") is None and told.value("taken") is None
    assert told.answered("who") and not told.answered("taken") and not told.lacks("taken")
    assert [*told.each(PEOPLE)] == []
