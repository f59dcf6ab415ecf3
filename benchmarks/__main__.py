"""`python -m benchmarks`: answers per second, waiting time and memory, beside a bare echo bot under the same load.

Each bot runs alone on one processor, the load on another. Every answer of ours is durable (`synchronous=FULL`) and
encrypted; the echo bot keeps nothing. Absolute figures depend on the machine; the ratio is what counts.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from asyncio.subprocess import Process
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.claimant import typed_claim
from benchmarks.telegram import SECRET, TOKEN, Telegram
from dialogs.programmes import all_forms

FORM = "A1.2"
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run gave: answers per second, waiting times in milliseconds, processor time of the bot in milliseconds
    for each answer (steadier than the rate on a busy machine), peak memory of the bot in MB."""

    rate: float
    p50: float
    p99: float
    cpu: float
    memory: float

    def row(self, name: str, against: Figures | None) -> str:
        ratio = f"{self.rate / against.rate:5.2f}" if against else "    –"
        waits = f"{self.p50:9.1f} {self.p99:9.1f}"
        return f"{name:<16} {self.rate:9.0f} {waits} {self.cpu:9.2f} {self.memory:9.0f}   {ratio}"


async def measure(bot: str, webhook: bool, seconds: float, people: int) -> Figures:
    """Run one bot under load and take its figures after a warm-up."""
    telegram = Telegram()
    await telegram.start()
    with tempfile.TemporaryDirectory() as folder:
        process = await _start(bot, webhook, telegram.url, Path(folder))
        try:
            await asyncio.wait_for(telegram.ready.wait(), 30)
            await asyncio.sleep(0.5)
            texts = ["/start", "Почати нову заяву", FORM, *typed_claim(all_forms()[FORM])]
            waits: list[float] = []
            numbers = count(1000)
            began = time.perf_counter()
            warm, end = began + seconds / 4, began + seconds * 5 / 4
            clock = asyncio.create_task(_cpu_between(process.pid, warm - began, end - began))
            await asyncio.gather(
                *(_person(telegram, numbers, texts, waits, warm, end) for _ in range(people))
            )
            return Figures(
                rate=len(waits) / seconds,
                p50=statistics.median(waits) * 1000,
                p99=statistics.quantiles(waits, n=100)[98] * 1000,
                cpu=await clock * 1000 / len(waits),
                memory=_memory(process.pid),
            )
        finally:
            process.terminate()
            await process.wait()
            await telegram.close()


async def measure_flood(flood: int, seconds: float, people: int) -> tuple[float, float]:
    """The waiting time of 95 of 100 answers in milliseconds, by polling: alone, and while one person more has written
    so many messages at once."""
    telegram = Telegram()
    await telegram.start()
    with tempfile.TemporaryDirectory() as folder:
        process = await _start("zayava", False, telegram.url, Path(folder))
        try:
            await asyncio.wait_for(telegram.ready.wait(), 30)
            texts = ["/start", "Почати нову заяву", FORM, *typed_claim(all_forms()[FORM])]
            numbers, p95 = count(1000), []
            for messages in (0, flood):
                waits: list[float] = []
                began = time.perf_counter()
                warm, end = began + seconds / 4, began + seconds * 5 / 4
                flooding = asyncio.create_task(_flood(telegram, messages, seconds / 4))
                crowd = (_person(telegram, numbers, texts, waits, warm, end) for _ in range(people))
                await asyncio.gather(*crowd)
                flooding.cancel()
                p95.append(statistics.quantiles(waits, n=100)[94] * 1000)
            return p95[0], p95[1]
        finally:
            process.terminate()
            await process.wait()
            await telegram.close()


async def _flood(telegram: Telegram, messages: int, after: float) -> None:
    await asyncio.sleep(after)
    for number in range(messages):
        await telegram.post(1, f"ще одне повідомлення {number}")
        if number % 100 == 99:
            await asyncio.sleep(0)


async def _person(
    telegram: Telegram, numbers: count[int], texts: list[str], waits: list[float], warm: float, end: float
) -> None:
    """People come one after another; each files a whole claim."""
    while True:
        number = next(numbers)
        for text in texts:
            waited = await telegram.say(number, text)
            now = time.perf_counter()
            if now > end:
                return
            if now > warm:
                waits.append(waited)


async def _start(bot: str, webhook: bool, url: str, folder: Path) -> Process:
    port = _free_port() if webhook else 0
    environment = {**os.environ, "LOG_LEVEL": "ERROR"}
    if bot == "echo":
        arguments = ["-m", "benchmarks.echo", url, str(port)]
    else:
        arguments = ["-m", "bot", "run"]
        environment |= {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "DATA_DIR": str(folder)}
        if webhook:
            environment |= {
                "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
                "WEBHOOK_SECRET": SECRET,
                "WEBHOOK_PORT": str(port),
            }
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, env=environment)
    if len(CORES) > 1:
        os.sched_setaffinity(process.pid, {CORES[0]})
        os.sched_setaffinity(0, set(CORES[1:]))
    return process


async def _cpu_between(pid: int, start: float, end: float) -> float:
    """Seconds of processor time that a process takes between two moments from now."""
    await asyncio.sleep(start)
    before = _cpu(pid)
    await asyncio.sleep(end - start)
    return _cpu(pid) - before


def _cpu(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return float("nan")
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _main(seconds: float, people: int, flood: int) -> None:
    if flood:
        alone, beside = await measure_flood(flood, seconds, people)
        print(
            f"p95 of {people} people: {alone:.0f} ms; while one more sends {flood} messages: {beside:.0f} ms"
        )
        return
    print(f"{people} people, {seconds:.0f} s each; every answer of zayava is durable and encrypted")
    print(f"{'':<16} {'answers/s':>9} {'p50 ms':>9} {'p99 ms':>9} {'cpu ms':>9} {'MB':>9}   ratio")
    for webhook in (False, True):
        way = "webhook" if webhook else "polling"
        echo = await measure("echo", webhook, seconds, people)
        print(echo.row(f"echo {way}", None), flush=True)
        ours = await measure("zayava", webhook, seconds, people)
        print(ours.row(f"zayava {way}", echo), flush=True)


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=10, help="measured seconds for each bot (default 10)"
    )
    parser.add_argument(
        "--people", type=int, default=32, help="people who write at the same time (default 32)"
    )
    parser.add_argument(
        "--flood", type=int, default=0, help="instead: what others feel of so many messages of one person"
    )
    arguments = parser.parse_args()
    asyncio.run(_main(arguments.seconds, arguments.people, arguments.flood))
