"""Through the chat: who tells what happened before being asked loses no word and is met kindly."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Ref, Screen
from storage import Database
from tests.bot.chat import Chat

TOLD = "тримали в підвалі й били струмом"


async def test_on_the_screen_before_the_first_question_it_waits_for_the_story(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    view = await chat.say("Почати нову заяву", "A2.5", TOLD)
    assert view.place.screen is Screen.OPENING
    assert chat.notices == ("Ваші слова збережено: запропонуємо їх, коли попросимо розповісти, що сталося.",)
    (claim,) = await chat.drafts()
    assert claim.draft.set_aside(Ref("story")) == TOLD
    assert (await chat.say("Далі", "Почати")).ref is not None


async def test_at_a_question_it_waits_too_and_the_question_stays(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    asked = await chat.say("Почати нову заяву", "A2.5", "Далі", "Почати", "Для мене", "так")
    again = await chat.say(TOLD)
    assert again.heading == asked.heading
    assert "збережено" in chat.notices[0]
    (claim,) = await chat.drafts()
    assert claim.draft.set_aside(Ref("story")) == TOLD


@pytest.mark.parametrize("before", [("Почати нову заяву",), ("Почати нову заяву", "Вибрати категорію"), ()])
async def test_before_a_claim_it_leads_to_the_questions(database: Database, before: tuple[str, ...]) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say(*before, "Добрий день, чоловік загинув від обстрілу, квартира згоріла")
    assert "Дякуємо, що розповідаєте." in chat.notices[0]
    view = await chat.say("Підібрати мої заяви")
    assert view.ref is not None


async def test_what_is_told_before_a_claim_is_offered_in_the_first_one_that_asks(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", TOLD, "і документи забрали, і телефон розбили", TOLD)
    await chat.say("A2.5")
    assert any("Ваші слова збережено" in notice for notice in chat.notices)
    (claim,) = await chat.drafts()
    assert claim.draft.set_aside(Ref("story")) == f"{TOLD}\nі документи забрали, і телефон розбили"


async def test_back_turns_the_page_before_the_first_question(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    first = await chat.say("Почати нову заяву", "A2.5")
    assert (await chat.say("Далі", "назад")).heading == first.heading


@pytest.mark.parametrize(
    "typed",
    [
        "що тут робити?",
        "Добрий день",
        "ні дякую",
        "<b>&amp;</b>",
        "<i>так</i> & <b>ні</b>",
        "https://example.org/a/b-c?d=e&f=g",
        "example.com.ua/war/crimes",
        "{'a': 'b', 'c': 'd'}",
        "f5 e2 c3 a1",
        "a@b.com.ua",
    ],
)
async def test_what_tells_nothing_is_answered_as_before(database: Database, typed: str) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", typed)
    assert not any("розповідаєте" in notice for notice in chat.notices)
