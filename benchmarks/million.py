"""`python -m benchmarks.million [DRAFTS]`: what an answer and a start take with a million drafts of twenty answers,
beside an empty database, by turns. A million takes ten minutes to make, and ten gigabytes; SQLite.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from itertools import count
from pathlib import Path
from typing import NamedTuple

from benchmarks.crowding import FILE, crowd
from benchmarks.drafts import ANSWERS
from benchmarks.running import running
from benchmarks.subjects import Subject, present
from benchmarks.telegram import Telegram
from storage import Database, MasterKey
from storage.audit.placing import Placing

_PEOPLE = 6
"""Who file a whole claim, one after another, in each run."""
_updates = count(10**6, 10**6)
_newcomers = count(10**6)


class Run(NamedTuple):
    """Seconds of processor time until updates are taken; milliseconds that half of all wait at most; those of processor
    time for an answer."""

    start: float
    p50: float
    cpu: float


async def run(folder: Path) -> Run:
    version = present()
    texts, waits = version.texts(), list[float]()
    async with (
        Telegram(first=next(_updates)) as telegram,
        running(Subject(version, "webhook"), telegram, None, folder) as bot,
    ):
        await asyncio.sleep(20)  # what is read ahead, and the rounds after a start, are no part of an answer
        before = bot.processor_time()
        for _ in range(_PEOPLE):
            person = next(_newcomers)
            waits += [await telegram.say(person, text) for text in texts]
        spent = bot.processor_time() - before
        return Run(bot.started, statistics.median(waits) * 1000, spent * 1000 / len(waits))


async def write_one(folder: Path) -> None:
    """Somebody's draft, of which the others are copied."""
    version = present()
    async with Telegram() as telegram, running(Subject(version, "webhook"), telegram, None, folder):
        for text in version.texts()[: 3 + ANSWERS]:
            await telegram.say(1, text)
        await asyncio.sleep(1)  # what was shown is noted after it was


async def sign(folder: Path) -> None:
    """Sign the log of them all, as it would have been as they wrote."""
    key = MasterKey.load(folder / "master.key")
    database = await Database.open(f"sqlite:///{folder / FILE}", key)
    await Placing(database, key).catch_up()
    await database.close()


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks.million", description=__doc__)
    parser.add_argument("drafts", type=int, nargs="?", default=1_000_000, help="how many (1000000)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, by turns (3)")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="zayava-") as few,
        tempfile.TemporaryDirectory(prefix="zayava-") as many,
    ):
        for folder in (Path(few), Path(many)):
            asyncio.run(write_one(folder))
        began = time.perf_counter()
        crowd(Path(many), given.drafts)
        asyncio.run(sign(Path(many)))
        os.sync()  # or answers would wait for what is still to be written of it
        size = (Path(many) / FILE).stat().st_size
        print(
            f"{given.drafts} drafts: {size / 1e9:.2f} GB, made in {time.perf_counter() - began:.0f} s",
            file=sys.stderr,
        )
        runs: dict[str, list[Run]] = {few: [], many: []}
        for _ in range(given.rounds):
            for name, found in runs.items():
                found.append(asyncio.run(run(Path(name))))
                print(*found[-1], file=sys.stderr)
        print("| drafts | start, s | p50, ms | processor time of an answer, ms |\n|---|---|---|---|")
        for drafts, found in ((1, runs[few]), (given.drafts, runs[many])):
            start, p50, cpu = map(statistics.median, zip(*found, strict=True))
            print(f"| {drafts} | {start:.2f} | {p50:.2f} | {cpu:.2f} |")


if __name__ == "__main__":
    main()
