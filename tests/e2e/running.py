"""The bot as a process of its own, started, stopped and killed as an operating system would."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

ROOT = Path(__file__).parents[2]
_RESUMED = b"program.resumed"


class RunningBot:
    """`python -m bot run` against a Bot API server, with its data in a folder. Its log goes to `bot.log` there."""

    def __init__(self, folder: Path, api_url: str, token: str, **environment: str) -> None:
        self.folder = folder
        self.log = folder / "bot.log"
        self._environment = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")},
            "BOT_TOKEN": token,
            "TELEGRAM_API_URL": api_url,
            "DATA_DIR": str(folder / "data"),
            "LOG_LEVEL": "INFO",
            **environment,
        }
        self._process: Process | None = None

    async def start(self) -> None:
        """Also waits until it has taken up its work, which takes seconds on a busy machine, or has ended."""
        before = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run",
                cwd=ROOT, env=self._environment, stdin=DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        while self.alive and _RESUMED not in self.log.read_bytes()[before:]:
            await asyncio.sleep(0.05)

    async def stop(self) -> int:
        """SIGTERM, as a deploy does; returns the exit status."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), 15)

    async def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None
