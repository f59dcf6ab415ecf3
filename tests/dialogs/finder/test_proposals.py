"""From a life to the claims: what the finder settles, and what it leaves alone."""

import pytest

from dialogs.engine.answers import Input, Ref, State
from dialogs.engine.commands import RemoveItem, Reply, Skip
from dialogs.engine.lint.across import sign_problems
from dialogs.engine.path import trace
from dialogs.engine.step import step
from dialogs.finder.life import FINDER, PEOPLE
from dialogs.finder.proposals import facts, household
from dialogs.finder.remarks import remarks
from dialogs.finder.results import COMMON
from dialogs.programmes import claim_forms
from tests.dialogs.finder.life_stories import TODAY, Life, Other, codes, codes_of, found, told

HOUSING = {"A3.1", "A3.3", "A3.6"}
SOFIIA = Other("Вигадана Софія Андріївна", "17 травня 2015")
MAKSYM = Other("Вигаданий Максим Андрійович", "3 лютого 2011")


@pytest.mark.parametrize(
    ("home", "owned", "expected"),
    [
        ("unfit", "none", {"A3.3"}),
        ("unfit", "self", {"A3.1", "A3.3"}),
        ("damaged", "none", set()),
        ("damaged", "self", {"A3.1"}),
        ("occupied", "none", {"A3.3"}),
        ("occupied", "self", {"A3.3", "A3.6"}),
        ("both", "none", {"A3.3"}),
        ("both", "self", HOUSING),
        ("unsafe", "self", {"A3.3"}),
    ],
)
def test_home_is_settled_between_three_categories(home: str, owned: str, expected: set[str]) -> None:
    assert codes({"lost": "home", "home": home, "home_owned": owned}) & HOUSING == expected


@pytest.mark.parametrize("what", ["housing", "buildings"])
@pytest.mark.parametrize(
    ("state", "owned", "occupied", "damaged"),
    [
        ("damaged", "self", False, True),
        ("occupied", "self", True, False),
        ("both", "self", True, True),
        ("both", "none", False, False),
    ],
)
def test_other_property_is_claimed_by_its_owner(
    what: str, state: str, owned: str, occupied: bool, damaged: bool
) -> None:
    life = {"lost": "property", "property": what, f"{what}_state": state, f"{what}_owned": owned}
    value = {"housing": "A3.1", "buildings": "A3.2"}[what]
    assert codes(life) == ({"A3.6"} if occupied else set()) | ({value} if damaged else set())


def test_land_is_claimed_where_it_was_occupied() -> None:
    land = {"lost": "property", "property": "land", "land_owned": "self"}
    assert codes(land | {"land_occupied": "yes"}) == {"A3.6"}
    assert codes(land | {"land_occupied": "no"}) == set()


LOST_EARLIER: list[tuple[Life, set[str]]] = [
    ({"moved": "inside", "since": "partly", "earlier_losses": "moved"}, set()),
    ({"moved": "inside", "since": "partly", "earlier_losses": "none"}, {"A1.1"}),
    ({"moved": "inside", "since": "before"}, set()),
    ({"moved": "inside,abroad", "since": "partly", "earlier_losses": "moved"}, set()),
    ({"lost": "work", "work": "employee", "since": "partly", "earlier_losses": "work"}, set()),
    ({"lost": "work", "work": "employee", "since": "partly", "earlier_losses": "none"}, {"A3.4"}),
    ({"harm": "injury", "since": "partly", "earlier_harm": "injury"}, set()),
    ({"harm": "injury", "since": "partly", "earlier_harm": "none"}, {"A2.3"}),
    ({"harm": "violence", "violence": "captivity", "since": "partly", "earlier_harm": "violence"}, set()),
    ({"harm": "relatives", "relatives": "died", "since": "before"}, set()),
]


@pytest.mark.parametrize(("life", "expected"), LOST_EARLIER)
def test_what_happened_only_before_2022_speaks_for_nothing_yet(life: Life, expected: set[str]) -> None:
    assert codes(life) == expected
    assert any("до 24 лютого 2022 року" in text for text in remarks(FINDER, told(life), TODAY))


