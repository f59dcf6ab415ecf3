"""What a start loads: whatever its settings do not ask for stays out, and neither its memory nor its time is taken."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable
from pathlib import Path

from aiohttp import ClientSession

from playground import Playground
from tests.e2e.person import Person, heading
from tests.e2e.running import ROOT, RunningBot, free_port

NEVER = {
    "aiogram",  # models of the Bot API, for the practice chat
    "aiohttp",  # until somebody sends a file, or is sent one
    "babel.messages",  # catalogues with their comments, for `texts`
    "obstore",
    "PIL",
    "prometheus_client",
    "rich",
    "schwifty",
    "segno",
    "typst",
}
OF_POSTGRESQL = {"asyncpg", "sqlalchemy.dialects.postgresql", "storage.neighbours"}
OF_SERVERS = {"bot.serving", "desk.pages", "jinja2"}


async def loaded(folder: Path, playground: Playground, **settings: str) -> set[str]:
    """The modules that a bot has loaded when it has answered somebody, with those that hold them."""
    environment = {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": playground.token,
        "TELEGRAM_API_URL": playground.url,
        "DATA_DIR": str(folder),
        **settings,
    }
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-X", "importtime", "-m", "bot", "run",
        cwd=ROOT, env=environment, stdout=DEVNULL, stderr=PIPE,
    )  # fmt: skip
    said = asyncio.create_task(bot.communicate())
    async with ClientSession() as client:
        await Person(client, playground.url, 1).say("/start")
    bot.terminate()
    imported = (await said)[1].decode()
    assert bot.returncode == 0
    return {
        line.rpartition("|")[2].strip() for line in imported.splitlines() if line.startswith("import time")
    }


async def test_with_sqlite_nothing_of_postgresql_is_loaded(tmp_path: Path, playground: Playground) -> None:
    first = await loaded(tmp_path, playground)
    assert "bot.program" in first and "aiosqlite" in first
    assert (
        first & {*NEVER, *OF_SERVERS, "alembic", "asyncpg", "sqlalchemy.orm", "storage.neighbours"} == set()
    )
    again = await loaded(tmp_path, playground)
    assert again & {*NEVER, *OF_SERVERS, *OF_POSTGRESQL, "sqlalchemy.orm", "alembic"} == set()


async def test_by_webhook_the_door_is_all_that_is_loaded_besides(
    tmp_path: Path, playground: Playground
) -> None:
    hook, watch = free_port(), free_port()
    found = await loaded(
        tmp_path,
        playground,
        WEBHOOK_URL=f"http://127.0.0.1:{hook}/updates",
        WEBHOOK_SECRET="an-invented-secret-of-the-webhook",
        WEBHOOK_PORT=str(hook),
        WATCH_PORT=str(watch),
    )
    assert found >= {"bot.intake.webhook", "bot.watching.window", "bot.serving"}
    assert found & {*NEVER, *OF_POSTGRESQL, "desk.pages", "jinja2"} == set()


async def test_with_postgresql_nothing_reads_sqlite(
    tmp_path: Path, playground: Playground, postgres_url: str
) -> None:
    found = await loaded(tmp_path, playground, DATABASE_URL=postgres_url)
    assert found >= OF_POSTGRESQL - {"sqlalchemy.dialects.postgresql"}
    assert found & {*NEVER, *OF_SERVERS, "aiosqlite"} == set()


async def test_a_terminal_that_is_closed_lets_it_finish_what_is_in_hand(
    bot: RunningBot, person: Callable[[int], Person]
) -> None:
    await person(1).say("/start")
    assert await bot.hang_up() == 0
    await bot.start()
    assert heading(await person(1).say("/claims")) == "Ваші заяви"
