"""Updates: what people do, long polling, the webhook, and what the page and tests can watch."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import ClientSession, web

from tests.playground.conftest import Act


async def test_an_update_stays_until_a_later_offset_confirms_it(bot: Bot, act: Act) -> None:
    for text in ("один", "два", "три"):
        await act("text", text=text)
    first = await bot.get_updates(limit=2)
    assert [u.update_id for u in first] == [1, 2]
    assert await bot.get_updates(limit=2) == first
    assert [u.message and u.message.text for u in await bot.get_updates(offset=2)] == ["два", "три"]
    assert [u.update_id for u in await bot.get_updates()] == [2, 3]
    assert [u.update_id for u in await bot.get_updates(offset=-1)] == [3]
    assert await bot.get_updates(offset=4) == []


async def test_a_long_poll_wakes_and_a_newer_one_ends_it(bot: Bot, act: Act) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await older
    await act("text", text="Добрий день")
    assert [u.message and u.message.text for u in await newer] == ["Добрий день"]


async def test_only_allowed_kinds_are_made(bot: Bot, act: Act) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    assert (await act("text", text="/start"))["update_id"] == []
    assert (await act("press", message_id=1, data="x"))["update_id"] == [1]


async def test_whatever_a_person_sends_is_an_update(bot: Bot, act: Act) -> None:
    said = await act("text", text="/start глибоке")
    await act("text", text="Так", reply_to=said["message_id"])
    await act("edit", message_id=said["message_id"], text="Виправлено")
    await act("location", latitude=50.45, longitude=30.52)
    await act("contact", phone="+380501112233")
    await act("poll")
    await act("dice")
    start, reply, edited, place, contact, poll, dice = await bot.get_updates()
    assert start.message and start.message.entities and start.message.entities[0].type == "bot_command"
    assert start.message.from_user and start.message.from_user.language_code == "uk"
    assert (
        reply.message
        and reply.message.reply_to_message
        and reply.message.reply_to_message.text == "/start глибоке"
    )
    assert (
        edited.edited_message
        and edited.edited_message.text == "Виправлено"
        and edited.edited_message.edit_date
    )
    assert place.message and place.message.location and place.message.location.latitude == 50.45
    assert contact.message and contact.message.contact and contact.message.contact.user_id == 1
    assert poll.message and poll.message.poll and dice.message and dice.message.dice


async def test_a_long_text_comes_in_parts_as_from_a_phone(bot: Bot, act: Act) -> None:
    text = "😀" * 3000
    done = await act("text", text=text)
    parts = [u.message.text or "" for u in await bot.get_updates() if u.message]
    assert len(done["update_id"]) == 2
    assert "".join(parts) == text
    assert len(parts[0]) == 2048


@pytest.mark.parametrize(
    ("door", "fields"),
    [
        ("text", {"text": "  "}),
        ("text", {"text": "x", "colour": "red"}),
        ("edit", {"message_id": 1, "text": "x"}),
        ("location", {"latitude": 91, "longitude": 0}),
        ("press", {"message_id": 0, "data": "x"}),
    ],
)
async def test_what_no_phone_would_send_is_refused(
    client: ClientSession, door: str, fields: dict[str, Any]
) -> None:
    async with client.post(f"/chat/1/{door}", json=fields) as response:
        assert response.status == 400
        assert (await response.json())["error"]


async def test_events_come_by_long_poll_and_as_a_stream(bot: Bot, act: Act, client: ClientSession) -> None:
    await act("text", text="/start")
    waiting = asyncio.create_task(client.get("/chat/1/wait", params={"after": "1"}))
    await asyncio.sleep(0.1)
    sent = await bot.send_message(1, "Питання")
    await bot.send_chat_action(1, "typing")
    await bot.edit_message_text("Питання 2", chat_id=1, message_id=sent.message_id)
    await bot.delete_message(1, sent.message_id)
    async with await waiting as response:
        woken = await response.json()
    assert woken["events"][0]["type"] == "new" and woken["events"][0]["message"]["text"] == "Питання"
    async with client.get("/chat/1/events", headers={"Last-Event-ID": "1"}) as stream:
        events = []
        async for line in stream.content:
            if line.startswith(b"data: "):
                events.append(json.loads(line[6:]))
            if len(events) == 4:
                break
    assert [(e["revision"], e["type"]) for e in events] == [
        (2, "new"),
        (3, "action"),
        (4, "edit"),
        (5, "delete"),
    ]
    async with client.get("/chat/1/wait", params={"after": "5", "timeout": "0"}) as response:
        assert await response.json() == {"revision": 5, "events": []}


class Receiver:
    """The bot's end of a webhook: notes what comes, fails as told, answers with a method as told."""

    def __init__(self) -> None:
        self.url = ""
        self.seen: list[tuple[int, int]] = []
        self.secrets: set[str | None] = set()
        self.failures: dict[int, int] = {}
        self.reply: dict[str, Any] = {}

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        user = update["message"]["from"]["id"]
        self.seen.append((user, update["update_id"]))
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.failures.get(user, 0) > 0:
            self.failures[user] -= 1
            return web.Response(status=500)
        return web.json_response(self.reply)


