"""A question on a condition: asked while the condition holds, and forgotten by everybody else while it does not."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.answers import Answer, Attached, Files, Items, Ref, State
from dialogs.engine.conditions import (
    AgeAtLeast,
    AgeBelow,
    All,
    Any_,
    Before,
    Condition,
    Given,
    Is,
    Listed,
    Not,
    OneOf,
    Sent,
    Skipped,
)
from dialogs.engine.intervals import Interval
from dialogs.engine.path import Walk
from tests.dialogs.engine.questions import PAPERS, choice, text, yes_no
from tests.dialogs.engine.talk import TODAY, Talk, form_of

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


def test_a_condition_cannot_see_what_was_not_walked_past() -> None:
    walk = Walk(TODAY, {Ref("yes"): Answer(value=True)})
    assert not Is(key="yes", value=True).holds(walk)
