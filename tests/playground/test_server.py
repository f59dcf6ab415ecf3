"""The guard against other sites, and the program on its own."""

from __future__ import annotations

import asyncio
import gzip
import sys

import pytest
from aiogram import Bot
from aiohttp import ClientSession

from playground import Playground, start
from tests.playground.conftest import Act


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


async def test_a_picture_on_another_site_opens_and_reads_nothing(
    playground: Playground, client: ClientSession
) -> None:
    """A browser sends no `Origin` for it, but says itself that it is for another site."""
    for site, mode, status in (
        ("cross-site", "no-cors", 403),
        ("same-site", "no-cors", 403),
        ("cross-site", "cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
    ):
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
        for path in ("/", "/chat/1/messages", f"/bot{playground.token}/getMe"):
            async with client.get(path, headers=headers) as response:
                assert response.status == status, (site, mode, path)


async def test_the_page_allows_only_its_own_scripts(client: ClientSession) -> None:
    async with client.get("/") as response:
        policy = response.headers["Content-Security-Policy"]
        page = await response.text()
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for asset in ("chat.css", "chat.js", "log.js", "message.js", "composer.js", "dom.js", "icon.svg"):
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
        sys.executable, "-m", "playground", "--token", "7:test", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    url = (await process.stdout.readline()).decode().strip()
    async with ClientSession() as client, client.get(f"{url}/bot7:test/getMe") as response:
        assert (await response.json())["result"]["id"] == 7
    process.terminate()
    await process.wait()


async def test_what_the_page_loads_is_pressed_and_files_are_not(playground: Playground, act: Act) -> None:
    await act("text", text="Добрий день. " * 200)
    async with ClientSession(playground.url, auto_decompress=False) as client:
        for path in ("/", "/assets/chat.js", "/assets/chat.css", "/chat/1/messages"):
            async with client.get(path, headers={"Accept-Encoding": "gzip"}) as response:
                pressed = await response.read()
                assert response.headers["Content-Encoding"] == "gzip"
            async with client.get(path, headers={"Accept-Encoding": "identity"}) as response:
                plain = await response.read()
                assert "Content-Encoding" not in response.headers
            assert gzip.decompress(pressed) == plain and len(pressed) < len(plain) / 2
        async with client.get("/assets/chat.js") as response:
            known = {"If-None-Match": response.headers["ETag"], "Accept-Encoding": "gzip"}
        for _ in range(2):  # the second over the same connection, which the first must leave clean
            async with client.get("/assets/chat.js", headers=known) as response:
                assert (response.status, await response.read()) == (304, b"")
        async with client.get(
            f"/bot{playground.token}/getMe", headers={"Accept-Encoding": "gzip"}
        ) as response:
            assert "Content-Encoding" not in response.headers
