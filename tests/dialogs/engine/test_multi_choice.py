"""Several options: each press marks or unmarks one, and the marks are the answer only when the person is done."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import Toggle
from dialogs.engine.errors import DomainError
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.questions import Question
from tests.dialogs.engine.questions import PAPERS, choice, options
from tests.dialogs.engine.talk import Talk, form_of

FORM = form_of(
    Question(
        key="means",
        kind=MultiChoice(of=options(*(f"Засіб {n}" for n in range(1, 9)))),
        label="Чим їхали",
        ask="Чим ви їхали?",
    ),
    choice("where", "Удома", "Надворі"),
    PAPERS,
)


def test_marks_are_kept_until_done() -> None:
    talk = Talk(FORM).press("Засіб 3", "Засіб 1")
    assert Ref("means") not in talk.draft.answers
    assert [choice.label for choice in talk.view.choices][:3] == ["✓ Засіб 1", "Засіб 2", "✓ Засіб 3"]
    assert talk.press("Готово").value("means") == ("засіб 1", "засіб 3")


def test_a_second_press_takes_the_mark_away() -> None:
    talk = Talk(FORM).press("Засіб 3", "Засіб 1", "✓ Засіб 3", "Готово")
    assert talk.value("means") == ("засіб 1",)


def test_without_a_mark_there_is_nothing_to_be_done_with() -> None:
    talk = Talk(FORM)
    assert "Готово" not in talk.buttons
    assert "Готово" not in talk.press("Засіб 1", "✓ Засіб 1").buttons


def test_marks_live_through_the_pages() -> None:
    talk = Talk(FORM).press("Засіб 1", "Показати ще", "Засіб 8", "Показати ще")
    assert talk.view.choices[0].label == "✓ Засіб 1"
    assert talk.press("Готово").value("means") == ("засіб 1", "засіб 8")


def test_several_can_be_typed() -> None:
    assert Talk(FORM).type("1, 8").value("means") == ("засіб 1", "засіб 8")


def test_an_answer_opened_again_shows_its_marks() -> None:
    talk = Talk(FORM).type("1, 2").press("Назад")
    assert [choice.label for choice in talk.view.choices][:3] == ["✓ Засіб 1", "✓ Засіб 2", "Засіб 3"]
    assert talk.press("✓ Засіб 1", "Готово").value("means") == ("засіб 2",)


def test_all_marks_of_an_answer_can_be_taken_away() -> None:
    talk = Talk(FORM).type("1").press("Назад", "✓ Засіб 1")
    assert talk.view.choices[0].label == "Засіб 1"
    assert talk.value("means") == ("засіб 1",), "the answer stands until the person is done"


@pytest.mark.parametrize("option", ["засіб 9", "", "удома"])
def test_an_unknown_option_is_stale(option: str) -> None:
    with pytest.raises(DomainError, match=r"command.stale"):
        Talk(FORM).do(Toggle(option))


def test_only_a_multiple_choice_takes_marks() -> None:
    talk = Talk(FORM).type("1")
    assert talk.asked == "where"
    with pytest.raises(DomainError, match=r"command.stale"):
        talk.do(Toggle("удома"))


def test_marks_are_taken_on_the_question_itself_only() -> None:
    talk = Talk(FORM)
    talk.draft = talk.draft.at(Place(Screen.CORRECTION, "means", text="засіб 2"))
    with pytest.raises(DomainError, match=r"command.stale"):
        talk.do(Toggle("засіб 1"))
