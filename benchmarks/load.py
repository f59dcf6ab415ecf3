"""People who write: as many at once as there are, each waiting for the reply; or so many answers a second, whatever
the bot does."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from benchmarks.telegram import Telegram


class Waits(NamedTuple):
    """Milliseconds that people waited: half of them at most, 99 of 100, and the one who waited longest."""

    p50: float
    p99: float
    longest: float

    @property
    def kept_up(self) -> bool:
        """Whether the bot went along. Where half of all wait for more than a second, more is written than is answered,
        and the longest wait only tells for how long that was tried."""
        return self.p50 < 1000

    @classmethod
    def of(cls, seconds: list[float]) -> Waits:
        return cls(
            statistics.median(seconds) * 1000,
            statistics.quantiles(seconds, n=100)[98] * 1000,
            max(seconds) * 1000,
        )


class Crowd(NamedTuple):
    """Answers a second, how long they were waited for, and what was read of a clock at both ends of the measuring."""

    rate: float
    waits: Waits
    spent: tuple[float, ...]


async def crowd(
    telegram: Telegram,
    texts: list[str],
    people: int,
    seconds: float,
    clock: Callable[[], tuple[float, ...]],
    first: int = 1000,
) -> Crowd:
    """People come one after another, so many at once, each files a whole claim. A quarter of the time is warm-up. They
    are numbered from `first`, so that nobody comes twice."""
    numbers, waits = count(first), list[float]()
    warm = time.perf_counter() + seconds / 4
    end = warm + seconds

    async def person() -> None:
        while True:
            number = next(numbers)
            for text in texts:
                waited = await telegram.say(number, text)
                now = time.perf_counter()
                if now > end:
                    return
                if now > warm:
                    waits.append(waited)

    crowded = asyncio.gather(*(person() for _ in range(people)))
    await asyncio.sleep(warm - time.perf_counter())
    before = clock()
    await asyncio.sleep(end - time.perf_counter())
    spent = tuple(after - since for after, since in zip(clock(), before, strict=True))
    await crowded
    return Crowd(len(waits) / seconds, Waits.of(waits), spent)


async def paced(telegram: Telegram, texts: list[str], rate: float, seconds: float) -> Waits:
    """So many texts a second, each at its time, by whoever waits for nothing then; a newcomer where everybody waits.

    A wait counts from the moment at which the text was due, so that a stall is felt by all who would have written in
    it. A quarter of the time is warm-up.
    """
    numbers, waits, writing = count(1000), list[float](), set[asyncio.Task[None]]()
    idle: list[Iterator[tuple[int, str]]] = []

    async def say(person: Iterator[tuple[int, str]], number: int, text: str, due: float) -> None:
        late = time.perf_counter() - due
        waited = late + await telegram.say(number, text)
        if due > warm:
            waits.append(waited)
        idle.append(person)

    began = time.perf_counter()
    warm = began + seconds / 4
    for tick in range(round(rate * seconds * 5 / 4)):
        due = began + tick / rate
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        said = None
        while said is None:
            person = idle.pop(0) if idle else _claimant(next(numbers), texts)
            said = next(person, None)
        task = asyncio.create_task(say(person, *said, due))
        writing.add(task)
        task.add_done_callback(writing.discard)
    await asyncio.gather(*writing)
    return Waits.of(waits)


def _claimant(number: int, texts: list[str]) -> Iterator[tuple[int, str]]:
    return ((number, text) for text in texts)
