"""Gives the receipts that are due: in the lane of the person, so that screens never race."""

from __future__ import annotations

from functools import partial

from bot.intake.turns import Turns
from bot.jobs.worker import Finish, Hindered
from bot.telegram.patience import Later
from bot.telegram.presenter import Away
from conversation.files.receipts import RECEIPT
from conversation.files.receiving import show_receipt
from conversation.limits import Limits
from storage import Job, Work


class Receipts:
    """The worker for receipts."""

    kind = RECEIPT
    at_once = 64
    each = 8
    longest_pause = 600.0
    speaks = True

    def __init__(self, turns: Turns, limits: Limits) -> None:
        self._turns = turns
        self._limits = limits

    async def do(self, job: Job) -> Finish:
        """Show one receipt; what was shown is noted with it, so it is not given twice."""
        work = partial(show_receipt, user_id=job.user_id, claim=job.key, limits=self._limits)
        try:
            await self._turns.show_beside(job.user_id, work)
        except Later as error:
            raise Hindered("telegram.later", seconds=error.seconds) from None
        except Away:
            raise Hindered("person.away") from None
        return _nothing

    def give_up(self, work: Work, job: Job, code: str) -> None:
        """Receipts that cannot be given are seen in the list of files."""

    def ended(self, job: Job) -> None:
        """Nothing follows."""


def _nothing(work: Work) -> None:
    """What was shown is noted by whoever showed it."""
