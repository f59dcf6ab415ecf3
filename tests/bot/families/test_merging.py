"""Two records that look like one person: asked once, and done as the person says."""

from __future__ import annotations

import pytest

from storage import Database
from tests.bot.families.household import CHILD, SOFIA, TARAS, Household, household


async def twice(database: Database) -> Household:
    """A child told in two claims, as in a database of release 0.1.0."""
    chat = await household(database)
    await chat.filled("A3.3", {**CHILD, "child_sex": "дівчинка"})
    await chat.filled("A2.8", {**CHILD, "child_birth_certificate": "І-БК 123456"})
    await chat.come_back()
    return chat


async def test_it_is_asked_and_both_become_one(database: Database) -> None:
    chat = await twice(database)
    asked = await chat.say("/family")
    assert asked.heading == "Це одна людина?"
    family = await chat.say("Так, це одна людина")
    assert [one.label for one in family.choices] == ["Софія"]
    records = await chat.records()
    assert list(records) == ["Софія"]
    assert records["Софія"].said("sex") == "female"
    assert records["Софія"].said("birth_certificate") == "I-БК 123456"
    assert set((await chat.whose()).values()) == {"Софія"}


async def test_no_is_remembered(database: Database) -> None:
    chat = await twice(database)
    await chat.say("/family")
    family = await chat.say("Ні, це дві людини")
    assert [one.label for one in family.choices] == ["1. Софія", "2. Софія"]
    assert (await chat.say("/family")).heading == "Ваша родина"


async def test_two_of_one_name_are_told_apart_where_a_claim_is_for_one_of_them(database: Database) -> None:
    chat = await twice(database)
    await chat.say("/family", "Ні, це дві людини")
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A1.2")
    which = await chat.say("Для моєї дитини")
    assert which.heading == "Яка це дитина?"
    assert [one.label for one in which.choices] == ["1. Софія", "2. Софія"]
    assert {one.listed for one in which.choices} == {"Вигадана Софія Андріївна, 17 травня 2015 року"}


async def test_it_is_asked_in_the_claim_when_the_same_child_is_told_again(database: Database) -> None:
    chat = await household(database)
    await chat.filled("A3.3", CHILD)
    await chat.come_back()
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A1.2")
    which = await chat.say("Для моєї дитини")
    assert which.heading == "Яка це дитина?"
    known = await chat.say("Інша дитина")
    assert [choice.label for choice in known.choices] == ["Пропущене"]
    await chat.say("Відповісти заново", "Так, громадянство є", SOFIA)
    asked = await chat.say("17 травня 2015")
    assert asked.heading == "Це одна людина?"
    await chat.say("Так, це одна людина")
    assert list(await chat.records()) == ["Софія"]
    assert set((await chat.whose()).values()) == {"Софія"}


async def test_a_whole_name_means_that_child_or_another_one_who_is_called_so(database: Database) -> None:
    chat = await household(database)
    await chat.filled("A3.3", CHILD)
    await chat.come_back()
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A1.2", "Для моєї дитини")
    known = await chat.say(TARAS)
    assert [choice.label for choice in known.choices] == [
        "Пропущене"
    ]  # what is known is offered all the same
    asked = await chat.say("Відповісти заново", "Так, громадянство є")
    assert asked.heading == "Як звати дитину?" and f"Ви вже писали: «{TARAS}»" in asked.lines
    born = await chat.say("Зберегти написане")
    assert born.heading == "Коли народилася дитина?"


async def test_the_whole_name_of_a_known_child_chooses_it(database: Database) -> None:
    chat = await household(database)
    await chat.filled("A3.3", CHILD)
    await chat.come_back()
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A1.2", "Для моєї дитини", SOFIA)
    assert set((await chat.whose()).values()) == {"Софія"}


@pytest.mark.parametrize("no", ["ні", "ні, інша"])
async def test_no_means_another_child(database: Database, no: str) -> None:
    chat = await household(database)
    await chat.filled("A3.3", CHILD)
    await chat.come_back()
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A1.2", "Для моєї дитини")
    assert [choice.label for choice in (await chat.say("старша донька")).choices] == ["Софія"]
    assert [choice.label for choice in (await chat.say(no)).choices] == ["Пропущене"]


async def test_never_across_accounts(database: Database) -> None:
    mother, father = await household(database, 1), await household(database, 2)
    for parent in (mother, father):
        await parent.filled("A1.2", CHILD)
        await parent.come_back()
        assert (await parent.say("/family")).heading == "Ваша родина"
        assert list(await parent.records()) == ["Софія"]


async def test_a_known_child_is_named_by_a_button(database: Database) -> None:
    chat = await household(database)
    await chat.filled("A3.3", {**CHILD, "child_sex": "дівчинка"})
    await chat.come_back()
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A1.2", "Для моєї дитини")
    known = await chat.say("Софія")
    assert known.heading == "Дещо ви вже розповіли" and known.whose == "Софія"
    asked = await chat.say("Відповісти заново")
    assert asked.heading == "Чи є у вас громадянство України?"
    assert set((await chat.whose()).values()) == {"Софія"}
    assert len(await chat.records()) == 1
