"""The running bot, forked from a process that has done nothing but the imports.

Those take seconds, during which the bot touches no data; without them a start takes a fraction of one.
`tests/e2e/test_practice.py` starts it as people do.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Thread

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["bot.cli.run", "dialogs.programmes.register.forms.a1_2"])


_KEPT = ("PATH", "HOME", "LANG")


def forked(environment: dict[str, str], log: Path) -> ForkServerProcess:
    """`python -m bot run` as a process of its own with these settings and no others; what it says goes to the log."""
    process = _context.Process(target=_run, args=(environment, str(log)), daemon=True)
    process.start()
    return process


class ForkedBot:
    """The bot for tests that kill it hundreds of times."""

    def __init__(
        self,
        folder: Path,
        api_url: str,
        token: str,
        database_url: str = "",
        log: str = "bot.log",
        **environment: str,
    ) -> None:
        self.log = folder / log
        self.data = folder / "data"
        self._environment = {
            "BOT_TOKEN": token,
            "TELEGRAM_API_URL": api_url,
            "DATA_DIR": str(self.data),
            "LOG_LEVEL": "INFO",
            **({"DATABASE_URL": database_url} if database_url else {}),
            **environment,
        }
        self._process: ForkServerProcess | None = None

    def start(self) -> None:
        self._process = forked(self._environment, self.log)

    @property
    def ended(self) -> bool:
        """Whether it has ended, by itself or not."""
        return self._process is not None and self._process.exitcode is not None

    async def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        await asyncio.to_thread(self._process.join)

    def hang(self) -> None:
        """Nothing is done any more, until `go_on`."""
        assert self._process is not None and self._process.pid is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None and self._process.pid is not None
        os.kill(self._process.pid, signal.SIGCONT)

    async def stop(self) -> int | None:
        """SIGTERM; returns the exit status."""
        assert self._process is not None
        self._process.terminate()
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode


def _run(environment: dict[str, str], log: str) -> None:
    from bot.cli import app

    Thread(target=_end_with_the_tests, daemon=True).start()
    for name in {*os.environ} - {*_KEPT}:
        del os.environ[name]
    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, sys.stdout.fileno())
    os.dup2(output, sys.stderr.fileno())
    app(["run"])


def _end_with_the_tests() -> None:
    """A run of the tests that is killed leaves no bot behind."""
    tests = multiprocessing.parent_process()
    assert tests is not None
    tests.join()
    os._exit(1)
