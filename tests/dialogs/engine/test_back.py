"""«Назад» leads to the question before, from wherever the person is."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import Back, Correct
from dialogs.engine.questions import Section
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import Talk, form_in

FORM = form_in(
    Section(
        key="first",
        title="Перший",
        items=(
            yes_no("one", "Чи є громадянство?", terms=("idp",)),
            text("two", "Як вас звати?", terms=("idp",)),
        ),
    ),
    Section(key="second", title="Другий", items=(people(text("name", "Як звати людину?")), PAPERS)),
)


def test_back_walks_the_path_to_its_beginning_and_to_the_task_list() -> None:
    talk = Talk(FORM).type("так", "Оля").press("Додати людину").type("Іван")
    seen = []
    for _ in range(4):
        seen.append(talk.asked)
        talk.do(Back())
    assert seen == ["people", "name", "two", "one"]
    assert talk.draft.place.screen is Screen.TASKS


def test_going_back_changes_no_answer_and_keeping_leads_forward_again() -> None:
    talk = Talk(FORM).type("так", "Оля").press("Назад", "Назад")
    assert talk.asked == "one"
    talk.press("Нічого не змінювати")
    assert talk.asked == "people"


def test_back_from_choosing_a_skip() -> None:
    talk = Talk(FORM).type("так").press("Пропустити").do(Back())
    assert talk.asked == "two"


def test_back_from_a_definition_to_the_question_it_explains() -> None:
    talk = Talk(FORM).type("так", "Оля").press("Назад", "Назад", "Що це означає?")
    assert talk.draft.place.screen is Screen.TERM
    talk.do(Back())
    assert talk.asked == "one"


def test_back_from_a_section_to_the_task_list() -> None:
    talk = Talk(FORM).type("так", "Оля").press("Пауза", "Перший").do(Back())
    assert talk.draft.place.screen is Screen.TASKS


def test_back_from_an_item_to_its_list() -> None:
    talk = Talk(FORM).type("так", "Оля").press("Додати людину").type("Іван").press("Іван").do(Back())
    assert talk.asked == "people"


def test_back_from_the_task_list_to_the_next_question() -> None:
    talk = Talk(FORM).type("так").press("Пауза").do(Back())
    assert talk.asked == "two"


def test_back_from_a_correction_to_its_question() -> None:
    talk = Talk(FORM).type("так", "Оля").do(Correct(Ref("two"), "Олена")).do(Back())
    assert talk.asked == "two"
    assert talk.value("two") == "Оля"


def test_back_from_the_check_to_the_last_question() -> None:
    talk = Talk(FORM).type("так", "Оля").press("Нікого", "Файлів немає")
    assert talk.view.place.screen is Screen.CHECK
    talk.do(Back())
    assert talk.asked == "papers"


@pytest.mark.parametrize("screen", list(Screen))
def test_back_leads_somewhere_even_from_a_place_that_is_gone(screen: Screen) -> None:
    talk = Talk(FORM).type("так")
    talk.draft = talk.draft.at(Place(screen, "gone", "gone", 7, "gone gone"))
    talk.do(Back())
    assert talk.view.heading
