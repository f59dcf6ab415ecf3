"""`python -m benchmarks.flood`: what others feel of one person who writes a thousand messages at once."""

from __future__ import annotations

import asyncio
from argparse import ArgumentParser

from benchmarks.load import Waits, crowd
from benchmarks.running import running
from benchmarks.subjects import Subject, present
from benchmarks.telegram import Telegram


async def measure(messages: int, people: int, seconds: float) -> tuple[Waits, Waits]:
    """What the others wait, alone and meanwhile."""
    subject = Subject(present(), "polling")
    texts = present().texts()
    async with Telegram() as telegram, running(subject, telegram, None):
        alone = await crowd(telegram, texts, people, seconds, tuple)
        flooding = asyncio.create_task(_flood(telegram, messages, seconds / 4))
        beside = await crowd(telegram, texts, people, seconds, tuple, first=1_000_000)
        await flooding
        return alone.waits, beside.waits


async def _flood(telegram: Telegram, messages: int, after: float) -> None:
    await asyncio.sleep(after)
    for number in range(messages):
        await telegram.post(1, f"ще одне повідомлення {number}")
        if number % 100 == 99:
            await asyncio.sleep(0)


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks.flood", description=__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--people", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=5)
    given = parser.parse_args()
    alone, beside = asyncio.run(measure(given.messages, given.people, given.seconds))
    print(
        f"99 of {given.people} people's 100 answers: {alone.p99:.0f} ms; while one more floods: {beside.p99:.0f} ms"
    )
