"""A repeated group: items with stable ids, one after another, until the person says that is all."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input, Items, Ref, State
from dialogs.engine.commands import AddItem, CloseList, Correct, RemoveItem, Reply, Skip
from dialogs.engine.conditions import Is, Listed
from dialogs.engine.errors import DomainError
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import Talk, form_of

FORM = form_of(
    people(
        text("name", "Як звати людину?"),
        yes_no("child", "Це дитина?"),
        text("school", "Де навчається?", when=Is(key="child", value=True)),
        max=3,
    ),
    text("together", "Чи всі зараз разом?", when=Listed(key="people")),
    PAPERS,
)


def _with_two() -> Talk:
    talk = Talk(FORM).press("Додати людину").type("Оля", "так", "школа 5")
    return talk.press("Додати людину").type("Іван", "ні")


def test_the_questions_of_each_item_come_one_after_another() -> None:
    talk = Talk(FORM)
    assert talk.view.heading == "Хто був поруч?"
    talk.press("Додати людину")
    assert talk.asked == "name"
    talk.type("Оля", "так")
    assert talk.asked == "school"
    talk.type("школа 5")
    assert talk.view.heading == "Хто ще був поруч?"
    talk.press("Додати людину").type("Іван", "ні")
    assert talk.view.heading == "Хто ще був поруч?", "the second item is no child, so no school"
    talk.press("Це всі")
    assert talk.asked == "together"


def test_nobody_is_an_answer() -> None:
    talk = Talk(FORM).press("Нікого")
    assert talk.value("people") == Items((), closed=True)
    assert talk.asked == "papers", "the question about people on the list is not asked of an empty list"


def test_a_skipped_list_can_still_be_filled() -> None:
    talk = Talk(FORM).press("Пропустити", "Не знаю")
    assert talk.state("people") is State.UNKNOWN
    talk.press("Назад")
    assert talk.view.heading == "Хто був поруч?"
    talk.press("Додати людину")
    assert talk.asked == "name"


def test_a_list_with_people_on_it_cannot_be_skipped_away() -> None:
    talk = _with_two()
    assert "Пропустити" not in talk.buttons
    with pytest.raises(DomainError, match=r"command.stale"):
        talk.do(Skip(Ref("people"), State.UNKNOWN))


def test_items_are_called_by_what_was_said_about_them() -> None:
    assert [choice.listed for choice in _with_two().view.choices] == ["Оля, Так", "Іван, Ні"]


def test_taking_an_item_out_leaves_the_others_alone() -> None:
    talk = _with_two().press("Оля, Так", "Прибрати зі списку")
    assert talk.value("people") == Items(("item2",))
    assert Ref("name", "item1") not in talk.path
    assert talk.value("name", "item2") == "Іван"
    assert [choice.listed for choice in talk.view.choices] == ["Іван, Ні"]


def test_an_item_can_be_looked_at_and_changed() -> None:
    talk = _with_two().press("Іван, Ні")
    assert talk.view.heading == "Людина 2"
    talk.press("Як звати людину?").type("Іван Петрович")
    assert talk.value("name", "item2") == "Іван Петрович"
    assert talk.value("name", "item1") == "Оля"


def test_back_from_an_item_leads_to_its_list() -> None:
    talk = _with_two().press("Іван, Ні").press("До списку")
    assert talk.view.heading == "Хто ще був поруч?"


def test_a_full_list_takes_no_more() -> None:
    talk = _with_two().press("Додати людину").type("Петро", "ні")
    assert "Додати людину" not in talk.buttons
    with pytest.raises(DomainError, match=r"list.full"):
        talk.do(AddItem("people", "item9"))


@pytest.mark.parametrize(
    "command",
    [
        AddItem("people", ""),
        AddItem("people", "item1"),
        AddItem("nowhere", "item9"),
        RemoveItem("people", "item9"),
        RemoveItem("nowhere", "item1"),
        CloseList(Ref("together")),
        Correct(Ref("people"), "Оля"),
        Reply(Ref("people"), Input(text="Оля")),
    ],
)
def test_commands_that_make_no_sense_on_the_list_are_stale(command: object) -> None:
    talk = _with_two()
    before = talk.draft
    with pytest.raises(DomainError, match=r"command.stale"):
        talk.do(command)  # type: ignore[arg-type]
    assert talk.draft == before