@pytest.mark.parametrize(
    ("born", "young", "expected"),
    [
        ("21 листопада 2008", "", "A2.8"),  # 18 today, 13 on 24 February 2022: the finder asks
        ("22 листопада 2008", None, "A2.8"),  # 18 tomorrow, so a child on any day of the war
        ("24 лютого 2004", None, "A2.9"),  # 18 on 24 February 2022
        ("25 лютого 2004", "", "A2.8"),
        ("25 лютого 2004", "none", "A2.9"),
        ("1 січня 1996", None, "A2.9"),
    ],
)
def test_the_age_when_taken_decides_and_is_asked_only_where_it_is_open(
    born: str, young: str | None, expected: str
) -> None:
    life = {"moved": "by_force", "taken": "Денис"}
    life |= {} if young is None else {"taken_young": young or "Денис"}
    draft = told(life, Other("Вигаданий Денис Андрійович", born))
    asked = trace(FINDER, draft.answers, TODAY).find(Ref("taken_young"))
    assert (asked is None) == (young is None)
    assert codes_of(household(FINDER, draft, claim_forms().values(), TODAY))["Денис"] == [expected]


def test_a_child_without_a_date_of_birth_is_a_child() -> None:
    draft = told({"moved": "by_force", "taken": "Софія", "taken_young": "Софія"}, SOFIIA)
    draft = step(FINDER, draft, Skip(Ref("child_birth_date", "person1"), State.UNKNOWN), TODAY).draft
    draft = step(FINDER, draft, Skip(Ref("taken_young"), State.UNKNOWN), TODAY).draft
    assert codes_of(household(FINDER, draft, claim_forms().values(), TODAY))["Софія"] == ["A2.8"]


def test_work_is_asked_of_adults_only() -> None:
    draft = told({"lost": "work", "work": "employee"}, SOFIIA)
    assert trace(FINDER, draft.answers, TODAY).find(Ref("lost_job")) is None
    assert codes_of(household(FINDER, draft, claim_forms().values(), TODAY)) == {
        "self": ["A3.4"],
        "Софія": [],
    }


def test_a_child_who_has_come_of_age_files_alone() -> None:
    grown = Other("Вигадана Софія Андріївна", "20 листопада 2008")
    _, member = found({"moved": "abroad"}, grown)
    assert member.files_alone
    assert [proposal.form.code for proposal in member.proposals] == ["A1.2"]
    assert member.begins == ()


def test_what_parents_cannot_begin_for_a_child_is_not_offered_as_if_they_could() -> None:
    _, child = found({"lost": "home", "home": "unfit", "home_owned": "Софія"}, SOFIIA)
    assert [proposal.form.code for proposal in child.proposals] == ["A3.1", "A3.3"]
    assert [proposal.form.code for proposal in child.begins] == ["A3.3"]


def test_another_child_makes_the_finder_ask_who_again() -> None:
    draft = told({"moved": "abroad", "moved_abroad": "self"}, SOFIIA)
    assert trace(FINDER, draft.answers, TODAY).pending is None
    again = told({"moved": "abroad", "moved_abroad": "self,Софія"}, SOFIIA, MAKSYM)
    members = codes_of(household(FINDER, again, claim_forms().values(), TODAY))
    assert members == {"self": ["A1.2"], "Софія": ["A1.2"], "Максим": []}


def test_without_the_writer_the_rest_of_the_household_stays() -> None:
    draft = told({"moved": "abroad"}, SOFIIA)
    draft = step(FINDER, draft, RemoveItem(PEOPLE, "self"), TODAY).draft
    assert codes_of(household(FINDER, draft, claim_forms().values(), TODAY)) == {"Софія": ["A1.2"]}


def test_a_skip_says_so_and_says_nothing_of_a_claim() -> None:
    draft = step(FINDER, told({}), Skip(Ref("moved"), State.UNKNOWN), TODAY).draft
    assert remarks(FINDER, draft, TODAY) == (
        "Деякі питання пропущено. Якщо відповісти на них, заяв може стати більше.",
    )


def test_an_answer_can_be_changed_afterwards() -> None:
    draft = told({"moved": "abroad"})
    draft = step(FINDER, draft, Reply(Ref("moved"), Input(option="inside")), TODAY).draft
    assert codes_of(household(FINDER, draft, claim_forms().values(), TODAY)) == {"self": ["A1.1"]}


def test_every_category_can_be_found_and_says_why() -> None:
    for form in claim_forms().values():
        assert form.signs, form.code
        assert sign_problems(form, FINDER) == []
        for sign in form.signs:
            assert sign.reason.endswith("."), form.code
            assert {*sign.when.keys()} <= FINDER.questions.keys(), form.code


def test_every_fact_that_claims_share_has_a_name() -> None:
    """By the role that it is about, or by a neighbour that the same claims share with it."""
    called = {what for what, _ in COMMON}
    forms = claim_forms().values()
    for one in forms:
        for other in forms:
            shared = facts(one) & facts(other) if one is not other else frozenset()
            told = {fact.name for fact in shared} | {fact.of for fact in shared}
            assert not {fact for fact in shared if fact.of not in ("applicant", "child", "claimant")} or (
                told & (called - {"applicant", "child"})
            ), (one.code, other.code)
