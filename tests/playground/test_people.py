"""Whatever a person can do besides typing an answer, as the update that Telegram makes of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InaccessibleMessage, Message, MessageOriginHiddenUser, MessageOriginUser, Update
from aiohttp import ClientSession, FormData

from tests.playground.conftest import Act


async def last(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1))[0]


async def last_message(bot: Bot) -> Message:
    message = (await last(bot)).message
    assert message
    return message


async def test_somebody_else_s_contact(bot: Bot, act: Act) -> None:
    await act("contact")
    own = (await last_message(bot)).contact
    assert own and (own.user_id, own.phone_number) == (1, "+380500000001")
    await act("others-contact", phone="+48600100200", name="Сестра", user_id=77)
    known = (await last_message(bot)).contact
    assert known and (known.user_id, known.first_name) == (77, "Сестра")
    await act("others-contact", phone="+48600100200", name="Сестра")
    unknown = (await last_message(bot)).contact
    assert unknown and unknown.user_id is None


async def test_a_live_location_moves_in_silence_and_ends(bot: Bot, act: Act, client: ClientSession) -> None:
    shared = await act("location", latitude=50.45, longitude=30.52, live_period=900)
    first = (await last_message(bot)).location
    assert first and first.live_period == 900
    for step in range(6):
        moved = await act(
            "move", message_id=shared["message_id"], latitude=50.46 + step / 100, longitude=30.5
        )
        assert moved["message_id"] == shared["message_id"]
    edited = (await last(bot)).edited_message
    assert edited and edited.edit_date and edited.location and edited.location.latitude == 50.51
    await act("move", message_id=shared["message_id"], latitude=50.51, longitude=30.5, stop=True)
    ended = (await last(bot)).edited_message
    assert ended and ended.location and ended.location.live_period is None
    pin = await act("location", latitude=50.45, longitude=30.52)
    for message_id in (shared["message_id"], pin["message_id"], 9):
        door = "/chat/1/move"
        spot = {"message_id": message_id, "latitude": 1, "longitude": 1}
        async with client.post(door, json=spot) as response:
            assert response.status == 400


async def test_a_place_with_a_name_is_a_location_too(bot: Bot, act: Act) -> None:
    await act("location", latitude=50.45, longitude=30.52, title="Лікарня № 3")
    message = await last_message(bot)
    assert message.venue and message.venue.title == "Лікарня № 3"
    assert message.location == message.venue.location


async def test_pinning_and_the_timer_come_as_messages_that_say_only_that(bot: Bot, act: Act) -> None:
    said = await act("text", text="Важливе")
    await act("pin", message_id=said["message_id"])
    pinned = await last_message(bot)
    assert isinstance(pinned.pinned_message, Message) and pinned.pinned_message.text == "Важливе"
    assert pinned.text is None and pinned.from_user and pinned.from_user.id == 1
    await act("timer", seconds=86400)
    timer = (await last_message(bot)).message_auto_delete_timer_changed
    assert timer and timer.message_auto_delete_time == 86400


async def test_forwarded_messages(bot: Bot, act: Act) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(1, "<b>Питання</b>", parse_mode="HTML")
    await act("forward", message_id=sent.message_id)
    back = await last_message(bot)
    assert isinstance(back.forward_origin, MessageOriginUser) and back.forward_origin.sender_user.is_bot
    assert (back.text, back.from_user and back.from_user.id) == ("Питання", 1)
    assert back.entities and back.entities[0].type == "bold" and back.message_id != sent.message_id
    await act("forward", text="Довідку не дали", name="Сусідка")
    heard = await last_message(bot)
    assert isinstance(heard.forward_origin, MessageOriginHiddenUser)
    assert (heard.text, heard.forward_origin.sender_user_name) == ("Довідку не дали", "Сусідка")


async def test_a_bot_may_write_too(bot: Bot, act: Act) -> None:
    await act("text", text="Я бот", as_bot=True)
    author = (await last_message(bot)).from_user
    assert author and author.is_bot
    await act("text", text="Я людина")
    author = (await last_message(bot)).from_user
    assert author and not author.is_bot


async def test_a_caption_is_changed_like_a_text(bot: Bot, act: Act, client: ClientSession) -> None:
    async with client.post("/chat/1/files", data={"kind": "photo", "caption": "Дім"}) as response:
        assert response.status == 400
    form = FormData({"kind": "photo", "caption": "Дім"})
    form.add_field("files", b"picture", filename="дім.jpg")
    async with client.post("/chat/1/files", data=form) as response:
        sent = await response.json()
    for caption in ("Наш дім", ""):
        await act("edit", message_id=sent["message_id"], text=caption)
        edited = (await last(bot)).edited_message
        assert edited and edited.photo and (edited.caption or "") == caption


async def test_who_blocks_the_bot_hears_nothing_until_they_let_it_write(bot: Bot, act: Act) -> None:
    await act("text", text="/start")
    await act("block")
    change = (await last(bot)).my_chat_member
    assert change and change.new_chat_member.status == "kicked"
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(1, "x")
    await act("block", blocked=False)
    change = (await last(bot)).my_chat_member
    assert change and change.new_chat_member.status == "member"
    await bot.send_message(1, "x")


async def test_messages_become_older(bot: Bot, act: Act, client: ClientSession) -> None:
    said = await act("text", text="/start")
    sent = [await bot.send_message(1, str(number)) for number in range(3)]
    await act("age", hours=47)
    assert await bot.delete_message(1, sent[0].message_id)
    await act("age", hours=1)
    fresh = await bot.send_message(1, "щойно")
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(1, said["message_id"])
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_messages(1, [fresh.message_id, sent[1].message_id])
    assert await bot.delete_messages(1, [fresh.message_id, 999])
    async with client.get("/chat/1/messages") as response:
        shown = (await response.json())["messages"]
    assert [message["text"] for message in shown] == ["/start", "1", "2"]
    age = datetime.now(UTC).timestamp() - shown[0]["date"]
    assert 48 * 3600 <= age < 48 * 3600 + 60


async def test_a_pressed_message_that_is_gone_is_inaccessible(bot: Bot, act: Act) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(1, "x")
    await bot.delete_message(1, sent.message_id)
    await act("press", message_id=sent.message_id, data="x")
    query = (await last(bot)).callback_query
    assert query and isinstance(query.message, InaccessibleMessage)


@pytest.mark.parametrize(
    ("door", "fields"),
    [
        ("text", {"text": "x", "client": "windows phone"}),
        ("location", {"latitude": 1, "longitude": 1, "live_period": 5}),
        ("others-contact", {"phone": "1"}),
        ("forward", {"text": "x"}),
        ("forward", {"message_id": 9}),
        ("pin", {"message_id": 9}),
        ("timer", {"seconds": -1}),
        ("age", {"hours": -1}),
    ],
)
async def test_what_no_phone_would_send_is_refused(
    client: ClientSession, door: str, fields: dict[str, Any]
) -> None:
    async with client.post(f"/chat/1/{door}", json=fields) as response:
        assert response.status == 400
        assert (await response.json())["error"]
