"""Questions about an item of a list that say which one: «Софія: яка дата народження?»."""

from __future__ import annotations

import pytest

from dialogs.engine.form import Form
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.lint import lint
from dialogs.engine.questions import Question
from dialogs.engine.relatives import Relatives
from tests.dialogs.engine.questions import PAPERS, day, people, text
from tests.dialogs.engine.talk import Talk, form_of

BORN = day("born", "{name}: яка дата народження?", short="Дата народження")
FULL = Question(
    key="full", kind=PersonName(), label="Ім’я", ask="Як звати дитину?", example="Коваленко Софія Андріївна"
)
FORM = form_of(people(FULL, BORN, called_by=("full",)), PAPERS)


def test_the_question_names_the_item_by_the_given_name() -> None:
    talk = Talk(FORM).press("Додати людину").type("Вигадана Софія Андріївна")
    assert talk.view.heading == "Софія: яка дата народження?"


def test_a_single_word_is_taken_as_it_is() -> None:
    talk = Talk(FORM).press("Додати людину").type("Софія").press("Залишити як є")
    assert talk.view.heading == "Софія: яка дата народження?"


def test_without_a_name_the_word_for_an_item_stands_there() -> None:
    talk = Talk(FORM).press("Додати людину", "Пропустити", "Не знаю")
    assert talk.view.heading == "Людина: яка дата народження?"


def test_it_is_named_wherever_the_question_is_quoted() -> None:
    talk = Talk(FORM).press("Додати людину").type("Вигадана Софія Андріївна", "17 травня 2015")
    talk.press("Вигадана Софія…" if "Вигадана Софія…" in talk.buttons else talk.buttons[0])
    assert talk.view.choices[1].listed == "Софія: яка дата народження? — 17 травня 2015 року"


def test_a_name_with_braces_is_only_a_name() -> None:
    form = form_of(people(text("name"), BORN, called_by=("name",)), PAPERS)
    talk = Talk(form).press("Додати людину").type("{name} {0}")
    assert talk.view.heading == "{name} {0}: яка дата народження?"


@pytest.mark.parametrize(
    "form",
    [
        form_of(people(BORN, FULL, called_by=("full",)), PAPERS),
        form_of(people(FULL, BORN), PAPERS),
        form_of(text("name", "{name}: хто це?"), PAPERS),
    ],
)
def test_lint_finds_a_name_that_nobody_gave(form: Form) -> None:
    assert any("{name} stands in" in problem.what for problem in lint(form))


def test_lint_lets_a_good_one_pass() -> None:
    assert lint(FORM) == []


def test_the_name_is_wording_only() -> None:
    plain = form_of(people(FULL, day("born", "Коли народилася дитина?")), PAPERS)
    assert FORM.fingerprint == plain.fingerprint


def test_lint_finds_a_question_about_one_of_several_people_that_does_not_say_whom() -> None:
    relatives = Relatives(name="full", relation=("kin",))
    listed = people(FULL, text("kin", "Хто це?"), called_by=("full",), relatives=relatives)
    assert any("nobody knows which" in problem.what for problem in lint(form_of(listed, PAPERS)))


def test_people_whose_names_begin_alike_are_told_apart_on_their_buttons() -> None:
    form = form_of(people(text("kin"), FULL, called_by=("full",)), PAPERS)
    talk = Talk(form).press("Додати людину").type("Моя дитина", "Ткаченко Софія Олегівна")
    talk.press("Додати людину").type("Моя дитина", "Ткаченко Данило Олегович")
    assert [choice.label for choice in talk.view.choices] == ["Софія", "Данило"]
