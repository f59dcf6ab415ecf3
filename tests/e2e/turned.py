"""The whole program in a process that can be killed, with a clock that is put forward."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.e2e.village", "dialogs.programmes.register.forms.a1_2"])


class TurnedBot:
    """Lives `ahead` of the real time. Its log goes to `bot.log` in the folder, its data to `data`."""

    def __init__(self, folder: Path, api_url: str, token: str, ahead: timedelta) -> None:
        self.data = folder / "data"
        self._arguments = (str(folder), api_url, token, ahead.total_seconds())
        self._process: ForkServerProcess | None = None

    def start(self) -> None:
        self._process = _context.Process(target=_run, args=self._arguments, daemon=True)
        self._process.start()

    async def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        await asyncio.to_thread(self._process.join)


def _run(folder: str, api_url: str, token: str, ahead: float) -> None:
    output = os.open(Path(folder) / "bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, sys.stdout.fileno())
    os.dup2(output, sys.stderr.fileno())
    asyncio.run(_live(folder, api_url, token, ahead))


async def _live(folder: str, api_url: str, token: str, ahead: float) -> None:
    from pydantic import SecretStr

    from bot.program import Program
    from bot.settings import Settings
    from tests.e2e.village import QUICK

    settings = Settings(
        bot_token=SecretStr(token),
        telegram_api_url=api_url,
        data_dir=Path(folder) / "data",
    )
    clock = lambda: datetime.now(UTC) + timedelta(seconds=ahead)  # noqa: E731
    program = await Program.start(settings, clock=clock, deadlines=QUICK)
    await program.run()
