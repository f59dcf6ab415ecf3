"""A claim that may hurt, turn by turn: how it opens, how it stops for today, and reminds."""

from datetime import datetime

import pytest

from conversation.happenings import Commanded
from conversation.privacy.leaving import TOLD
from dialogs.engine.answers import Place, Screen
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from tests.bot.seeing import press
from tests.bot.writing import CARE, PLAIN, Chat
from tests.bot.writing import chat as chat  # noqa: PLC0414  # the fixture


async def test_it_opens_with_what_comes_and_only_the_way_out_is_told_before(chat: Chat) -> None:
    view = await chat.begin(CARE)
    assert view.place.screen is Screen.OPENING
    assert chat.turn is not None and chat.turn.preface == TOLD
    assert all_forms()[CARE].intro in view.lines
    await chat.say("це не відповідь")
    assert (await chat.claim()).draft.answers == {}
    assert (await chat.open_claim()).ref is not None


async def test_another_claim_opens_as_before(chat: Chat) -> None:
    view = await chat.begin(PLAIN)
    assert view.ref is not None
    assert chat.turn is not None and chat.turn.preface == all_forms()[PLAIN].intro


async def test_the_opening_leads_to_what_other_claims_know(chat: Chat) -> None:
    await chat.begin(PLAIN)
    view = await chat.press("Для мене")
    while "громадянство" not in view.heading:
        view = await chat.press(view.everything[0].label)
    await chat.press(view.everything[0].label)
    assert (await chat.begin(CARE)).place.screen is Screen.OPENING
    assert (await chat.open_claim()).heading == "Дещо ви вже розповіли"


async def test_not_now_offers_a_reminder_and_comes_back_to_the_opening(chat: Chat) -> None:
    await chat.begin(CARE)
    assert (await chat.press("Не зараз")).heading == "Нагадати вам про чернетку?"
    view = await chat.say("2")
    assert view.heading == "На сьогодні все"
    assert await chat.reminder() == datetime(2026, 11, 24, 10, tzinfo=KYIV)
    assert "24 листопада 2026 року" in view.lines[0]
    await chat.press("Мої заяви")
    assert (await chat.say("1")).place.screen is Screen.TASKS
    assert (await chat.press("Продовжити")).place.screen is Screen.OPENING
    assert await chat.reminder() is not None


@pytest.mark.parametrize("code", [PLAIN, CARE])
async def test_every_task_list_offers_a_reminder_which_can_be_taken_back(chat: Chat, code: str) -> None:
    await chat.begin(code)
    await chat.happen(Commanded("claims"))
    view = await chat.say("1")
    assert len((*view.choices, *view.actions)) <= 6
    assert (await chat.press("Нагадати пізніше")).choices[0].label == "Нагадати завтра"
    await chat.press("Нагадати завтра")
    assert await chat.reminder() == datetime(2026, 11, 22, 10, tzinfo=KYIV)
    view = await chat.press("Змінити нагадування")
    assert "22 листопада 2026 року" in " ".join(view.lines)
    view = await chat.press("Не нагадувати")
    assert view.lines[0] == "Нагадування не буде."
    assert await chat.reminder() is None


async def test_the_command_leads_to_the_reminder_and_back_to_the_claim(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.open_claim()
    turn = await chat.happen(Commanded("remind"))
    assert turn.view is not None and turn.view.heading == "Нагадати вам про чернетку?"
    assert (await chat.press("Повернутися до заяви")).place.screen is Screen.TASKS


async def test_without_a_draft_there_is_nothing_to_be_reminded_of(chat: Chat) -> None:
    turn = await chat.happen(Commanded("remind"))
    assert turn.view is not None
    assert (turn.view.lines, turn.view.choices) == (("Чернеток немає.",), ())


async def test_an_answer_cancels_the_reminder_and_looking_around_does_not(chat: Chat) -> None:
    await chat.begin_writing()
    await chat.happen(Commanded("remind"))
    await chat.press("Нагадати завтра")
    await chat.happen(Commanded("claims"))
    await chat.say("1")
    view = await chat.press("Продовжити")
    assert view.ref is not None
    assert await chat.reminder() is not None
    await chat.say(view.example)
    assert await chat.reminder() is None


async def test_erasing_everything_erases_the_reminder(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.press("Не зараз")
    await chat.press("Нагадати завтра")
    assert chat.turn is not None
    await chat.happen(Commanded("erase"))
    await chat.happen(press(chat.turn, "Так, стерти все"))
    assert await chat.reminder() is None


async def test_after_a_heavy_section_the_person_may_stop(chat: Chat) -> None:
    """The rest itself is the engine's; here «На сьогодні досить» leads on to the reminder."""
    view = await chat.begin_writing()
    heavy = {section.key for section in all_forms()[CARE].sections if section.heavy}
    assert heavy
    for _ in range(80):
        if view.place.screen is Screen.REST:
            break
        if view.ref is None:
            view = await chat.press(view.everything[0].label)
        else:
            view = await chat.press("Пропустити")
            if any(action.label == "Не знаю" for action in view.everything):  # not where Diia supplies it
                view = await chat.press("Не знаю")
    assert view.place == Place(Screen.REST, view.place.key) and view.place.key in heavy
    assert (await chat.press("На сьогодні досить")).heading == "Нагадати вам про чернетку?"
    assert (await chat.press("Повернутися до заяви")).place.screen is Screen.TASKS
    assert (await chat.press("Продовжити")).ref is not None


async def test_enough_for_today_and_then_on_after_all(chat: Chat) -> None:
    asked = await chat.begin_writing()
    await chat.press("Пауза")
    await chat.press("Нагадати пізніше")
    assert (await chat.press("Не нагадувати")).heading == "На сьогодні все"
    assert (await chat.press("Продовжити")).heading == asked.heading


@pytest.mark.parametrize("day", ["Не нагадувати", "Нагадати завтра"])
async def test_what_is_written_after_enough_for_today_is_kept(chat: Chat, day: str) -> None:
    asked = await chat.begin_writing()
    assert asked.ref is not None
    await chat.press("Пауза")
    await chat.press("Нагадати пізніше")
    await chat.press(day)
    view = await chat.say("Ще згадалося: це було біля річки.")
    assert view.heading == "На сьогодні все", "nothing is asked any more today"
    assert "Ваш текст збережено" in chat.notices
    assert (await chat.claim()).draft.answers.get(asked.ref) is None
    view = await chat.press("Продовжити")
    assert view.heading == asked.heading
    assert any("Ще згадалося: це було біля річки." in line for line in view.lines)
    assert (await chat.reminder() is None) is (day == "Не нагадувати")
