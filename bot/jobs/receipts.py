"""Gives the receipts that are due: in the lane of the person, so that screens never race."""

from __future__ import annotations

from functools import partial

from bot.intake.turns import Turns
from bot.jobs.worker import Worker, reaching
from conversation.files.receipts import RECEIPT
from conversation.files.receiving import show_receipt
from conversation.limits import Limits
from storage import Job


class Receipts(Worker):
    """The worker for receipts."""

    kind = RECEIPT
    at_once = 64
    each = 8
    speaks = True

    def __init__(self, turns: Turns, limits: Limits) -> None:
        self._turns = turns
        self._limits = limits

    async def do(self, job: Job) -> None:
        """Show one receipt; what was shown is noted with it, so it is not given twice."""
        work = partial(show_receipt, user_id=job.user_id, claim=job.key, limits=self._limits)
        with reaching():
            await self._turns.show_beside(job.user_id, work)
