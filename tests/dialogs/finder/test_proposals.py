"""From a life to the claims: what the finder settles, and why."""

import pytest

from dialogs.engine.answers import Place
from dialogs.engine.conditions import All, Any_, Condition, Is, Not, OneOf
from dialogs.engine.schema import Question
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import facts
from dialogs.finder.results import COMMON, results_view
from dialogs.forms import all_forms
from locales import LANGUAGES, language
from tests.dialogs.finder.life_stories import Life, codes, found

HOME = {"home_owner": "owner", "home_lived": "yes"}
TENANT = {"home_owner": "not_owner", "home_lived": "yes"}
HOUSING = {"A3.1", "A3.3", "A3.6"}


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({"home": "damaged", **TENANT}, {"A3.3"}),
        ({"home": "lost", **TENANT}, {"A3.3"}),
        ({"home": "damaged", **HOME}, {"A3.1", "A3.3"}),
        ({"home": "damaged", "home_owner": "owner", "home_lived": "no"}, {"A3.1"}),
        ({"home": "occupied", **HOME}, {"A3.3", "A3.6"}),
        ({"home": "occupied", "home_owner": "owner", "home_lived": "no"}, {"A3.6"}),
        ({"home": "occupied", **TENANT}, {"A3.3"}),
        ({"home": "damaged,occupied", **HOME}, HOUSING),
    ],
)
def test_home_is_settled_between_three_categories(life: Life, expected: set[str]) -> None:
    assert codes(life) & HOUSING == expected


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({"moved": "inside"}, {"A1.1"}),
        ({"moved": "abroad"}, {"A1.2"}),
        ({"moved": "inside,abroad"}, {"A1.1", "A1.2"}),
        ({"moved": "could_not_return"}, {"A1.2"}),
        ({"moved": "by_force", "age_by_force": "minor"}, {"A2.8"}),
        ({"moved": "by_force", "age_by_force": "adult"}, {"A2.9"}),
        ({"moved": "by_force,abroad", "age_by_force": "adult"}, {"A2.9", "A1.2"}),
        ({"work": "employee"}, {"A3.4"}),
        ({"work": "self_employed"}, {"A3.4"}),
        ({"work": "entrepreneur"}, {"A3.5"}),
        ({"work": "employee,entrepreneur"}, {"A3.4", "A3.5"}),
        ({"property": "buildings"}, {"A3.2"}),
        ({"property": "occupied"}, {"A3.6"}),
        ({"property": "belongings"}, {"A3.7"}),
        ({"body": "injury"}, {"A2.3"}),
        ({"body": "captivity"}, {"A2.6"}),
        ({"body": "injury,captivity", "injury_in_captivity": "yes"}, {"A2.6"}),
        ({"body": "injury,captivity", "injury_in_captivity": "no"}, {"A2.3", "A2.6"}),
        ({"body": "torture"}, {"A2.5"}),
        ({"body": "sexual_violence"}, {"A2.4"}),
        ({"body": "forced_labour"}, {"A2.7"}),
        ({"relatives": "missing"}, {"A2.2"}),
        ({"access": "medicine"}, {"A4.1"}),
        ({"access": "education"}, {"A4.2"}),
        ({"access": "other_rights"}, {"A2.10"}),
        ({"access": "other_losses"}, {"A3.7"}),
        ({}, set()),
    ],
)
def test_a_life_leads_to_its_claims(life: Life, expected: set[str]) -> None:
    assert codes(life) == expected


def test_who_lost_a_close_person_is_led_to_that_claim() -> None:
    assert "A2.1" in codes({"relatives": "died"})


def test_every_category_can_be_found() -> None:
    for form in all_forms().values():
        assert form.signs, form.code
        for sign in form.signs:
            assert sign.reason.endswith("."), form.code


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_claim_comes_with_its_reason_and_paragraph(code: str) -> None:
    spoken = language(code)
    (member,) = found({"moved": "abroad", "home": "damaged", **TENANT})
    view = results_view((member,), Place(), set(), set(), spoken)
    assert [choice.listed.partition(" ")[0] for choice in view.choices] == ["A1.2", "A3.3"]
    for choice, proposal in zip(view.choices, member.proposals, strict=True):
        assert spoken.text(proposal.sign.reason) in choice.listed
        assert proposal.sign.para.replace("-", "–") in choice.listed


