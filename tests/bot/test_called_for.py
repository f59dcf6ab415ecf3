"""A code of a category, typed wherever it is no answer, leads there."""

import pytest

from dialogs.engine.answers import Place, Screen
from storage import Database
from tests.bot.chat import Chat

WAY_BACK = "Попереднє збережено. Щоб повернутися, натисніть «Мої заяви»."


async def at(database: Database, *texts: str) -> Chat:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", *texts)
    return chat


@pytest.mark.parametrize(
    "typed", ["A3.1", "а3.1", "А 3.1", "a 3 1", "А-3.1", "a3.1.", "«A3.1»", "Заява A3.1"]
)
@pytest.mark.parametrize("before", [("A1.1",), ("A1.1", "Мої заяви", "1"), ("A1.1", "Для мене", "так")])
async def test_it_begins_from_wherever_one_is(
    database: Database, typed: str, before: tuple[str, ...]
) -> None:
    chat = await at(database, *before)
    view = await chat.say(typed)
    assert view.heading in ("Чи є у вас громадянство України?", "Дещо ви вже розповіли")
    assert WAY_BACK in chat.notices
    assert {writing.form.code for writing in await chat.drafts()} == {"A1.1", "A3.1"}


@pytest.mark.parametrize(("typed", "code"), [("R2", "R2"), ("р 2", "R2"), ("L6", "L6"), ("л6", "L6")])
async def test_help_beside_the_register_too(database: Database, typed: str, code: str) -> None:
    chat = await at(database, "A1.1")
    await chat.say(typed)
    assert code in {writing.form.code for writing in await chat.drafts()}


async def test_a_claim_that_there_is_opens_and_none_is_begun_twice(database: Database) -> None:
    chat = await at(database, "A1.1", "Мої заяви", "Почати нову заяву", "A3.1")
    view = await chat.say("a1.1")
    assert view.heading == "A1.1 · Вимушене внутрішнє переміщення"
    assert (await chat.say("A1.1")).place == Place(Screen.TASKS)
    assert WAY_BACK not in chat.notices
    assert len(await chat.drafts()) == 2


async def test_what_could_be_an_answer_is_kept_beside_the_question(database: Database) -> None:
    chat = await at(database, "A3.1", "так", "Право власності є", "Інше житлове приміщення")
    asked = await chat.say("A1.1")
    assert asked.heading == "Для кого ця заява?"
    kept = next(writing for writing in await chat.drafts() if writing.form.code == "A3.1")
    assert [aside.text for aside in kept.draft.aside] == ["A1.1"]


async def test_what_is_an_answer_stays_one(database: Database) -> None:
    chat = await at(database, "A3.3", "Для мене", "так", "Квартира")
    await chat.say("Київ, Хрещатик 1", "пропустити", "так", "46")
    view = await chat.say("R2")
    assert WAY_BACK in chat.notices, view.heading
    assert {writing.form.code for writing in await chat.drafts()} == {"A3.3", "R2"}


async def test_a_claim_on_the_next_page_of_the_finder(database: Database) -> None:
    chat = await at(database, "Підібрати мої заяви", "Більше ні для кого", "1, 2", "1", "3", "так", "4", "1")
    view = await chat.say("A3.6")
    assert view.heading == "Чи є у вас громадянство України?"
    assert (await chat.drafts())[0].claim.about == "self"