async def serve(app: web.Application) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.receive)
    runner, receiver.url = await serve(app)
    yield receiver
    await runner.cleanup()


async def until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not reached():
            await asyncio.sleep(0.01)


async def test_a_webhook_gets_updates_with_its_secret_and_long_polling_stops(
    bot: Bot, act: Act, receiver: Receiver
) -> None:
    await act("text", text="раніше")
    waiting = asyncio.create_task(bot.get_updates(offset=2, timeout=20))
    await asyncio.sleep(0.1)
    await act("text", text="до вебхука")
    assert len(await waiting) == 1
    await bot.set_webhook(receiver.url, secret_token="s" * 32, max_connections=3, allowed_updates=["message"])
    await act("text", text="після")
    await until(lambda: len(receiver.seen) == 2)
    assert receiver.seen == [(1, 2), (1, 3)]
    assert receiver.secrets == {"s" * 32}
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == (receiver.url, 3, ["message"])
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    await act("text", text="знову")
    assert [u.update_id for u in await bot.get_updates()][-1] == 4
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_a_failing_webhook_is_tried_again_in_order_and_others_do_not_wait(
    bot: Bot, act: Act, receiver: Receiver
) -> None:
    receiver.failures[1] = 2
    await bot.set_webhook(receiver.url)
    for text in ("один", "два"):
        await act("text", text=text)
    await act("text", user=2, text="інша людина")
    await until(lambda: len(receiver.seen) == 5)
    assert [update for user, update in receiver.seen if user == 1] == [1, 1, 1, 2]
    assert [user for user, _ in receiver.seen].index(2) < 3
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    await until(lambda: not receiver.failures[1])


async def test_a_method_in_the_answer_is_carried_out(
    bot: Bot, act: Act, receiver: Receiver, client: ClientSession
) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": 1, "text": "<b>Питання</b>", "parse_mode": "HTML"}
    await bot.set_webhook(receiver.url)
    await act("text", text="/start")
    async with client.get("/chat/1/wait", params={"after": "1"}) as response:
        assert (await response.json())["events"][0]["message"]["html"] == "<b>Питання</b>"
    receiver.reply = {"method": "deleteWebhook"}
    await act("text", text="ще")
    await until(lambda: len(receiver.seen) == 2)
    assert (await bot.get_webhook_info()).url == receiver.url


async def test_aiograms_own_webhook_answers_in_multipart(bot: Bot, act: Act, client: ClientSession) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> SendDocument:
        return message.answer_document(BufferedInputFile(b"%PDF", "claim.pdf"), caption="Готово")

    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="s" * 16).register(
        app, "/hook"
    )
    runner, url = await serve(app)
    try:
        await bot.set_webhook(url, secret_token="s" * 16)
        await act("text", text="/start")
        async with client.get("/chat/1/wait", params={"after": "1"}) as response:
            message = (await response.json())["events"][0]["message"]
    finally:
        await bot.delete_webhook()
        await runner.cleanup()
    assert (message["document"]["file_name"], message["caption"]) == ("claim.pdf", "Готово")


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("https://example.org/hook", "s"),
        ("http://127.0.0.1:9/hook", "no spaces"),
        ("http://127.0.0.1:9/hook", "s" * 257),
    ],
)
async def test_a_webhook_elsewhere_or_with_a_wrong_secret_is_refused(bot: Bot, url: str, secret: str) -> None:
    with pytest.raises(TelegramBadRequest):
        await bot.set_webhook(url, secret_token=secret)
    assert (await bot.get_webhook_info()).url == ""
