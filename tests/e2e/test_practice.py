"""Practice stays apart from the real bot, and where it was over a restart."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession, CookieJar

from tests.e2e.person import Person, heading, text
from tests.e2e.running import ROOT


def address_in(line: str) -> str:
    return line[line.index("http://") :].strip().rstrip("/")


@asynccontextmanager
async def practised(data: Path, **environment: str) -> AsyncIterator[tuple[str, str]]:
    """`python -m bot run` without a token; the addresses of the chat and of the practice desk, if there is one."""
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=ROOT, env={"PATH": os.environ["PATH"], "DATA_DIR": str(data), **environment}, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    try:
        assert bot.stdout is not None
        chat = address_in((await asyncio.wait_for(bot.stdout.readline(), 30)).decode())
        desk = ""
        with suppress(TimeoutError):
            desk = address_in((await asyncio.wait_for(bot.stdout.readline(), 5)).decode())
        async with asyncio.timeout(30):
            while desk and not await answers(desk):
                await asyncio.sleep(0.1)
        yield chat, desk
    finally:
        bot.send_signal(signal.SIGTERM)
        await asyncio.wait_for(bot.communicate(), 15)


@asynccontextmanager
async def practice(data: Path, **environment: str) -> AsyncIterator[str]:
    """The address of the chat alone."""
    async with practised(data, **environment) as (chat, _):
        yield chat


async def answers(url: str) -> bool:
    async with ClientSession() as client:
        try:
            async with client.get(url) as response:
                return response.status == 200
        except ClientConnectionError:
            return False


async def test_practice_never_touches_the_real_database_and_key(tmp_path: Path) -> None:
    real = tmp_path / "real"
    elsewhere = {
        "DATABASE_URL": f"sqlite:///{real}/zayava.sqlite3",
        "MASTER_KEY_FILE": str(real / "master.key"),
    }
    async with practice(tmp_path / "data", **elsewhere) as url:
        assert url.startswith("http://127.0.0.1:")
        folder = tmp_path / "data" / "practice"
        async with asyncio.timeout(30):
            while not (folder / "zayava.sqlite3").exists() or not (folder / "master.key").exists():
                await asyncio.sleep(0.1)
    assert not real.exists()


async def test_practice_goes_on_after_a_restart(tmp_path: Path) -> None:
    """The same page, the same conversation: a button of the screen from before still acts."""
    async with practice(tmp_path) as url, ClientSession() as client:
        person = Person(client, url, 1)
        await person.say("/start")
        await person.press("Почати нову заяву")
        asked = await person.say("A1.2")
        await person.tidied()
        before = await person.messages()
    async with practice(tmp_path) as again, ClientSession() as client:
        assert again == url
        person = Person(client, again, 1)
        assert (await person.messages())[: len(before)] == before
        assert (await person.screen())["message_id"] == asked["message_id"]
        assert heading(await person.press("Для мене")) == "Чи є у вас громадянство України?"


async def test_both_sides_are_played_in_one_browser(tmp_path: Path) -> None:
    """The practice desk's address is printed beside the chat's, and one press makes a reviewer of anybody."""
    async with practised(tmp_path, DESK_PORT="0") as (chat, desk), ClientSession() as client:
        person = Person(client, chat, 1)
        await person.say("/start")
        await person.press("Почати нову заяву")
        await person.say("A1.2")
        await person.press("Для мене")
        await person.say("/claims")
        await person.press("A1.2")
        assert "Пробна організація" in text(await person.press("Попросити перевірити"))
        await person.press("Надіслати на перевірку")
        await person.sees("Заява чекає на перевірку")
        jar = CookieJar(unsafe=True)
        async with ClientSession(cookie_jar=jar) as reviewer:
            async with reviewer.get(desk) as response:
                people = re.findall(r'name="person" value="(\d+)"', await response.text())
            assert len(people) == 2
            async with reviewer.post(desk, data={"person": people[0]}) as response:
                assert "A1.2 ·" in await response.text()


async def test_a_real_desk_leaves_practice_without_one(tmp_path: Path) -> None:
    real = {
        "DESK_URL": "https://desk.example/",
        "ORGANISATION": "Справжня організація",
        "ORGANISATION_CONTACT": "+380 44 000 00 00",
        "DESK_PORT": "0",
    }
    async with practised(tmp_path, **real) as (chat, desk), ClientSession() as client:
        assert not desk
        person = Person(client, chat, 1)
        await person.say("/start")
        await person.press("Почати нову заяву")
        await person.say("A1.2")
        await person.press("Для мене")
        await person.say("/claims")
        await person.press("A1.2")
        assert "Попросити перевірити" not in str((await person.screen())["reply_markup"])
