"""What is swept from the chat, what is said of it, and when it is offered."""

from datetime import timedelta

import pytest

from conversation.happenings import Commanded, Timer
from conversation.privacy.sweeping import AFTER
from tests.bot.writing import CARE, PLAIN, Chat
from tests.bot.writing import chat as chat  # noqa: PLC0414  # the fixture

OFFER = "Прибирати з чату"


def offered(chat: Chat) -> bool:
    assert chat.turn is not None and chat.turn.view is not None
    return OFFER in [action.label for action in chat.turn.view.everything]


def sweep(chat: Chat) -> timedelta | None:
    assert chat.turn is not None
    return chat.turn.sweep


async def test_sensitive_claims_are_swept_and_others_are_not(chat: Chat) -> None:
    await chat.begin(PLAIN)
    assert sweep(chat) is None
    await chat.begin(CARE)
    assert sweep(chat) == AFTER == timedelta(hours=40)
    await chat.open_claim()
    assert sweep(chat) == AFTER
    await chat.happen(Commanded("claims"))
    assert sweep(chat) == AFTER  # the list names it
    await chat.happen(Commanded("help"))
    assert chat.turn is not None


async def test_the_finder_is_swept_too(chat: Chat) -> None:
    await chat.happen(Commanded("start"))
    await chat.say("Почати нову заяву")
    await chat.say("Підібрати мої заяви")
    assert sweep(chat) == AFTER


async def test_it_is_offered_once_where_the_phone_is_put_away(chat: Chat) -> None:
    await chat.begin(PLAIN)
    assert not offered(chat)
    await chat.happen(Commanded("remind"))
    assert chat.turn is not None and chat.turn.view is not None
    assert chat.turn.view.heading == "Нагадати вам про чернетку?" and offered(chat)
    assert len(chat.turn.view.choices) + len(chat.turn.view.actions) <= 6
    await chat.press(OFFER)
    await chat.press("Ні, не прибирати")
    await chat.happen(Commanded("remind"))
    assert not offered(chat)


async def test_who_passes_it_over_is_not_asked_again(chat: Chat) -> None:
    await chat.begin(PLAIN)
    await chat.happen(Commanded("remind"))
    assert offered(chat)
    await chat.press("Не нагадувати")
    await chat.happen(Commanded("claims"))
    await chat.happen(Commanded("remind"))
    assert not offered(chat)


async def test_it_is_not_offered_where_it_is_on(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.open_claim()
    await chat.happen(Commanded("remind"))
    assert not offered(chat)


@pytest.mark.parametrize(
    ("choice", "plain", "care"), [("Так, прибирати все", AFTER, AFTER), ("Ні, не прибирати", None, None)]
)
async def test_the_choice_holds_for_everything(
    chat: Chat, choice: str, plain: timedelta | None, care: timedelta | None
) -> None:
    await chat.begin(PLAIN)
    await chat.happen(Commanded("privacy"))
    await chat.press(OFFER)
    view = await chat.press(choice)
    assert chat.notices.startswith("Добре.") and view is not None
    assert sweep(chat) == plain
    await chat.begin(CARE)
    assert sweep(chat) == care


async def test_what_was_said_before_the_choice_is_swept_as_well(chat: Chat) -> None:
    await chat.begin(PLAIN)
    user = chat.user
    await chat.database.write(lambda work: work.messages.note(user.id, [501, 502], work.now))
    chat.wait(hours=41)
    assert await chat.database.read(lambda work: work.messages.due()) == []
    await chat.happen(Commanded("privacy"))
    await chat.press(OFFER)
    await chat.press("Так, прибирати все")
    assert await chat.database.read(lambda work: work.messages.due()) == [user.id]
    due = await chat.database.read(lambda work: [sent.number for sent in work.messages.due_of(user.id)])
    assert due == [501, 502]
    chat.wait(hours=8)
    assert await chat.database.read(lambda work: work.messages.due()) == []  # nobody can delete them any more


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (
            86400,
            "Тепер цей чат стирається сам за 1 день. Зникнуть і квитанції, і пакети. Заяви лишаться: /claims.",
        ),
        (7 * 86400, "сам за 7 днів."),
        (2678400, "сам за 31 день."),
        (3600, "сам менш ніж за день."),
        (0, "Цей чат більше не стирається сам."),
    ],
)
async def test_the_timer_of_the_chat_is_noticed_and_explained(chat: Chat, seconds: int, said: str) -> None:
    await chat.begin(PLAIN)
    before = (await chat.claim()).draft
    await chat.happen(Timer(seconds))
    assert said in chat.notices
    assert (await chat.claim()).draft == before
