"""The running bot for tests that start it hundreds of times."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["bot.cli.run", "dialogs.programmes.register.forms.a1_2"])


class ForkedBot:
    """`python -m bot run` as a process of its own, forked from one that has done nothing but the imports.

    Those take seconds, during which the bot touches no data; without them a start takes a fraction of one.
    """

    def __init__(self, folder: Path, api_url: str, token: str, database_url: str = "") -> None:
        self.log = folder / "bot.log"
        self.data = folder / "data"
        self._environment = {
            "BOT_TOKEN": token,
            "TELEGRAM_API_URL": api_url,
            "DATA_DIR": str(self.data),
            "LOG_LEVEL": "INFO",
            **({"DATABASE_URL": database_url} if database_url else {}),
        }
        self._process: ForkServerProcess | None = None

    def start(self) -> None:
        self._process = _context.Process(target=_run, args=(self._environment, str(self.log)), daemon=True)
        self._process.start()

    async def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        await asyncio.to_thread(self._process.join)

    async def stop(self) -> int | None:
        """SIGTERM; returns the exit status."""
        assert self._process is not None
        self._process.terminate()
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode


def _run(environment: dict[str, str], log: str) -> None:
    from bot.cli.run import run

    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, sys.stdout.fileno())
    os.dup2(output, sys.stderr.fileno())
    run()
