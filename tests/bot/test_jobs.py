"""Work beside the conversation ends when it is told to, whatever comes at the same moment."""

from __future__ import annotations

import asyncio

from bot.jobs.worker import Finish, Jobs
from storage import Database, Job, Work


class Idle:
    """A worker who has nothing to do."""

    kind, at_once, each, longest_pause, speaks = "idle", 1, 1, 1.0, False

    async def do(self, job: Job) -> Finish:
        raise AssertionError("there is no such job")

    def give_up(self, work: Work, job: Job, code: str) -> None: ...

    def ended(self, job: Job) -> None: ...


async def test_an_end_that_comes_together_with_something_to_do_is_an_end(database: Database) -> None:
    for _ in range(5):
        jobs = Jobs(database, Idle())
        jobs.start()
        await asyncio.sleep(0.1)
        jobs.wake("idle")
        await asyncio.wait_for(jobs.close(), 5)
