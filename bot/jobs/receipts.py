"""Gives the receipts that are due: in the lane of the person, so that screens never race."""

from __future__ import annotations

import asyncio
from functools import partial

from bot.intake.turns import Turns
from bot.jobs.worker import Finish, Hindered
from bot.telegram.patience import Later
from conversation.files.receipts import RECEIPT
from conversation.files.receiving import show_receipt
from conversation.limits import Limits
from storage import Database, Job, Work


class Receipts:
    """The worker for receipts."""

    kind = RECEIPT
    at_once = 64
    each = 8
    longest_pause = 600.0
    speaks = True

    def __init__(self, database: Database, turns: Turns, limits: Limits) -> None:
        self._database = database
        self._turns = turns
        self._limits = limits

    async def do(self, job: Job) -> Finish:
        """Show one receipt; what was shown is noted with it, so it is not given twice."""
        if await self._database.read(lambda work: work.users.is_away(job.user_id)):
            raise Hindered("person.away")
        given = asyncio.get_running_loop().create_future()

        async def give() -> None:
            try:
                work = partial(show_receipt, user_id=job.user_id, claim=job.key, limits=self._limits)
                await self._turns.show(await self._database.write(work))
                result: Exception | None = None
            except Exception as error:  # noqa: BLE001  # it is the job that failed, and it says so below
                result = error
            if not given.done():
                given.set_result(result)

        self._turns.lanes.run(job.user_id, give)
        error = await given
        if isinstance(error, Later):
            raise Hindered("telegram.later", seconds=error.seconds)
        if error is not None:
            raise error
        return _nothing

    def give_up(self, work: Work, job: Job, code: str) -> None:
        """Receipts that cannot be given are seen in the list of files."""

    def ended(self, job: Job) -> None:
        """Nothing follows."""


def _nothing(work: Work) -> None:
    """What was shown is noted by whoever showed it."""
