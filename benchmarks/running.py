"""A subject at work: started as an operator would, on a processor of its own where there are two."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from benchmarks.databases import Postgres
from benchmarks.processes import memory, processor_time
from benchmarks.subjects import ROOT, Subject
from benchmarks.telegram import SECRET, TOKEN, Telegram

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


class Running:
    """What runs: its processes, where its data is, and how much processor time it took until it was ready."""

    def __init__(self, processes: list[Process], data: Path, server: Postgres | None) -> None:
        self._processes = processes
        self._server = server
        self.data = data
        self.started = self.processor_time()

    def processor_time(self) -> float:
        """Seconds of all processes of the bot."""
        return sum(processor_time(process.pid) for process in self._processes)

    def database_time(self) -> float:
        """Seconds of the database server; SQLite is a part of the bot."""
        return self._server.processor_time() if self._server else 0.0

    def memory(self) -> float:
        """Megabytes of all processes together."""
        return sum(memory(process.pid) for process in self._processes)

    async def stop(self) -> None:
        for process in self._processes:
            if process.returncode is None:
                process.terminate()
        for process in self._processes:
            await process.wait()


@asynccontextmanager
async def running(
    subject: Subject,
    telegram: Telegram,
    server: Postgres | None,
    data: Path | None = None,
    **settings: str,
) -> AsyncIterator[Running]:
    """Start it, wait until it takes updates, stop it in the end. Its data is gone afterwards, unless it is in a folder
    that is named."""
    with _folder(data) as folder, _database(subject, server) as address:
        given = {"DATABASE_URL": address} if address else {}
        processes = [
            await _started(subject, telegram, folder, number, given | settings)
            for number in range(subject.processes)
        ]
        async with asyncio.timeout(60):
            await telegram.ready(subject.processes)
        at_work = Running(processes, folder, server if address else None)
        try:
            yield at_work
        finally:
            await at_work.stop()


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named is not None:
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="zayava-bench-") as folder:
        yield Path(folder)


@contextmanager
def _database(subject: Subject, server: Postgres | None) -> Iterator[str]:
    if subject.database != "postgresql" or server is None:
        yield ""
        return
    with server.database() as address:
        yield address


async def _started(
    subject: Subject, telegram: Telegram, folder: Path, number: int, settings: dict[str, str]
) -> Process:
    port = free_port() if subject.way == "webhook" else 0
    if subject.version is None:
        arguments, environment, home = (
            ["-m", "benchmarks.echo", telegram.url, str(port)],
            {**os.environ},
            ROOT,
        )
    else:
        arguments, home = ["-m", "bot", "run"], subject.version.folder
        environment = subject.version.environment | settings
        environment |= {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "DATA_DIR": str(folder)}
        if port:
            environment |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_PORT": str(port)}
            environment |= {"WEBHOOK_SECRET": SECRET}
    python = subject.version.python if subject.version else sys.executable
    process = await asyncio.create_subprocess_exec(python, *arguments, env=environment, cwd=home)
    if len(CORES) > 1:
        # The first bot has a processor for itself; the load, the database and a second bot share the others.
        os.sched_setaffinity(process.pid, {CORES[0]} if number == 0 else set(CORES[1:]))
        os.sched_setaffinity(0, set(CORES[1:]))
    return process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
