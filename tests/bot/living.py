"""The whole bot in this process, beside a Bot API server of its own: people talk to it over HTTP."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession
from pydantic import SecretStr

from bot.program import Program
from bot.settings import Settings
from playground import Playground, start
from tests.e2e.person import Person


class LivingBot:
    """`async with LivingBot(folder) as bot`: it works by long polling, on SQLite, and takes these settings."""

    playground: Playground
    program: Program

    def __init__(self, folder: Path, **settings: Any) -> None:
        self._folder = folder
        self._settings = settings
        self._numbers = count(1)

    async def __aenter__(self) -> Self:
        self.playground = await start()
        self._client = ClientSession()
        await self._begin()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()
        await self._client.close()
        await self.playground.close()

    async def restart(self) -> None:
        await self._end()
        await self._begin()

    def newcomer(self) -> Person:
        """Somebody whom the bot does not know yet."""
        return Person(self._client, self.playground.url, next(self._numbers))

    async def fail(self, method: str, status: int | str, **more: Any) -> None:
        """Order a fault, as `playground.faults.Fault` describes it."""
        fault = {"method": method, "status": status, **more}
        async with self._client.post(f"{self.playground.url}/playground/faults", json=fault) as response:
            assert response.status == 200, await response.text()

    async def heal(self) -> None:
        """Call off all faults."""
        async with self._client.delete(f"{self.playground.url}/playground/faults") as response:
            assert response.status == 200

    async def _begin(self) -> None:
        settings = Settings(
            bot_token=SecretStr(self.playground.token),
            telegram_api_url=self.playground.url,
            data_dir=self._folder / "data",
            **self._settings,
        )
        self.program = await Program.start(settings)
        self._working = asyncio.create_task(self.program.run())

    async def _end(self) -> None:
        self._working.cancel()
        await self.program.close()
        with suppress(asyncio.CancelledError):
            await self._working
