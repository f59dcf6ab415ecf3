"""Who writes the whole list in one message: each part waits at the questions about its item, and nothing is stored
unasked."""

from __future__ import annotations

import pytest

from dialogs.blocks.costs import costs
from dialogs.engine.answers import Items
from dialogs.engine.kinds.person_name import FullName, PersonName
from dialogs.engine.questions import Question
from dialogs.engine.told_at_list import parts
from dialogs.engine.understanding import understood
from tests.dialogs.engine.questions import PAPERS, choice, people, text
from tests.dialogs.engine.talk import UKRAINIAN, Talk, form_of

SPENT = costs("spent", label="Витрати", ask="Чи були витрати?", again="Чи були ще?", example="квитки")
NAME = Question(key="name", kind=PersonName(), label="Ім’я", ask="Як звати цю людину?")
FAMILY = people(NAME, choice("who", "Чоловік", "Син", "Дочка", "Мати", ask="Хто це?"))
CASES = people(choice("sort", "Кримінальна", "Цивільна"), text("office", ask="Хто веде справу?"))


def kept(talk: Talk) -> str:
    return " ".join(line for line in talk.view.lines if "вже писали" in line)


def test_sums_told_together_are_offered_one_after_another() -> None:
    talk = Talk(form_of(SPENT, PAPERS)).type("бензин 5000, їжа десь 2 тис, хостел 3000 грн")
    assert talk.asked == "spent_name" and "«бензин»" in kept(talk)
    talk.press("Зберегти написане")
    assert talk.asked == "spent_amount" and "«5000»" in kept(talk)
    talk.press("Зберегти написане", "Файлів немає")
    assert talk.asked == "spent" and "їжа десь 2 тис; хостел 3000 грн" in kept(talk)
    talk.press("Додати витрату", "Зберегти написане")
    assert talk.value("spent_name", "item2") == "їжа" and "«2 тис»" in kept(talk)
    talk.press(
        "Зберегти написане", "Файлів немає", "Додати витрату", "Зберегти написане", "Зберегти написане"
    )
    talk.press("Файлів немає")
    assert kept(talk) == "" and talk.draft.aside == ()


def test_what_is_left_of_a_list_that_is_ended_is_offered_no_more() -> None:
    talk = (
        Talk(form_of(SPENT, PAPERS))
        .type("бензин 5000, їжа 2000")
        .press("Зберегти написане", "Зберегти написане")
    )
    talk.press("Файлів немає", "Це всі")
    assert talk.draft.aside == () and talk.asked == "papers"


def test_people_told_together_are_offered_with_who_they_are() -> None:
    talk = Talk(form_of(FAMILY, PAPERS)).type("Чоловік Бойко Олег Петрович, син Бойко Артем\nмама Бойко Ніна")
    talk.press("Зберегти написане")
    assert talk.value("name", "item1") == FullName("Бойко", "Олег", "Петрович")
    talk.press("Зберегти написане")
    assert talk.value("who", "item1") == "чоловік" and "син Бойко Артем; мама Бойко Ніна" in kept(talk)


@pytest.mark.parametrize("told", ["подавала в поліцію онлайн", "поліція приїздила, але папір не дали"])
def test_a_sentence_waits_for_the_first_question_that_takes_words(told: str) -> None:
    talk = Talk(form_of(CASES, PAPERS)).type(told)
    assert talk.asked == "sort"
    talk.press("Кримінальна")
    assert talk.asked == "office" and told in kept(talk)


@pytest.mark.parametrize(
    "told",
    ["справ нема", "не зверталась", "не зверталась нікуди", "ніхто нічого не дав", "нам нічого не виплатили",
     "чеків немає", "не платили", "никто ничего не давал"],
)  # fmt: skip
def test_that_there_was_nothing_ends_the_list(told: str) -> None:
    assert Talk(form_of(CASES, PAPERS)).type(told).value("people") == Items((), closed=True)


@pytest.mark.parametrize("told", ["не вистачило на ліки 5000", "не тільки гроші, а й речі"])
def test_what_only_begins_like_a_no_ends_nothing(told: str) -> None:
    talk = Talk(form_of(CASES, PAPERS)).type(told)
    assert talk.asked == "sort" and talk.value("people") == Items(("item1",))


def test_a_question_adds_nothing() -> None:
    talk = Talk(form_of(CASES, PAPERS))
    assert understood(talk.draft, talk.trace.slots[0], "як це писати тут?", talk.trace, UKRAINIAN) is None


@pytest.mark.parametrize(
    ("told", "found"),
    [("1) бензин 1,5 тис 2) їжа 300", ("бензин 1,5 тис", "їжа 300")),
     ("- ліки 200\n- бинти 50", ("ліки 200", "бинти 50")),
     ("ліки; бинти", ("ліки", "бинти")),
     ("ліки, бинти, мазь", ("ліки, бинти, мазь",)),
     ("оренда, 8000 грн", ("оренда, 8000 грн",))],
)  # fmt: skip
def test_commas_part_items_only_where_each_has_its_sum(told: str, found: tuple[str, ...]) -> None:
    assert parts(SPENT, told) == found


def test_an_item_is_dropped_by_a_word() -> None:
    talk = Talk(form_of(SPENT, PAPERS)).press("Додати витрату").type("прибрати")
    assert talk.asked == "spent" and talk.value("spent") == Items()
    talk.press("Додати витрату").type("бензин", "убрать")
    assert "Прибрати зі списку" in talk.buttons and talk.value("spent_name", "item2") == "бензин"


def test_the_end_of_a_word_is_no_preposition() -> None:
    talk = Talk(form_of(SPENT, PAPERS)).type("пральна машина 15000, ремонт на 2000")
    assert "«пральна машина»" in kept(talk)
    talk.press("Зберегти написане", "Зберегти написане", "Файлів немає", "Додати витрату")
    assert "«ремонт»" in kept(talk)
