"""Work beside the conversation ends when it is told to, whatever comes at the same moment."""

from __future__ import annotations

import asyncio

from bot.jobs.worker import Jobs, Worker
from storage import Database, Job


class Idle(Worker):
    """A worker who has nothing to do."""

    kind = "idle"

    async def do(self, job: Job) -> None:
        raise AssertionError("there is no such job")


async def test_an_end_that_comes_together_with_something_to_do_is_an_end(database: Database) -> None:
    for _ in range(5):
        jobs = Jobs(database, Idle())
        jobs.start()
        await asyncio.sleep(0.1)
        jobs.wake("idle")
        await asyncio.wait_for(jobs.close(), 5)
