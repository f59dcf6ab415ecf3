"""Faults on order, the guard against other sites, and the program on its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import ClientSession

from bot.playground import Playground, start
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


async def test_other_sites_and_other_names_are_refused(playground: Playground, client: ClientSession) -> None:
    port = playground.url.rsplit(":", 1)[1]
    for path in ("/", "/chat/1/messages", f"/bot{playground.token}/getMe"):
        for name in (
            "evil.example",
            "127.0.0.1.evil.example",
            "127.0.0.1@evil.example",
            "localhost:99999999",
            "",
        ):
            async with client.get(path, headers={"Host": f"{name}:{port}"}) as response:
                assert response.status == 403
        async with client.get(path, headers={"Host": f"localhost:{port}"}) as response:
            assert response.status == 200
    for origin, status in [
        ("http://evil.example", 403),
        ("http://127.0.0.1:1", 403),
        ("null", 403),
        (playground.url, 200),
    ]:
        for path, body in [
            ("/chat/1/text", {"text": "x"}),
            ("/playground/faults", {"method": "x", "status": 500}),
        ]:
            async with client.post(path, json=body, headers={"Origin": origin}) as response:
                assert response.status == status, origin


async def test_the_page_allows_only_its_own_scripts(client: ClientSession) -> None:
    async with client.get("/") as response:
        policy = response.headers["Content-Security-Policy"]
        page = await response.text()
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for asset in ("chat.css", "chat.js", "message.js", "composer.js", "dom.js", "icon.svg"):
        async with client.get(f"/assets/{asset}") as response:
            assert response.status == 200
            assert "http://" not in (await response.text()).replace("http://www.w3.org/2000/svg", "")
    assert "Нічого нікуди не надсилається" in page
    async with client.get("/assets/../server.py") as response:
        assert response.status == 404


async def test_closing_lets_everyone_go(
    act: Act, playground: Playground, client: ClientSession, bot: Bot
) -> None:
    polls = [
        asyncio.create_task(client.get("/chat/1/wait", params={"timeout": "50"})),
        asyncio.create_task(client.get(f"/bot{bot.token}/getUpdates", params={"timeout": "50"})),
    ]
    await asyncio.sleep(0.1)
    async with asyncio.timeout(10):
        await playground.close()
        for response in await asyncio.gather(*polls):
            assert response.status == 200
            response.release()


async def test_a_port_already_taken_is_said_at_once(playground: Playground) -> None:
    with pytest.raises(OSError, match="address already in use"):
        await start(int(playground.url.rsplit(":", 1)[1]))


async def test_it_stands_alone_and_says_its_address_first() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.playground", "--token", "7:test", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    url = (await process.stdout.readline()).decode().strip()
    async with ClientSession() as client, client.get(f"{url}/bot7:test/getMe") as response:
        assert (await response.json())["result"]["id"] == 7
    process.terminate()
    await process.wait()
