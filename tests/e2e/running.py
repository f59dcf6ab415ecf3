"""The bot as a process of its own, started, stopped and killed as an operating system would."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.e2e.forked import forked

ROOT = Path(__file__).parents[2]
_RESUMED = b"program.resumed"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class RunningBot:
    """`python -m bot run` against a Bot API server, with its data in a folder. Its log goes to `bot.log` there."""

    def __init__(self, folder: Path, api_url: str, token: str, **environment: str) -> None:
        self.folder = folder
        self.log = folder / "bot.log"
        self._environment = {
            "BOT_TOKEN": token,
            "TELEGRAM_API_URL": api_url,
            "DATA_DIR": str(folder / "data"),
            "LOG_LEVEL": "INFO",
            **environment,
        }
        self._process: ForkServerProcess | None = None

    async def start(self) -> None:
        """Also waits until it has taken up its work, which takes seconds on a busy machine, or has ended."""
        before = self.log.stat().st_size if self.log.exists() else 0
        self._process = await asyncio.to_thread(forked, self._environment, self.log)
        while self.alive and not (self.log.exists() and _RESUMED in self.log.read_bytes()[before:]):
            await asyncio.sleep(0.05)

    async def stop(self) -> int:
        """SIGTERM, as a deploy does; returns the exit status."""
        assert self._process is not None
        self._process.terminate()
        return await self.ended(15)

    async def hang_up(self) -> int:
        """The terminal in which it runs is closed; returns the exit status."""
        assert self._process is not None and self._process.pid is not None
        os.kill(self._process.pid, signal.SIGHUP)
        return await self.ended(15)

    async def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        await self.ended()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.is_alive()

    async def ended(self, seconds: float | None = None) -> int:
        """The exit status, once it has ended by itself."""
        assert self._process is not None
        await asyncio.to_thread(self._process.join, seconds)
        if self._process.exitcode is None:
            raise TimeoutError
        return self._process.exitcode
