"""Ready-made answers: listed with numbers, a page at a time, and accepted as a press, a number or a word."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Place
from tests.dialogs.engine.questions import PAPERS, choice
from tests.dialogs.engine.talk import Talk, form_of

MANY = form_of(choice("one", *(f"Варіант {n}" for n in range(1, 13))), PAPERS)
FEW = form_of(choice("one", *(f"Варіант {n}" for n in range(1, 7))), PAPERS)


def test_six_options_fit_on_one_page() -> None:
    view = Talk(FEW).view
    assert len(view.choices) == 6
    assert "Показати ще" not in [action.label for action in view.actions]


def test_more_are_shown_in_pages_numbered_throughout() -> None:
    talk = Talk(MANY)
    seen = []
    for _ in range(3):
        seen.append((talk.view.first, [choice.label for choice in talk.view.choices]))
        talk.press("Показати ще")
    assert [first for first, _ in seen] == [1, 6, 11]
    assert [label for _, labels in seen for label in labels] == [f"Варіант {n}" for n in range(1, 13)]
    assert talk.view.first == 1, "after the last page comes the first one"


@pytest.mark.parametrize("said", ["7", "варіант 7", "Варіант 7.", "ВАРІАНТ 7"])
def test_everything_works_by_typing_alone(said: str) -> None:
    assert Talk(MANY).type(said).value("one") == "варіант 7"


def test_what_is_not_on_the_list_is_refused_with_the_next_step() -> None:
    talk = Talk(MANY).type("13")
    assert talk.view.notes == (
        "Такого варіанта в списку немає. «13» не підходить: натисніть кнопку або напишіть номер від 1 до 12.",
    )


@pytest.mark.parametrize("page", [-1, 3, 99])
def test_a_page_that_does_not_exist_shows_the_first_one(page: int) -> None:
    talk = Talk(MANY)
    talk.draft = talk.draft.at(Place(key="one", page=page))
    assert talk.view.first == 1
    assert [choice.label for choice in talk.view.choices] == [f"Варіант {n}" for n in range(1, 6)]
    assert talk.press("Показати ще").view.first == 6
