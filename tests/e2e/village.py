"""A town whose bot runs inside this process: it starts in a moment, waits for seconds where the other waits for
minutes, and lives by a clock that can be turned."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from pydantic import SecretStr

from bot.program import Program
from bot.settings import Settings
from bot.telegram.deadlines import Deadlines
from playground import start
from tests.e2e.town import Town

QUICK = Deadlines(
    poll=2, introduce=2, send=2, edit=1, answer=2.5, tidy=1, keyboard=1, locate=2, download=3, upload=2, deliver=2,
    look=0.5, upkeep=0.5,
)  # fmt: skip
"""As short as a busy machine allows."""


class InnerBot:
    """The program itself. `now` is its clock: the real one, put forward by `ahead`."""

    def __init__(self, folder: Path, api_url: str, token: str, deadlines: Deadlines, **settings: Any) -> None:
        self.data = folder / "data"
        self.ahead = timedelta()
        self._deadlines = deadlines
        self._settings = Settings(
            bot_token=SecretStr(token),
            telegram_api_url=api_url,
            data_dir=self.data,
            **settings,
        )
        self._program: Program | None = None
        self._running: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def start(self) -> None:
        """Raises StorageError where the program would end with a line about it."""
        self._program = await Program.start(self._settings, clock=self.now, deadlines=self._deadlines)
        self._running = asyncio.create_task(self._program.run())

    async def stop(self) -> int:
        """What SIGTERM does."""
        assert self._program is not None and self._running is not None
        self._running.cancel()
        await self._program.close()
        self._program = None
        with suppress(asyncio.CancelledError):
            await self._running
        return 0

    @property
    def alive(self) -> bool:
        return self._program is not None


class Village(Town):
    """`async with Village(folder) as village`; `settings` are those of the program, by their names."""

    bot: InnerBot  # type: ignore[assignment]  # started and stopped as the other

    def __init__(self, folder: Path, deadlines: Deadlines = QUICK, **settings: Any) -> None:
        super().__init__(folder)
        self._deadlines = deadlines
        self._settings = settings

    async def __aenter__(self) -> Village:
        self.playground = await start()
        self._client = ClientSession()
        self.bot = InnerBot(
            self._folder, self.playground.url, self.playground.token, self._deadlines, **self._settings
        )
        await self.bot.start()
        return self

    @property
    def data(self) -> Path:
        """Where the bot keeps everything."""
        return self.bot.data

    def later(self, **time: float) -> None:
        """So much time passes."""
        self.bot.ahead += timedelta(**time)


async def each(names: Iterable[str], doing: Callable[[str], Awaitable[None]]) -> None:
    """The same for everybody at once, each under a name of their own; all who failed are named."""
    names = [*names]
    done = await asyncio.gather(*map(doing, names), return_exceptions=True)
    failed = {name: repr(result)[:500] for name, result in zip(names, done, strict=True) if result}
    assert not failed, failed
