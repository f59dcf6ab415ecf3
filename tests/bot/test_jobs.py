"""Work beside the conversation ends when it is told to, whatever comes at the same moment."""

from __future__ import annotations

import asyncio

from bot.jobs.worker import Jobs, Worker
from storage import Database, Job, MasterKey
from tests.cut_line import CutLine, cut_line


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


class Interrupted(Worker):
    """A worker whose line to the database is cut in the middle, some times."""

    kind = "file"

    def __init__(self, database: Database, line: CutLine, times: int) -> None:
        self._database, self._line, self._times = database, line, times
        self.tries: list[int] = []
        self.done = asyncio.Event()

    async def do(self, job: Job) -> None:
        self.tries.append(job.tries)
        if len(self.tries) <= self._times:
            while True:
                self._line.cut(1)
                await self._database.write(lambda work: work.jobs.open("file"))

    def ended(self, job: Job) -> None:
        self.done.set()


async def test_an_attempt_that_is_cut_off_from_the_database_does_not_count(
    postgres_url: str, key: MasterKey
) -> None:
    """Else what somebody waits for would come minutes after a restart of the server: each try doubles the pause."""
    async with cut_line(postgres_url) as line:
        database = await Database.open(line.url, key)
        await database.write(lambda work: work.jobs.ask("file", "a", work.newcomers.enrol(1).id))
        jobs = Jobs(database, worker := Interrupted(database, line, times=3))
        jobs.start()
        await asyncio.wait_for(worker.done.wait(), 30)
        await jobs.close()
        await database.close()
    assert worker.tries == [1] * 4
