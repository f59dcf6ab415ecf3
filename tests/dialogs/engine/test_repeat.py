"""A repeated group: items with stable ids, one after another, until the person says that is all."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input, Items, Ref, State
from dialogs.engine.commands import AddItem, CloseList, Correct, RemoveItem, Reply, Skip
from dialogs.engine.conditions import Is, Listed
from dialogs.engine.errors import DomainError
from dialogs.engine.kinds.country import Country
from dialogs.engine.questions import Question
from dialogs.engine.understanding import understood
from tests.dialogs.engine.questions import PAPERS, day, people, text, yes_no
from tests.dialogs.engine.talk import UKRAINIAN, Talk, form_of

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


LAND = Question(key="land", kind=Country(), label="Країна", ask="Яка це країна?")
COUNTRIES = form_of(people(LAND, text("why", "Чому?")), PAPERS)


@pytest.mark.parametrize("typed", ["так, Польща", "Польща", "ще Польща", "да, в Польше", "є, Польща"])
def test_what_is_said_at_the_list_answers_the_first_question_about_the_item(typed: str) -> None:
    talk = Talk(COUNTRIES).type(typed)
    assert talk.asked == "why"
    assert talk.value("land", "item1") == "PL"


@pytest.mark.parametrize("typed", ["так", "так, є", "ще один", "так, було", "так, не знаю", "так, велика"])
def test_what_says_only_that_there_is_one_opens_it(typed: str) -> None:
    assert Talk(COUNTRIES).type(typed).asked == "land"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("так, Іваненко Оля", "Іваненко Оля"),
        ("ще сусідка Марія", "сусідка Марія"),
        ("так, авто і гараж", "авто і гараж"),
    ],
)
def test_words_of_ones_own_answer_it_behind_a_yes(typed: str, name: str) -> None:
    assert Talk(FORM).type(typed).value("name", "item1") == name


def test_words_of_ones_own_alone_say_nothing_at_a_list() -> None:
    talk = Talk(FORM)
    ref = talk.view.ref
    slot = talk.trace.find(ref) if ref else None
    assert slot is not None
    assert understood(talk.draft, slot, "допоможіть будь ласка", talk.trace, UKRAINIAN) is None


def test_an_item_added_by_mistake_goes_with_back() -> None:
    talk = _with_two().press("Додати людину", "Назад")
    assert talk.view.heading == "Хто ще був поруч?"
    assert talk.value("people") == Items(("item1", "item2"))


def test_an_item_of_which_something_is_told_stays_with_back() -> None:
    talk = Talk(FORM).press("Додати людину").type("Оля").press("Назад")
    assert talk.asked == "name"
    assert talk.value("people") == Items(("item1",))


def test_an_item_of_which_nothing_is_told_is_not_on_a_closed_list() -> None:
    talk = _with_two().press("Додати людину").do(CloseList(Ref("people")))
    assert talk.value("people") == Items(("item1", "item2"), closed=True)


def test_a_button_of_an_item_shows_no_half_of_what_names_it() -> None:
    form = form_of(people(text("what"), day("since")), PAPERS)
    talk = Talk(form).press("Додати людину").type("стаття про зникнення", "2 лютого 2022")
    assert "стаття про зникнення" in talk.buttons
    assert talk.view.choices[0].listed == "стаття про зникнення, 2 лютого 2022 року"