def test_a_family_is_served_person_by_person() -> None:
    me, child, husband = found(
        {"moved": "abroad"},
        {
            "who": "child",
            "child_name": "Коваленко Софія Андріївна",
            "child_birth_date": "17 травня 2015",
            "moved": "abroad",
            "home": "damaged",
            **TENANT,
        },
        {"who": "adult", "called": "Андрій", "work": "employee"},
    )
    assert [proposal.form.code for proposal in child.proposals] == ["A1.2", "A3.3"]
    assert (me.who, child.called, husband.files_alone) == ("self", "Софія", True)
    view = results_view((me, child, husband), Place(item=husband.id), set(), set(), language("uk"))
    assert not view.choices
    assert any("A3.4" in line for line in view.lines)


def test_a_child_who_has_come_of_age_files_alone() -> None:
    grown = {
        "who": "child",
        "child_name": "Коваленко Софія Андріївна",
        "child_birth_date": "20 листопада 2008",
        "moved": "by_force",
        "age_by_force": "minor",
    }
    _, member = found({}, grown)
    assert member.files_alone
    assert [proposal.form.code for proposal in member.proposals] == ["A2.8"]


def test_what_claims_have_in_common_is_said() -> None:
    (member,) = found({"home": "damaged", **HOME})
    view = results_view((member,), Place(), set(), set(), language("uk"))
    assert any("дані про вас" in line and "житло" in line for line in view.lines)


def test_every_fact_that_claims_share_has_a_name() -> None:
    """By the role that it is about, or by a neighbour that the same claims share with it."""
    called = {what for what, _ in COMMON}
    forms = all_forms().values()
    for one in forms:
        for other in forms:
            shared = facts(one) & facts(other) if one is not other else frozenset()
            told = {fact.name for fact in shared} | {fact.of for fact in shared}
            assert not {fact for fact in shared if fact.of not in ("applicant", "child", "claimant")} or (
                told & (called - {"applicant", "child"})
            ), (one.code, other.code)


def test_a_category_that_is_switched_off_cannot_be_begun() -> None:
    (member,) = found({"moved": "abroad", "access": "education"})
    view = results_view((member,), Place(), set(), {"A4.2"}, language("uk"))
    assert [choice.listed.partition(" ")[0] for choice in view.choices] == ["A1.2"]
    assert any("A4.2" in line and "пункт 3" in line for line in view.lines)


def test_losses_of_a_company_are_turned_away() -> None:
    (member,) = found({"property": "company"})
    view = results_view((member,), Place(), set(), set(), language("uk"))
    assert any("категорії C" in line for line in view.lines)


def test_eight_to_ten_questions_about_each_person() -> None:
    """Those that everybody meets; the rest follows from an answer."""
    (people,) = FINDER.repeats.values()
    always = [asks for asks in people.body if asks.when is None or not _narrow(asks)]
    assert 8 <= len(always) <= 10


def _narrow(question: Question) -> bool:
    """Asked only after a particular answer, rather than of every adult."""
    return question.when is not None and not isinstance(question.when, Not)


def test_no_condition_is_beyond_what_is_asked() -> None:
    for form in all_forms().values():
        for sign in form.signs:
            assert {*sign.when.keys()} <= FINDER.questions.keys(), form.code
            assert _flat(sign.when), form.code


def _flat(condition: Condition) -> bool:
    """Only what the finder asks decides, nothing about today."""
    inner = condition.of if isinstance(condition, All | Any_) else ()
    if isinstance(condition, Not):
        inner = (condition.of,)
    return all(map(_flat, inner)) if inner else isinstance(condition, Is | OneOf)
