"""What replies to another message than the present question is no answer to that one."""

from __future__ import annotations

import pytest

from conversation.happenings import Said
from conversation.turn import Turn
from dialogs.engine.answers import Ref
from storage import Database
from tests.bot.seeing import happen
from tests.bot.test_stories import ADDRESS, NEXT, STORY, Teller
from tests.bot.test_stories import teller as teller  # noqa: PLC0414  # the fixture

DATE = Ref("displacement_date")
ASKED = "✅ Коли довелося виїхати за кордон?\n8 березня 2022 року"
REPLACE = "Замінити попередню відповідь?"


async def reply(teller: Teller, text: str, to: int, asked: str = "") -> Turn:
    """A text that replies to the message of this number."""
    teller.message += 1
    teller.at += 60
    said = Said(text, teller.message, teller.at, to, asked)
    teller.message += 1
    teller.turn = await happen(teller.database, teller.user.id, said, message=teller.message)
    return teller.turn


async def test_a_reply_to_a_question_before_corrects_that_one(teller: Teller) -> None:
    turn = await reply(teller, "9 березня 2022", teller.message - 2, ASKED)
    assert teller.heading == REPLACE and turn.view is not None
    assert turn.view.lines[0] == "Коли довелося виїхати за кордон?"
    await teller.press("Так, замінити")
    draft = await teller.draft()
    assert "9" in str(draft.answers[DATE].value) and STORY not in draft.answers
    assert teller.heading == "Розкажіть, що сталося"


async def test_a_reply_to_an_own_answer_corrects_it(teller: Teller) -> None:
    await reply(teller, "9 березня 2022", teller.message - 1)
    assert teller.heading == REPLACE
    assert STORY not in (await teller.draft()).answers


async def test_a_number_that_replies_to_a_question_before_presses_nothing_of_the_present_one(
    teller: Teller,
) -> None:
    await teller.say("Будинок згорів, жити стало ніде.")
    await reply(teller, "2", teller.message - 8, "✅ Де довелося бути 24 лютого 2022 року?\nВ Україні")
    assert teller.heading == REPLACE


async def test_a_reply_to_anything_else_is_asked_about(teller: Teller) -> None:
    turn = await reply(teller, "Будинок згорів, жити стало ніде.", 5, "Вітаємо! Це «Заява».")
    assert any("не на останнє питання" in notice for notice in turn.notices)
    draft = await teller.draft()
    assert STORY not in draft.answers and draft.set_aside(STORY) == "Будинок згорів, жити стало ніде."
    await teller.press("Зберегти написане")
    assert await teller.story() == "Будинок згорів, жити стало ніде."


@pytest.mark.parametrize("back", [0, 1])
async def test_a_reply_to_the_present_question_or_to_what_came_with_it_answers_it(
    database: Database, teller: Teller, back: int
) -> None:
    """What is said of an answer may stand in a message of its own before the screen."""
    await teller.say("Будинок згорів, жити стало ніде.")
    teller.message += 4
    thanks = Said("дякую", teller.message - 3, teller.at)
    await happen(database, teller.user.id, thanks, message=teller.message)
    await reply(teller, ADDRESS, teller.message - back)
    assert NEXT in (await teller.draft()).answers


async def test_a_copy_of_the_present_question_is_as_good_as_it(teller: Teller) -> None:
    await reply(teller, "Будинок згорів, жити стало ніде.", 3, "Розкажіть, що сталося\nЧому довелося виїхати")
    assert await teller.story() == "Будинок згорів, жити стало ніде."


async def test_a_reply_to_a_question_before_corrects_it_where_nothing_is_asked_any_more(
    teller: Teller,
) -> None:
    """At the list of sections, and at the check before the package."""
    await teller.press("Пауза")
    await reply(teller, "9 березня 2022", teller.message - 3, ASKED)
    assert teller.heading == REPLACE
    await teller.press("Так, замінити")
    assert "9" in str((await teller.draft()).answers[DATE].value)
