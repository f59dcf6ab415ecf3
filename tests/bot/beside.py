"""What is done beside the conversation, at a moment that a test has set."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from bot.jobs.worker import Jobs, Worker
from storage import Database, Work


class Beside:
    """Workers who are at work until `close`."""

    def __init__(self, database: Database, *workers: Worker) -> None:
        self._database = database
        self._jobs = Jobs(database, *workers, look=0.05)
        self._jobs.start()

    def wake(self, *kinds: str) -> None:
        """There may be something to do."""
        self._jobs.wake(*kinds)

    async def settled(self) -> None:
        """Everything that is due is done, or put off."""
        self.wake(*self._jobs.kinds)
        async with asyncio.timeout(30):
            while await self._database.read(partial(_busy, kinds=self._jobs.kinds)):
                await asyncio.sleep(0.01)

    async def close(self) -> None:
        await self._jobs.close()


def _busy(work: Work, kinds: Sequence[str]) -> bool:
    open_jobs = [job for kind in kinds for job in work.jobs.open(kind)]
    return any(job.state == "running" or job.due_at <= work.now for job in open_jobs)
