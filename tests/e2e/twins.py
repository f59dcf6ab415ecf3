"""Several bots on one database, behind a balancer that gives each update to any of them."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, web
from pydantic import SecretStr

from playground.server import application
from playground.world import World
from storage import Database, MasterKey
from tests.e2e.forked import ForkedBot
from tests.e2e.person import Person
from tests.e2e.running import free_port
from tests.e2e.village import QUICK, InnerBot

TOKEN = "4200000002:" + "t" * 35
SECRET = "an-invented-secret-of-the-twins"


class Telegram:
    """The playground's server in this process, and the balancer in front of the bots' doors.

    `choose` says at which of the doors an update is delivered; a closed one is no reason not to try again.
    """

    def __init__(self, doors: int = 2) -> None:
        self.world = World(TOKEN)
        self.doors = [free_port() for _ in range(doors)]
        self.choose: Callable[[], int] = lambda: random.randrange(doors)
        self.hooked = asyncio.Event()
        self.conflicts = 0
        """How often two polled at once."""
        self.next_upstream = False
        """Whether what one of them does not take is brought to another at once, as `nginx.conf` has it."""
        self.url = self.hook = ""

    async def __aenter__(self) -> Telegram:
        api = application(self.world)
        api.middlewares.append(self._listen)
        balancer = web.Application(client_max_size=2**21)
        balancer.router.add_post("/updates", self._forward)
        self._runners = [web.AppRunner(app, access_log=None, shutdown_timeout=1) for app in (api, balancer)]
        for runner in self._runners:
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url, base = (f"http://127.0.0.1:{runner.addresses[0][1]}" for runner in self._runners)
        self.hook = f"{base}/updates"
        self._client = ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()
        for runner in self._runners:
            await runner.cleanup()

    async def deliver(self, door: int, update: dict[str, Any]) -> tuple[int, bytes]:
        """Bring an update to one of the doors; what it answers: the status, 502 where nobody opens, and the call that
        it asks for."""
        url, headers = (
            f"http://127.0.0.1:{self.doors[door]}/updates",
            {"X-Telegram-Bot-Api-Secret-Token": SECRET},
        )
        with suppress(ClientError):
            async with self._client.post(url, json=update, headers=headers) as response:
                return response.status, await response.read()
        return 502, b""

    def person(self, number: int) -> Person:
        """Somebody who talks to the bot, through whichever door is chosen."""
        return Person(self._client, self.url, number)

    def settings(self, door: int) -> dict[str, str]:
        """What the bot behind a door is told, as variables of the environment."""
        return {
            "WEBHOOK_URL": self.hook,
            "WEBHOOK_SECRET": SECRET,
            "WEBHOOK_PORT": str(self.doors[door]),
        }

    async def _forward(self, request: web.Request) -> web.Response:
        update, chosen = await request.json(), self.choose()
        status, call = await self.deliver(chosen, update)
        if status in (502, 503) and self.next_upstream:
            for door in {*range(len(self.doors))} - {chosen}:
                status, call = await self.deliver(door, update)
                if status not in (502, 503):
                    break
        return web.Response(status=status, body=call, content_type="application/json")

    @web.middleware
    async def _listen(self, request: web.Request, handler: Any) -> web.StreamResponse:
        response: web.StreamResponse = await handler(request)
        if request.path.endswith("/setWebhook"):
            self.hooked.set()
        self.conflicts += response.status == 409
        return response


def inner(telegram: Telegram, door: int | None, folder: Path, database_url: str, **settings: Any) -> InnerBot:
    """A bot inside this process; without a door it polls."""
    if door is None:
        return InnerBot(folder, telegram.url, TOKEN, QUICK, database_url=database_url, **settings)
    hook = {name.lower(): value for name, value in telegram.settings(door).items()}
    return InnerBot(
        folder,
        telegram.url,
        TOKEN,
        QUICK,
        database_url=database_url,
        **{**hook, "webhook_secret": SecretStr(SECRET), "webhook_port": telegram.doors[door], **settings},
    )


def outer(telegram: Telegram, door: int, folder: Path, database_url: str) -> ForkedBot:
    """A bot that is a process of its own, and can be killed."""
    return ForkedBot(folder, telegram.url, TOKEN, database_url, f"bot{door}.log", **telegram.settings(door))


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram() as telegram:
        yield telegram


@pytest.fixture(params=["one folder", "a folder each"])
async def twins(
    telegram: Telegram, tmp_path: Path, postgres_url: str, request: pytest.FixtureRequest
) -> AsyncIterator[list[InnerBot]]:
    """Both of them, inside this process. With a folder each they pass nothing on, as on two machines that share keys
    and files."""
    apart = {}
    if request.param == "a folder each":
        apart = {"master_key_file": tmp_path / "data" / "master.key"}
        (tmp_path / "data" / "vault").mkdir(parents=True)
        (tmp_path / "other" / "data").mkdir(parents=True)
        (tmp_path / "other" / "data" / "vault").symlink_to(tmp_path / "data" / "vault")
    folders = (tmp_path, tmp_path / "other" if apart else tmp_path)
    bots = [inner(telegram, door, folder, postgres_url, **apart) for door, folder in enumerate(folders)]
    for bot in bots:
        await bot.start()
    await telegram.hooked.wait()
    yield bots
    for bot in bots:
        if bot.alive:
            await bot.stop()


@pytest.fixture
async def stored(tmp_path: Path, postgres_url: str, twins: list[InnerBot]) -> AsyncIterator[Database]:
    """The database of both."""
    database = await Database.open(postgres_url, MasterKey.load(tmp_path / "data" / "master.key"))
    yield database
    await database.close()
