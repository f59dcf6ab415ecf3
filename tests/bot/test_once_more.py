"""What is typed or pressed once more, because the bot was slow: it counts once, and is not kept where it is no answer.
However often it comes, the person can still answer, skip and go on."""

from __future__ import annotations

import pytest

from conversation.happenings import Said
from dialogs.engine.answers import Draft, Ref, State
from storage import Database
from tests.bot.seeing import press
from tests.bot.writing import Chat
from tests.bot.writing import chat as chat  # noqa: PLC0414  # the fixture

TWICE = "Це повідомлення прийшло двічі, враховано одне."
ASKED_ABOUT = "Ви щойно вже писали це."


class Slow:
    """Texts that were all sent before anything came of the first of them."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat

    async def send(self, *texts: str) -> list[str]:
        """The notices of each screen that came; "-" where there was none."""
        first, at = self.chat.messages + 1, int(self.chat.clock[-1].timestamp())
        self.chat.messages += 100
        said = []
        for number, text in enumerate(texts):
            turn = await self.chat.happen(Said(text, first + number, at))
            said.append(" ".join(turn.notices) if turn.view is not None else "-")
        return said


async def _at(chat: Chat, key: str, code: str = "A4.2") -> None:
    """Go to a question of the claim, skipping what is before it."""
    await chat.begin(code)
    for _ in range(80):
        assert chat.turn is not None and chat.turn.view is not None
        view = chat.turn.view
        if view.ref == Ref(key):
            return
        labels = [action.label for action in view.everything]
        wanted = ("Для мене", "Так", "Файлів немає", "Не знаю", "Пропустити", "Це всі", "Далі", "Почати")
        label = next((one for want in wanted for one in labels if one.startswith(want)), labels[0])
        await chat.press(label)
    raise AssertionError(f"{key} is not asked")


async def _draft(chat: Chat) -> Draft:
    return (await chat.claim()).draft


@pytest.mark.parametrize(
    "typed", ["Пропустити", "пропустить", "не знаю", "не хочу", "Далі", "skip", "потім", "Назад", "Пауза"]
)
@pytest.mark.parametrize("times", [2, 3, 7])
async def test_a_skip_typed_again_on_a_slow_line_counts_once(chat: Chat, typed: str, times: int) -> None:
    await _at(chat, "applicant_phone")
    _, second, *others = await Slow(chat).send(*[typed] * times)
    assert TWICE in second or second == "-"
    assert set(others) <= {"-"}
    draft = await _draft(chat)
    assert draft.aside == () and draft.attempt is None


async def test_however_often_a_skip_came_the_phone_can_be_skipped_and_answered(chat: Chat) -> None:
    await _at(chat, "applicant_phone")
    for _ in range(5):
        await Slow(chat).send("Пропустити", "Пропустити")
        await chat.say("Назад")
        assert chat.turn is not None and chat.turn.view is not None
    await _back_to(chat, "applicant_phone")
    await chat.say("+380671234567")
    assert (await _draft(chat)).answers[Ref("applicant_phone")].value == "+380671234567"


async def _back_to(chat: Chat, key: str) -> None:
    for _ in range(10):
        assert chat.turn is not None and chat.turn.view is not None
        if chat.turn.view.ref == Ref(key) and chat.turn.view.share:
            return
        await chat.say("Пропустити" if chat.turn.view.ref == Ref(key) else "Назад")
    raise AssertionError(key)


async def test_typed_after_the_question_was_shown_a_skip_acts(chat: Chat) -> None:
    await _at(chat, "applicant_phone")
    await Slow(chat).send("Пропустити", "Пропустити", "Пропустити")
    view = await chat.say("Пропустити")
    assert (await _draft(chat)).answers[Ref("applicant_phone")].state is State.UNKNOWN
    assert view.ref != Ref("applicant_phone")


@pytest.mark.parametrize("typed", ["дякую", "Добрий день", "так", "1"])
async def test_what_is_no_answer_is_kept_nowhere_however_often_it_comes(chat: Chat, typed: str) -> None:
    await _at(chat, "applicant_phone")
    before = (await _draft(chat)).answers
    await Slow(chat).send(*[typed] * 4)
    draft = await _draft(chat)
    assert draft.aside == () and draft.answers == before


@pytest.mark.parametrize("label", ["Так", "так", "да", "1"])
async def test_a_choice_typed_twice_answers_one_question(chat: Chat, label: str) -> None:
    await chat.begin("A1.2")
    await chat.say("Для мене")
    _, second = await Slow(chat).send(label, label)
    draft = await _draft(chat)
    assert Ref("applicant_citizenship") in draft.answers and len(draft.answers) == 2
    assert TWICE in second and draft.aside == ()


async def test_a_text_that_may_be_the_next_answer_is_asked_about_and_kept_once(chat: Chat) -> None:
    await _at(chat, "displacement_circumstances", "A1.2")
    story = "Будинок згорів, і ми поїхали."
    notices = await Slow(chat).send(story, story, story, story)
    assert ASKED_ABOUT in notices[1] and notices[2:] == ["-", "-"]
    (kept,) = (await _draft(chat)).aside
    assert kept.text == story
    await chat.say("Харківська область, Ізюм, вулиця Садова, 5")
    draft = await _draft(chat)
    assert kept.ref in draft.answers and draft.aside == ()


async def test_a_story_sent_again_within_seconds_of_the_next_question_is_asked_about(chat: Chat) -> None:
    await _at(chat, "displacement_circumstances", "A1.2")
    story = "Будинок згорів, і ми поїхали."
    await chat.say(story)
    chat.wait(seconds=4)
    await chat.say(story)
    assert ASKED_ABOUT in chat.notices
    await chat.say(story)
    assert ASKED_ABOUT in chat.notices
    chat.wait(seconds=11)
    await chat.say(story)
    assert ASKED_ABOUT in chat.notices, "and it stands beside the question, one tap from being its answer"


async def test_what_was_pressed_and_is_typed_before_the_answer_came_counts_once(chat: Chat) -> None:
    await chat.begin("A1.2")
    await chat.say("Для мене")
    assert chat.turn is not None
    label = "Так"
    labels = [action.label for action in chat.turn.view.everything] if chat.turn.view else []
    full = next(one for one in labels if one.startswith(label))
    first, at = chat.messages + 1, int(chat.clock[-1].timestamp())
    chat.messages += 100
    await chat.press(full)
    await chat.happen(Said(full, first, at))
    assert TWICE in chat.notices and len((await _draft(chat)).answers) == 2


async def test_a_button_pressed_twice_shows_nothing_and_leaves_what_was_shown_as_shown(
    chat: Chat, database: Database
) -> None:
    """Neither is a text after it taken for one sent too early, nor is anything owed at the next start."""
    await _at(chat, "applicant_email")
    assert chat.turn is not None
    twice = press(chat.turn, "Пропустити")
    shown = await chat.happen(twice)
    chat.wait(seconds=3)
    assert (await chat.happen(twice)).view is None
    user = await chat.database.read(lambda work: work.users.get(chat.user.id))
    assert user.shown_rev == user.rev == shown.rev
    assert await chat.database.read(lambda work: work.users.behind()) == []


async def test_a_text_after_a_double_tap_is_an_answer(chat: Chat) -> None:
    await chat.begin("A1.2")
    await chat.say("Для мене")
    await chat.say("так")
    assert chat.turn is not None
    twice = press(chat.turn, "В Україні")
    await chat.happen(twice)
    await chat.happen(twice)
    await chat.say("24.02.2022")
    assert chat.turn.view is not None
    before = press(chat.turn, "Назад")
    await chat.happen(before)
    await chat.happen(before)
    await chat.say("24.02.2022")
    assert TWICE not in chat.notices and ASKED_ABOUT not in chat.notices


async def test_an_old_button_is_told_of_where_it_was_pressed_while_the_screen_is_new(chat: Chat) -> None:
    await chat.begin("A1.2")
    assert chat.turn is not None
    old = press(chat.turn, "Назад")
    await chat.say("Для мене")
    turn = await chat.happen(old)
    assert turn.view is None and turn.toast == "Та кнопка з попереднього екрана вже не діє."
    chat.wait(seconds=11)
    turn = await chat.happen(old)
    assert turn.view is not None and "Та кнопка з попереднього екрана вже не діє." in turn.notices
