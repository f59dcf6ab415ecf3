"""The bot is killed again and again while twenty people write: no answer is lost, none is taken twice, none strays."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy.engine import make_url

from playground.chat import Handler
from playground.faults import Fault
from playground.person import say
from playground.server import application
from playground.world import World
from tests.e2e.forked import ForkedBot
from tests.e2e.writer import PATIENCE, Writer, check

PEOPLE = 20
TOKEN = "4200000001:" + "k" * 35


class Telegram:
    """The playground's server in this process, with word of every start: the first `getUpdates` ends it."""

    def __init__(self) -> None:
        self.world = World(TOKEN)
        self.polled = asyncio.Event()
        app = application(self.world)
        app.middlewares.append(self._listen)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)

    async def start(self) -> str:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        await self._runner.cleanup()

    @web.middleware
    async def _listen(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.endswith("/getUpdates"):
            self.polled.set()
        return await handler(request)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    telegram = Telegram()
    yield telegram
    await telegram.close()


async def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    telegram: Telegram,
    tmp_path: Path,
    database_url: str,
) -> None:
    bot = ForkedBot(tmp_path, await telegram.start(), TOKEN, database_url)
    writers = [Writer(telegram.world, number) for number in range(1, PEOPLE + 1)]
    enough = asyncio.Event()
    kills = request.config.getoption("--kills")
    if database_url.startswith("postgresql"):
        kills = max(1, kills * 3 // 10)
    try:
        async with asyncio.TaskGroup() as group:
            for writer in writers:
                group.create_task(writer.write(enough))
            torn = await _end_again_and_again(telegram, bot, kills, bot.kill)
            enough.set()
        assert await bot.stop() == 0
    finally:
        await bot.kill()

    log = bot.log.read_text()
    resumed = [
        (int(s), int(u)) for s, u in re.findall(r"program\.resumed .*?screens_of=(\d+) updates_of=(\d+)", log)
    ]
    answers = sum(len(claim) for writer in writers for claim in writer.claims)
    report = request.config.pluginmanager.getplugin("terminalreporter")
    with capsys.disabled():
        report.write_line(
            f"\n{kills} kills on {make_url(database_url).get_backend_name()}, "
            f"{answers} answers of {PEOPLE} people in {sum(len(w.claims) for w in writers)} claims; "
            f"{sum(map(any, resumed))} starts took up {sum(u for _, u in resumed)} people's updates and "
            f"{sum(s for s, _ in resumed)} screens; {torn} torn files swept"
        )
    assert answers > kills
    await check(writers, bot.data, database_url)


async def test_a_stop_amid_the_work_ends_well_and_loses_nothing(telegram: Telegram, tmp_path: Path) -> None:
    """SIGTERM: nothing more is taken in, what is in hand is finished or stays in the inbox, within ten seconds."""
    bot = ForkedBot(tmp_path, await telegram.start(), TOKEN)
    writers = [Writer(telegram.world, number) for number in range(1, PEOPLE + 1)]
    enough = asyncio.Event()

    async def stop() -> None:
        assert await asyncio.wait_for(bot.stop(), 10) == 0

    try:
        async with asyncio.TaskGroup() as group:
            for writer in writers:
                group.create_task(writer.write(enough))
            assert await _end_again_and_again(telegram, bot, 5, stop) == 0
            enough.set()
        await stop()
    finally:
        await bot.kill()
    await check(writers, bot.data)


async def test_a_stop_does_not_wait_for_telegram(telegram: Telegram, tmp_path: Path) -> None:
    """A screen that Telegram does not take for an hour is left for the next start, and sent then."""
    bot = ForkedBot(tmp_path, await telegram.start(), TOKEN)
    writer = Writer(telegram.world, 1)
    await _start(telegram, bot, bot.data / "vault")
    telegram.world.faults.add(Fault(method="sendMessage", status=429, retry_after=3600, times=100))
    sent = say(writer.world, writer.chat, "/start").message_id
    try:
        while telegram.world.updates.pending:
            await asyncio.sleep(0.01)
        assert await asyncio.wait_for(bot.stop(), 10) == 0
        telegram.world.faults.clear()
        bot.start()
        await writer.until(lambda: writer.asked(sent, "Вітаємо! Це «Заява»."), "/start")
        assert await bot.stop() == 0
    finally:
        await bot.kill()


async def test_an_outage_of_telegram_does_not_keep_the_bot_from_starting(
    telegram: Telegram, tmp_path: Path
) -> None:
    bot = ForkedBot(tmp_path, await telegram.start(), TOKEN)
    for method in ("setMyCommands", "deleteWebhook", "getUpdates"):
        for status in (502, "reset", "html", 429):
            telegram.world.faults.add(Fault(method=method, status=status, times=1))
    writer = Writer(telegram.world, 1)
    sent = say(writer.world, writer.chat, "/start").message_id
    try:
        bot.start()
        await writer.until(lambda: writer.asked(sent, "Вітаємо! Це «Заява»."), "/start")
        assert await bot.stop() == 0
    finally:
        await bot.kill()


async def _end_again_and_again(
    telegram: Telegram, bot: ForkedBot, times: int, end: Callable[[], Awaitable[object]]
) -> int:
    """Each end comes 50 ms to 1.5 s after the bot has asked for updates. Returns how many torn files there were."""
    torn = 0
    vault = bot.data / "vault"
    for _ in range(times):
        torn += len(await _start(telegram, bot, vault))
        await asyncio.sleep(random.uniform(0.05, 1.5))
        await end()
    return torn + len(await _start(telegram, bot, vault))


async def _start(telegram: Telegram, bot: ForkedBot, vault: Path) -> set[Path]:
    """Start the bot; the torn files that it found, none of which may be left when it asks for updates."""
    left = {*vault.glob("*.part")}
    telegram.polled.clear()
    bot.start()
    await asyncio.wait_for(telegram.polled.wait(), PATIENCE)
    assert not left & {*vault.glob("*.part")}
    return left
