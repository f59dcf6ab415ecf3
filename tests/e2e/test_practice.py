"""Practice stays apart from the real bot, and where it was over a restart."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession

from tests.e2e.person import Person, heading
from tests.e2e.running import ROOT


@asynccontextmanager
async def practice(data: Path, **environment: str) -> AsyncIterator[str]:
    """`python -m bot run` without a token; yields the address of its page."""
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=ROOT, env={"PATH": os.environ["PATH"], "DATA_DIR": str(data), **environment}, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    try:
        assert bot.stdout is not None
        line = (await asyncio.wait_for(bot.stdout.readline(), 30)).decode()
        yield line[line.index("http://") :].strip().rstrip("/")
    finally:
        bot.send_signal(signal.SIGTERM)
        await asyncio.wait_for(bot.communicate(), 15)


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
