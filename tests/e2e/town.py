"""A playground and one running bot, to which many people come."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

from aiohttp import ClientSession

from playground import Playground, start
from tests.e2e.person import Person
from tests.e2e.running import RunningBot


class Town:
    """`async with Town(folder, WEBHOOK_URL=...) as town`: the bot keeps its data in the folder."""

    playground: Playground
    bot: RunningBot
    _loop: asyncio.AbstractEventLoop | None = None

    def __init__(self, folder: Path, **environment: str) -> None:
        self._folder = folder
        self._environment = environment
        self._numbers = count(101)

    async def __aenter__(self) -> Town:
        self._loop = asyncio.get_running_loop()
        self.playground = await start()
        self._client = ClientSession()
        self.bot = RunningBot(self._folder, self.playground.url, self.playground.token, **self._environment)
        await self.bot.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bot.alive:
            await self.bot.stop()
        await self._client.close()
        await self.playground.close()

    def newcomer(self) -> Person:
        """Somebody whom the bot does not know yet."""
        assert self._loop in (None, asyncio.get_running_loop()), "mark the file asyncio(loop_scope='session')"
        return Person(self._client, self.playground.url, next(self._numbers))

    async def restart(self) -> None:
        """A deploy: SIGTERM, which ends well, and a start."""
        assert await self.bot.stop() == 0
        await self.bot.start()

    async def fail(self, method: str, status: int | str, **more: Any) -> None:
        """Order a fault: the next call of the method fails or comes late (see `playground/faults.py`)."""
        fault = {"method": method, "status": status, **more}
        async with self._client.post(f"{self.playground.url}/playground/faults", json=fault) as response:
            assert response.status == 200, await response.text()

    async def slow(self, seconds: float) -> None:
        """From now on every call of the bot takes so long before it takes effect, downloads and updates too."""
        await self.fail("*", 200, delay=seconds, times=None)

    async def heal(self) -> None:
        """Call off all faults."""
        async with self._client.delete(f"{self.playground.url}/playground/faults") as response:
            assert response.status == 200
