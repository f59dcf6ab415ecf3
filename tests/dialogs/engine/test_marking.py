"""What marks several options at once is shown as marked, and waits for a yes."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Ref
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import NONE, Option
from dialogs.engine.questions import Question
from tests.dialogs.engine.questions import PAPERS
from tests.dialogs.engine.talk import Talk, form_of

DAMAGED = form_of(
    Question(
        key="damaged",
        kind=MultiChoice(
            of=(
                Option(value="roof", label="Дах"),
                Option(value="walls", label="Стіни"),
                Option(value="windows", label="Вікна"),
                Option(value="doors", label="Двері"),
                Option(value=NONE, label="Нічого з цього"),
            )
        ),
        label="Пошкоджене",
        ask="Що пошкоджено?",
    ),
    PAPERS,
)


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("все", "roof,walls,windows,doors"),
        ("всі чотири", "roof,walls,windows,doors"),
        ("все крім 2", "roof,windows,doors"),
        ("все, крім стін і даху", "windows,doors"),
        ("усі, тільки не двері", "roof,walls,windows"),
        ("1-3", "roof,walls,windows"),
        ("з 2 по 4", "walls,windows,doors"),
        ("13", "roof,windows"),
        ("1234", "roof,walls,windows,doors"),
        ("дах вікна двері", "roof,windows,doors"),
    ],
)
def test_it_is_marked(typed: str, marks: str) -> None:
    talk = Talk(DAMAGED).type(typed)
    assert Ref("damaged") not in talk.draft.answers
    assert talk.draft.place.text == marks
    assert talk.press("Готово").value("damaged") == tuple(marks.split(","))


@pytest.mark.parametrize("typed", ["всі шість", "все крім паркану", "3-1", "1-9", "31", "19", "дах паркан"])
def test_nothing_is_marked(typed: str) -> None:
    talk = Talk(DAMAGED).type(typed)
    assert Ref("damaged") not in talk.draft.answers and talk.draft.place.text == ""


@pytest.mark.parametrize("typed", ["1️⃣3️⃣", "дах & вікна", "1) 3)", "1), 3)", "дахххх, вікна"])
def test_signs_part_the_answers(typed: str) -> None:
    assert Talk(DAMAGED).type(typed).value("damaged") == ("roof", "windows")


@pytest.mark.parametrize("typed", ["готово", "це все", "done"])
def test_done_takes_what_is_marked(typed: str) -> None:
    assert Talk(DAMAGED).type("дах вікна").type(typed).value("damaged") == ("roof", "windows")


def test_done_with_nothing_marked_says_so() -> None:
    talk = Talk(DAMAGED).type("готово")
    assert talk.view.notes == (
        "Ще нічого не позначено. Натисніть один або кілька варіантів, а потім «Готово».",
    )
