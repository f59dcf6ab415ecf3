"""Faults on order: refusals, silence, delay, broken answers and broken files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientPayloadError, ClientSession, ClientTimeout, FormData

from playground import Playground
from playground.faults import MALFORMED_UPDATES, Fault, Faults
from tests.playground.conftest import Act

Order = Callable[..., Awaitable[None]]


async def heard(client: ClientSession, user: int = 1) -> list[str]:
    async with client.get(f"/chat/{user}/messages") as response:
        return [message["text"] for message in (await response.json())["messages"] if message["from_bot"]]


async def test_faults_come_as_often_as_ordered(
    bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    await act("text", text="/start")
    await fault(method="sendMessage", times=2, status=429, retry_after=3)
    await fault(method="sendMessage", status=403)
    await fault(method="*", status=500)
    await fault(method="sendMessage", status=400, description="Bad Request: message is too long")
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(1, "x")
        assert refused.value.retry_after == 3
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(1, "x")
    with pytest.raises(TelegramServerError, match="Internal Server Error"):
        await bot.get_me()
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(1, "x")
    assert (await heard(client)) == []
    await bot.send_message(1, "нарешті")
    assert (await heard(client)) == ["нарешті"]


async def test_answers_get_lost_after_the_message_was_taken(
    bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    await act("text", text="/start")
    await fault(method="sendMessage", status="reset", applied=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(1, "раз")
    await fault(method="sendMessage", status="html")
    async with client.post(f"/bot{bot.token}/sendMessage", json={"chat_id": 1, "text": "два"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert (await heard(client)) == ["раз"]


async def test_a_fault_may_strike_one_chat_and_be_called_off(
    bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    for user in (1, 2):
        await act("text", user=user, text="/start")
    await fault(method="sendMessage", status=403, times=9, chat_id=2)
    await bot.send_message(1, "так")
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(2, "ні")
    async with client.delete("/playground/faults") as response:
        assert response.status == 200
    await bot.send_message(2, "так")
    async with client.post("/playground/faults", json={"method": "x", "status": "flood"}) as response:
        assert response.status == 400


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, TelegramUnauthorizedError), (404, TelegramNotFound), (409, TelegramConflictError)],
)
async def test_refusals_of_the_bot_itself(
    bot: Bot, act: Act, fault: Order, status: int, error: type[Exception]
) -> None:
    await act("text", text="/start")
    await fault(method="sendMessage", status=status)
    with pytest.raises(error):
        await bot.send_message(1, "x")


@pytest.mark.parametrize(
    ("status", "body"), [("empty", '{"ok":true}'), ("null", "null"), ("garbage", '{"ok":true,"resu')]
)
async def test_broken_answers_with_status_200(
    bot: Bot, act: Act, fault: Order, client: ClientSession, status: str, body: str
) -> None:
    await act("text", text="/start")
    await fault(method="sendMessage", status=status, applied=True)
    async with client.post(f"/bot{bot.token}/sendMessage", json={"chat_id": 1, "text": "x"}) as response:
        assert (response.status, await response.text()) == (200, body)
    assert (await heard(client)) == ["x"]


@pytest.mark.parametrize("name", MALFORMED_UPDATES)
async def test_any_body_can_be_given(bot: Bot, fault: Order, client: ClientSession, name: str) -> None:
    await fault(method="getUpdates", status=200, body=MALFORMED_UPDATES[name])
    async with client.post(f"/bot{bot.token}/getUpdates", json={"timeout": 30}) as response:
        assert (response.status, await response.text()) == (200, MALFORMED_UPDATES[name])
    assert await bot.get_updates() == []


async def test_no_answer_until_the_bot_gives_up(
    bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    await act("text", text="/start")
    await fault(method="sendMessage", status="hang", applied=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(1, "почуто", request_timeout=1)
    await fault(method="sendMessage", status="hang")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(1, "не почуто", request_timeout=1)
    assert (await heard(client)) == ["почуто"]


async def test_a_hanging_or_late_call_does_not_hold_up_the_end(
    playground: Playground, bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    await fault(method="getMe", status="hang")
    await fault(method="getUpdates", status=200, delay=500)
    calls = [
        asyncio.create_task(client.get(f"/bot{bot.token}/{method}")) for method in ("getMe", "getUpdates")
    ]
    await asyncio.sleep(0.2)
    async with asyncio.timeout(10):
        await playground.close()
        for response in await asyncio.gather(*calls):
            response.release()


async def test_calls_come_late_and_work(bot: Bot, act: Act, fault: Order, client: ClientSession) -> None:
    """In front of every call, and without a limit; what is `applied` is seen before its answer comes."""
    await act("text", text="/start")
    clock = asyncio.get_running_loop().time
    await fault(method="*", status=200, delay=0.2, times=None)
    start = clock()
    for number in range(3):
        await bot.send_message(1, str(number))
    assert clock() - start >= 0.6
    await fault(method="sendMessage", status=200, delay=0.5, applied=True)
    sending = asyncio.create_task(bot.send_message(1, "видно"))
    while "видно" not in await heard(client):
        await asyncio.sleep(0.02)
    assert not sending.done()
    await sending
    await fault(method="sendMessage", status=403)
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(1, "x")


def test_a_share_of_the_calls_is_the_same_for_a_seed() -> None:
    def struck(seed: int) -> list[int]:
        faults = Faults()
        faults.add(Fault(method="*", status=200, delay=1, times=None))
        faults.add(Fault(method="*", status=500, share=0.05, seed=seed, times=None))
        strikes = [faults.take("sendMessage", number) for number in range(2000)]
        assert {strike.before for strike in strikes} == {1.0}
        return [number for number, strike in enumerate(strikes) if strike.fault]

    assert struck(7) == struck(7) != struck(8)
    assert 60 <= len(struck(7)) <= 140


def test_a_share_ends_after_its_times_and_a_fault_after_its_time() -> None:
    faults = Faults()
    faults.add(Fault(method="getFile", status=400, share=0.5, times=3))
    assert sum(bool(faults.take("getFile").fault) for _ in range(100)) == 3
    faults.add(Fault(method="getFile", status=400, times=None, lasts=0.001))
    while faults.take("getFile").fault:
        pass
    assert not faults.take("getFile").fault


async def send(client: ClientSession, user: int, content: bytes) -> None:
    form = FormData()
    form.add_field("files", BytesIO(content), filename="довідка.pdf")
    async with client.post(f"/chat/{user}/files", data=form) as response:
        assert response.status == 200


async def fetch(client: ClientSession, address: str) -> tuple[bytes, Any]:
    async with client.get(address) as response:
        assert response.status == 200
        return await response.read(), response.headers


async def test_files_come_by_half_or_as_a_page(bot: Bot, fault: Order, client: ClientSession) -> None:
    content = bytes(range(200))
    await send(client, 1, content)
    message = (await bot.get_updates())[0].message
    assert message and message.document
    path = (await bot.get_file(message.document.file_id)).file_path
    address = f"/file/bot{bot.token}/{path}"
    await fault(method="file", status="half", chat_id=1)
    body, headers = await fetch(client, address)
    assert (body, headers["Content-Length"]) == (content[:100], "100")
    await fault(method="file", status="half_unsaid")
    body, headers = await fetch(client, address)
    assert body == content[:100] and "Content-Length" not in headers
    await fault(method="file", status="half_cut")
    with pytest.raises(ClientPayloadError):
        await fetch(client, address)
    await fault(method="file", status="html")
    body, headers = await fetch(client, address)
    assert body.startswith(b"<!doctype html>") and headers["Content-Type"].startswith("text/html")
    await fault(method="file", status="hang")
    with pytest.raises(TimeoutError):
        async with client.get(address, timeout=ClientTimeout(total=0.5)):
            pass
    assert (await fetch(client, address))[0] == content
    async with client.post("/playground/faults", json={"method": "*", "status": "half"}) as response:
        assert response.status == 400


async def test_faults_of_one_chat_reach_its_files_and_presses(
    bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    gone = "Bad Request: wrong file_id or the file is temporarily unavailable"
    ids = {}
    for user in (1, 2):
        await send(client, user, b"x" * user)
        await act("press", user=user, message_id=1, data="x")
    for update in await bot.get_updates():
        if update.message and update.message.document:
            ids[update.message.chat.id] = update.message.document.file_id
    await fault(method="getFile", status=400, description=gone, chat_id=2, times=None)
    await fault(method="answerCallbackQuery", status=400, chat_id=2)
    assert (await bot.get_file(ids[1])).file_size == 1
    with pytest.raises(TelegramBadRequest, match="temporarily unavailable"):
        await bot.get_file(ids[2])
    queries = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    assert await bot.answer_callback_query(queries[0].id)
    with pytest.raises(TelegramBadRequest):
        await bot.answer_callback_query(queries[1].id)


async def test_a_refusal_says_how_long_to_wait(
    bot: Bot, act: Act, fault: Order, client: ClientSession
) -> None:
    await act("text", text="/start")
    await fault(method="editMessageText", status=429, retry_after=3600)
    async with client.post(f"/bot{bot.token}/editMessageText", json={"chat_id": 1}) as response:
        assert json.loads(await response.text()) == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 3600",
            "parameters": {"retry_after": 3600},
        }
