"""What a draft takes in the database: /start, a claim begun, twenty answers. SQLite, after a checkpoint and VACUUM."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.running import running
from benchmarks.subjects import Subject, Version
from benchmarks.telegram import Telegram

ANSWERS = 20
_AT_ONCE = 32


async def bytes_of_a_draft(version: Version, people: int) -> float:
    """Of one, the mean of so many. Rows by which a repeated update is known count too: they stay for a week."""
    subject = Subject(version, "webhook")
    texts = version.texts()[: 3 + ANSWERS]
    room = asyncio.Semaphore(_AT_ONCE)
    async with Telegram() as telegram, running(subject, telegram, None) as bot:
        file = bot.data / "zayava.sqlite3"

        async def write(number: int) -> None:
            async with room:
                for text in texts:
                    await telegram.say(number, text)

        await write(1)  # what is made once is made by now
        before = await asyncio.to_thread(_size, file)
        await asyncio.gather(*(write(number) for number in range(2, people + 2)))
        await asyncio.sleep(1)  # what was shown is noted after it was
        await bot.stop()
        return (await asyncio.to_thread(_size, file) - before) / people


def _size(file: Path) -> int:
    """Bytes of a copy of the database without a free page in it."""
    copy = file.with_name("copy.sqlite3")
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as database:
        database.execute("VACUUM INTO ?", (str(copy),))
    return copy.stat().st_size
