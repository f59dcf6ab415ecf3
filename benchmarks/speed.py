"""Answers a second, with as many people writing at once as there are; and what that takes."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple, Self

from benchmarks.databases import Postgres
from benchmarks.load import Waits, crowd
from benchmarks.running import running
from benchmarks.subjects import Subject
from benchmarks.telegram import Telegram


class Speed(NamedTuple):
    """What one run gave.

    rate      answers a second
    waits     what people waited for each, in milliseconds
    cpu       processor time of the bot for each, in milliseconds: steadier than the rate on a busy machine
    database  that of the database server; SQLite is a part of the bot
    memory    megabytes at most
    start     seconds of processor time until it took updates
    """

    rate: float
    waits: Waits
    cpu: float
    database: float
    memory: float
    start: float

    @classmethod
    def middle(cls, runs: Sequence[Self]) -> Self:
        """Each figure in the middle of all runs."""
        rate, waits, *others = zip(*runs, strict=True)
        return cls(
            statistics.median(rate),
            Waits(*map(statistics.median, zip(*waits, strict=True))),
            *map(statistics.median, others),
        )


async def speed(
    subject: Subject, texts: list[str], server: Postgres | None, people: int, seconds: float
) -> Speed:
    """One run, from a start with nothing to a stop."""
    async with Telegram(plain=subject.version is None) as telegram, running(subject, telegram, server) as bot:
        start = bot.started
        found = await crowd(
            telegram, texts, people, seconds, lambda: (bot.processor_time(), bot.database_time())
        )
        answers = found.rate * seconds
        cpu, database = (spent * 1000 / answers for spent in found.spent)
        return Speed(found.rate, found.waits, cpu, database, bot.memory(), start)
