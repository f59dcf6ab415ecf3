"""A list that takes several sorts of item: one press adds an item and says of which sort it is."""

from __future__ import annotations

import pytest

from conversation.meaning import meant
from dialogs.engine.commands import AddItem, CloseList
from dialogs.engine.conditions import Is
from dialogs.engine.errors import DomainError
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.lint import lint
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Sort
from dialogs.engine.step import step
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, Talk, form_of

WHO = Question(
    key="who",
    kind=Choice(
        of=(
            Option(value="child", label="Дитина", words=("дитину", "син", "донька")),
            Option(value="adult", label="Дорослий"),
        )
    ),
    label="Хто",
    ask="Хто це?",
)
SORTS = (Sort(value="child", add="Додати дитину"), Sort(value="adult", add="Додати дорослу людину"))
FAMILY = people(
    WHO, text("name"), yes_no("school", when=Is(key="who", value="child")), sorts=SORTS, enough="Досить"
)
FORM = form_of(FAMILY, PAPERS)


def test_each_sort_has_a_button_and_spares_a_question() -> None:
    talk = Talk(FORM).press("Додати дитину")
    assert talk.value("who", "item1") == "child"
    assert talk.asked == "name"
    assert talk.type("Іван").asked == "school"


def test_another_sort_leads_to_its_own_questions() -> None:
    talk = Talk(FORM).press("Додати дорослу людину").type("Олег")
    assert talk.asked == "people"


def test_the_sort_can_be_changed_like_any_answer() -> None:
    talk = Talk(FORM).press("Додати дорослу людину").type("Олег")
    talk.press("Дорослий, Олег", "Хто це?", "Дитина")
    assert talk.asked == "school"


def test_the_list_is_closed_in_its_own_words() -> None:
    talk = Talk(FORM)
    assert "Нікого" in talk.buttons
    talk.press("Додати дорослу людину").type("Олег")
    assert talk.press("Досить").asked == "papers"


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("донька", AddItem("people", sort="child")),
        ("Додати дитину", AddItem("people", sort="child")),
        ("дорослий", None),
        ("ні", CloseList(Talk(FORM).view.ref)),  # type: ignore[arg-type]
        ("Тільки я", CloseList(Talk(FORM).view.ref)),  # type: ignore[arg-type]
    ],
)
def test_a_sort_can_be_typed(said: str, command: object) -> None:
    assert meant(Talk(FORM).view, said) == command


def test_who_names_only_somebody_that_no_button_adds_closes_the_list() -> None:
    who = WHO.model_copy(
        update={
            "kind": Choice(of=(*WHO.kind.options(), Option(value="elder", label="Бабуся", words=("бабуся",))))
        }
    )
    form = form_of(people(who, text("name"), sorts=SORTS[:1]), PAPERS)
    talk = Talk(form).press("Додати дитину").type("Іван", "тільки бабуся")
    assert talk.asked == "papers"


def test_a_sort_that_the_list_does_not_take_changes_nothing() -> None:
    with pytest.raises(DomainError):
        step(FORM, Talk(FORM).draft, AddItem("people", "item1", "dog"), TODAY)


def test_six_buttons_at_most_and_everybody_within_reach() -> None:
    talk = Talk(FORM)
    for number in range(1, 6):
        talk.press("Додати дорослу людину").type(f"Людина {number}")
        view = talk.view
        assert len(view.choices) + len(view.actions) <= 6
        assert f"Людина {number}" in view.choices[-1].listed, "who was added last is in sight"
    seen = {choice.listed for _ in range(3) for choice in talk.press("Показати ще").view.choices}
    assert seen == {f"Дорослий, Людина {n}" for n in range(1, 6)}


@pytest.mark.parametrize(
    "form",
    [
        form_of(people(WHO, text("name"), sorts=(Sort(value="dog", add="Собаку"),)), PAPERS),
        form_of(people(text("name"), WHO, sorts=SORTS), PAPERS),
        form_of(
            yes_no("any"),
            people(WHO.model_copy(update={"when": Is(key="any", value=True)}), sorts=SORTS),
            PAPERS,
        ),
    ],
)
def test_lint_finds_a_sort_that_answers_nothing(form: Form) -> None:
    assert any("is no answer to the first question about an item" in problem.what for problem in lint(form))


def test_lint_lets_good_sorts_pass() -> None:
    assert lint(FORM) == []
