"""How long people wait at a pace that leaves room: what stalls the bot is felt by whoever writes in that moment."""

from __future__ import annotations

from benchmarks.databases import Postgres
from benchmarks.load import Waits, paced
from benchmarks.running import running
from benchmarks.subjects import Subject
from benchmarks.telegram import Telegram

RATE = 200
"""Answers a second."""


async def pace(subject: Subject, texts: list[str], server: Postgres | None, seconds: float) -> Waits:
    """What people waited, in milliseconds."""
    async with Telegram(plain=subject.version is None) as telegram, running(subject, telegram, server):
        return await paced(telegram, texts, RATE, seconds)
