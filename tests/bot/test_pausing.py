"""After a pause in a claim that may hurt, nothing that is sent answers by itself; in others it does."""

from functools import partial

from conversation.files.receiving import show_present
from conversation.happenings import Pressed, Said, Sent, Strange
from conversation.limits import DEFAULTS
from dialogs.engine.answers import Ref, Screen
from tests.bot.writing import CARE, PLAIN, Chat
from tests.bot.writing import chat as chat  # noqa: PLC0414  # the fixture


async def test_a_text_after_a_pause_is_kept_and_answers_nothing(chat: Chat) -> None:
    asked = await chat.begin_writing()
    before = (await chat.claim()).draft.answers
    chat.wait(hours=6, seconds=1)
    view = await chat.say(asked.example)
    assert view.place.screen is Screen.TASKS
    assert "Ваш текст збережено" in chat.notices
    assert (await chat.claim()).draft.answers == before
    await chat.say("і ще рядок")
    assert "Це теж збережено" in chat.notices
    view = await chat.press("Продовжити")
    assert view.ref == asked.ref
    assert f"Ви вже писали: «{asked.example} і ще рядок»" in view.lines


async def test_what_was_kept_becomes_the_answer_with_one_press(chat: Chat) -> None:
    asked = await chat.begin_writing()
    assert asked.ref is not None
    chat.wait(days=3)
    await chat.say(asked.example)
    await chat.press("Продовжити")
    await chat.press("Зберегти написане")
    draft = (await chat.claim()).draft
    assert asked.ref in draft.answers and draft.aside == ()


async def test_within_six_hours_a_text_is_an_answer(chat: Chat) -> None:
    asked = await chat.begin_writing()
    assert asked.ref is not None
    chat.wait(hours=6)
    await chat.say(asked.example)
    assert asked.ref in (await chat.claim()).draft.answers


async def test_in_other_claims_a_text_is_an_answer_however_late(chat: Chat) -> None:
    await chat.begin(PLAIN)
    chat.wait(days=30)
    await chat.say("Для мене")
    assert Ref("filing_for") in (await chat.claim()).draft.answers


async def test_a_message_written_in_time_and_read_late_is_an_answer(chat: Chat) -> None:
    """The bot was down for a night: what counts is when the person wrote."""
    asked = await chat.begin_writing()
    assert asked.ref is not None
    written = int(chat.clock[-1].timestamp()) + 60
    chat.wait(hours=10)
    await chat.happen(Said(asked.example, 99, written))
    assert asked.ref in (await chat.claim()).draft.answers


async def test_a_number_or_a_label_typed_after_a_pause_answers_nothing_either(chat: Chat) -> None:
    await chat.begin(CARE)
    view = await chat.open_claim()
    assert view.choices
    chat.wait(days=1)
    assert (await chat.say("1")).place.screen is Screen.TASKS
    assert (await chat.claim()).draft.answers == {}


async def test_buttons_work_after_a_pause(chat: Chat) -> None:
    await chat.begin(CARE)
    view = await chat.open_claim()
    assert view.ref is not None
    chat.wait(days=1)
    await chat.press(view.choices[0].label)
    assert view.ref in (await chat.claim()).draft.answers


async def test_an_old_button_after_a_pause_leads_to_the_task_list(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.open_claim()
    assert chat.turn is not None
    chat.wait(days=1)
    turn = await chat.happen(Pressed(f"{chat.turn.buttons - 1}.0"))
    assert turn.view is not None and turn.view.place.screen is Screen.TASKS
    assert (await chat.claim()).draft.answers == {}


async def test_a_sticker_after_a_pause_leads_to_the_task_list(chat: Chat) -> None:
    await chat.begin_writing()
    chat.wait(days=1)
    turn = await chat.happen(Strange())
    assert turn.view is not None and turn.view.place.screen is Screen.TASKS


async def test_a_file_after_a_pause_is_taken_and_leads_to_the_task_list(chat: Chat) -> None:
    await chat.begin_writing()
    chat.wait(days=1)
    await chat.happen(Sent("f", "u", "лист.pdf", "application/pdf", 10, "", "", 500))
    turn = await chat.database.write(partial(show_present, user_id=chat.user.id, limits=DEFAULTS))
    assert turn.view is not None and turn.view.place.screen is Screen.TASKS
    claim = (await chat.claim()).claim
    files = await chat.database.read(lambda work: work.evidence.list(chat.user, claim.id))
    assert [file.name for file in files] == ["лист.pdf"]


async def test_what_has_neither_word_nor_number_is_not_kept(chat: Chat) -> None:
    asked = await chat.begin_writing()
    chat.wait(hours=6, seconds=1)
    await chat.say("https://t.me/xxx")
    await chat.say("🙏🙏🙏")
    assert not any("збережено: він чекає" in notice or "Це теж" in notice for notice in chat.notices)
    assert (await chat.claim()).draft.aside == () and asked.ref is not None
