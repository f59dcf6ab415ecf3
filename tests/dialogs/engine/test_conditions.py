"""A question on a condition: asked while the condition holds, and forgotten by everybody else while it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from dialogs.engine.answers import Answer, Attached, Files, Items, Ref, State
from dialogs.engine.conditions import (
    AgeAtLeast,
    AgeBelow,
    All,
    Any_,
    Before,
    BeforeBirth,
    Condition,
    Earlier,
    ForSome,
    Given,
    Is,
    Listed,
    ListsOneself,
    Not,
    OneOf,
    Outside,
    Scope,
    Sent,
    Since,
    Skipped,
    Whole,
)
from dialogs.engine.intervals import Interval, Period
from dialogs.engine.names import FullName
from dialogs.engine.path import Walk
from tests.dialogs.engine.questions import PAPERS, choice, text, yes_no
from tests.dialogs.engine.talk import TODAY, Talk, form_of
from tests.dialogs.scope import Answered

FORM = form_of(
    yes_no("hurt", "Чи було вас поранено?"),
    text("wound", "Яке поранення?", when=Is(key="hurt", value=True)),
    text("doctor", "Хто лікував?", when=Given(key="wound")),
    choice("where", "Удома", "Надворі", ask="Де це було?"),
    PAPERS,
)


def test_a_branch_opens_and_closes_with_the_answer() -> None:
    talk = Talk(FORM).type("так")
    assert talk.asked == "wound"
    talk = Talk(FORM).type("ні")
    assert talk.asked == "where"


def test_a_hidden_answer_counts_as_unanswered_for_later_conditions() -> None:
    talk = Talk(FORM).type("так", "осколок", "хірург").press("Назад", "Назад", "Назад").type("ні")
    assert talk.path == [Ref("hurt"), Ref("where"), Ref("papers")]
    assert talk.value("wound") == "осколок", "a hidden answer stays in the draft"


def test_a_branch_that_opens_again_needs_no_second_telling() -> None:
    talk = Talk(FORM).type("так", "осколок", "хірург").press("Назад", "Назад", "Назад").type("ні")
    talk.press("Назад").type("так")
    assert talk.asked == "where"


GIVEN: dict[str, object] = {
    "yes": True,
    "one": "a",
    "many": ("a", "b"),
    "day": date(2022, 2, 24),
    "rough": Interval(date(2022, 3, 1), date(2022, 3, 31), "березень"),
    "born": date(2008, 2, 29),
    "list": Items(("x",)),
    "empty": Items((), closed=True),
    "photos": Files((Attached("f", 1),)),
    "no_photos": Files((), closed=True),
}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Is(key="yes", value=True), True),
        (Is(key="yes", value=False), False),
        (Is(key="one", value="a"), True),
        (Is(key="absent", value=False), False),
        (OneOf(key="one", values=("a", "z")), True),
        (OneOf(key="many", values=("b",)), True),
        (OneOf(key="many", values=("c",)), False),
        (OneOf(key="absent", values=("a",)), False),
        (Given(key="yes"), True),
        (Given(key="unknown"), False),
        (Given(key="absent"), False),
        (Skipped(key="unknown"), True),
        (Skipped(key="yes"), False),
        (Skipped(key="absent"), False),
        (Listed(key="list"), True),
        (Listed(key="empty"), False),
        (Sent(key="photos"), True),
        (Sent(key="no_photos"), False),
        (Sent(key="absent"), False),
        (Before(key="day", day=date(2022, 2, 25)), True),
        (Before(key="day", day=date(2022, 2, 24)), False),
        (Before(key="rough", day=date(2022, 3, 20)), False),
        (Before(key="rough", day=date(2022, 4, 1)), True),
        (Before(key="absent", day=date(2022, 4, 1)), False),
        (Since(key="day", day=date(2022, 2, 24)), True),
        (Since(key="day", day=date(2022, 2, 25)), False),
        (Since(key="rough", day=date(2022, 3, 1)), True),
        (Since(key="rough", day=date(2022, 3, 20)), False),  # it may have been before, and it may not
        (Since(key="absent", day=date(2022, 2, 24)), False),
        (AgeAtLeast(key="born", years=18), True),
        (AgeAtLeast(key="born", years=19), False),
        (AgeAtLeast(key="born", years=13, on="day"), True),
        (AgeAtLeast(key="born", years=14, on="day"), False),
        (AgeAtLeast(key="born", years=1, on="absent"), False),
        (AgeBelow(key="born", years=14, on="day"), True),
        (AgeBelow(key="born", years=13, on="day"), False),
        (AgeBelow(key="born", years=15, on="rough"), True),
        (AgeBelow(key="born", years=14, on="rough"), False),  # the birthday is in those days
        (AgeBelow(key="born", years=99, on="absent"), False),
        (Not(of=Is(key="absent", value=True)), True),
        (All(of=(Given(key="yes"), Given(key="one"))), True),
        (All(of=(Given(key="yes"), Given(key="absent"))), False),
        (Any_(of=(Given(key="absent"), Given(key="one"))), True),
        (Any_(of=()), False),
        (All(of=()), True),
    ],
)
def test_each_condition_says_what_unanswered_means(condition: Condition, holds: bool) -> None:
    answers = {Ref(key): Answer(value=value) for key, value in GIVEN.items()}
    walk = Walk(TODAY, answers | {Ref("unknown"): Answer(State.UNKNOWN)})
    for key in (*GIVEN, "unknown"):
        walk.visit(Ref(key))
    assert condition.holds(walk) is holds


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        (date(2022, 3, 1), date(2022, 3, 2), True),
        (date(2022, 3, 2), date(2022, 3, 2), False),
        (date(2022, 3, 3), date(2022, 3, 2), False),
        (Interval(date(2022, 3, 1), date(2022, 3, 31), "березень 2022"), date(2022, 4, 1), True),
        (Interval(date(2022, 3, 1), date(2022, 3, 31), "березень 2022"), date(2022, 3, 31), False),
        (date(2022, 2, 28), Interval(date(2022, 3, 1), date(2022, 3, 31), "березень 2022"), True),
        (date(2022, 3, 1), Interval(date(2022, 3, 1), date(2022, 3, 31), "березень 2022"), False),
        (Interval(date(2022, 1, 1), date(2022, 12, 31), "2022"), date(2023, 1, 1), True),
        (None, date(2022, 3, 2), False),
        (date(2022, 3, 1), None, False),
    ],
)
def test_a_date_is_earlier_only_where_that_is_sure(first: Any, second: Any, holds: bool) -> None:
    scope = Answered(first=first, second=second)
    condition = Earlier(key="first", than="second")
    assert condition.holds(scope) is holds
    assert {"first", "second"} == set(condition.keys()) == condition.details(scope).keys()


BORN = date(2015, 5, 17)


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ({"left": date(2015, 5, 16)}, "left"),
        ({"left": date(2015, 5, 17)}, ""),
        ({"left": Interval(date(2015, 5, 1), date(2015, 5, 31), "травень 2015")}, ""),
        ({"left": Interval(date(2014, 1, 1), date(2014, 12, 31), "2014")}, "left"),
        ({"stay": Period(Interval(BORN, BORN), Interval(date(2016, 1, 1), date(2016, 1, 1)))}, ""),
        ({"stay": Period(Interval(date(2014, 1, 1), date(2014, 1, 1)), Interval(BORN, BORN))}, "stay"),
        ({"left": date(2022, 3, 5), "stay": None}, ""),
        ({}, ""),
    ],
)
def test_nothing_happens_to_a_person_before_their_birth(told: dict[str, Any], question: str) -> None:
    condition = BeforeBirth(born="born", dates=(("left", ""), ("stay", "")))
    scope = Answered(born=BORN, **told)
    assert condition.holds(scope) is bool(question)
    assert condition.details(scope).get("question", "") == question
    assert not condition.holds(Answered(**told)), "without a birth date nothing is doubted"


def test_dates_in_a_list_count_for_each_of_its_items() -> None:
    condition = BeforeBirth(born="born", dates=(("since", "stays"),))
    early, late = Answered(since=date(2014, 1, 1)), Answered(since=date(2022, 1, 1))
    assert condition.holds(Listing(stays=[late, early], born=BORN))
    assert not condition.holds(Listing(stays=[late], born=BORN))


@pytest.mark.parametrize(
    ("items", "holds"),
    [([{}], False), ([], False), ([{"state": "PL"}], True), ([{"state": "UA"}, {"state": "DE"}], True)],
)
def test_some_item_is_enough(items: list[dict[str, str]], holds: bool) -> None:
    condition = ForSome(key="protections", that=Outside(key="state"))
    assert condition.holds(Listing(protections=[Answered(**item) for item in items])) is holds


@pytest.mark.parametrize(
    ("own", "listed", "holds"),
    [
        ("Вигадана Софія Андріївна", "Вигадана Софія Андріївна", True),
        ("Вигадана Софія Андріївна", "Вигадана Софія", True),
        ("Вигадана Софія Андріївна", "вигадана софія андріївна", True),
        ("Вигадана Софія Андріївна", "Вигадана Софія Петрівна", False),
        ("Вигадана Софія Андріївна", "Вигадана Марія Андріївна", False),
        ("Вигадана Софія Андріївна", "Інакша Софія Андріївна", False),
    ],
)
def test_a_list_that_names_the_person_of_the_claim(own: str, listed: str, holds: bool) -> None:
    condition = ListsOneself(key="family", name_of="family_name", own="child_name")
    scope = Listing(family=[Answered(family_name=name(listed))], child_name=name(own))
    assert condition.holds(scope) is holds
    assert condition.details(scope) == {"name": listed if holds else ""}
    assert not condition.holds(Listing(family=[Answered(family_name=name(listed))]))


@pytest.mark.parametrize(
    ("share", "holds"), [(Fraction(1), True), (Fraction(3, 2), True), (Fraction(1, 2), False), (None, False)]
)
def test_a_whole_share(share: Fraction | None, holds: bool) -> None:
    assert Whole(key="share").holds(Answered(share=share)) is holds


@pytest.mark.parametrize(
    ("born", "holds"),
    [
        (date(2008, 11, 21), False),
        (date(2008, 11, 22), True),
        (Interval(date(2008, 1, 1), date(2008, 12, 31), "2008"), False),
        (Interval(date(2009, 1, 1), date(2009, 12, 31), "2009"), True),
        (None, False),
    ],
)
def test_surely_younger_today(born: Any, holds: bool) -> None:
    assert AgeBelow(key="born", years=18).holds(Answered(born=born)) is holds


def test_what_makes_a_condition_hold_is_told_from_within() -> None:
    first, second = date(2022, 3, 1), date(2022, 4, 1)
    told = {"first": first, "second": second}
    earlier = Earlier(key="a", than="b")
    scope = Answered(a=first, b=second, yes=True)
    for outer in (All(of=(Is(key="yes", value=True), earlier)), Any_(of=(Given(key="absent"), earlier))):
        assert outer.details(scope) == told
    inside = ForSome(key="list", that=earlier)
    assert inside.details(Listing(list=[Answered(a=second, b=first), Answered(a=first, b=second)])) == told


class Listing(Answered):
    """Answers with lists: each item has values of its own."""

    def __init__(self, **values: Any) -> None:
        lists = {key: value for key, value in values.items() if isinstance(value, list)}
        super().__init__(**{key: value for key, value in values.items() if key not in lists})
        self._lists = lists

    def each(self, key: str) -> Iterator[Scope]:
        return iter(self._lists.get(key, ()))


def name(written: str) -> FullName:
    return FullName(*written.split())


def test_a_condition_cannot_see_what_was_not_walked_past() -> None:
    walk = Walk(TODAY, {Ref("yes"): Answer(value=True)})
    assert not Is(key="yes", value=True).holds(walk)
