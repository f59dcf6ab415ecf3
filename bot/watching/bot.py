"""The bot, as it is seen from outside. Its parts count what they do; nothing is counted here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.intake.doorstep import Doorstep
from bot.intake.ingest import Ingest
from bot.intake.turns import Turns
from bot.jobs.worker import Jobs
from bot.settings import Settings
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from bot.watching.glance import Glance
from bot.watching.proof import proof
from bot.watching.pulse import Pulse
from bot.watching.watched import CLOSING, STARTING
from storage import Database, StorageError, Vault, Work
from storage.tally import DueJobs, Waiting

if TYPE_CHECKING:
    from bot.intake.relay import Relay

INTAKE_STOPPED, JOBS_STOPPED = "intake.stopped", "jobs.stopped"
_KEPT = 5.0
"""Seconds for which counts of the database are good enough."""
_PROVED = 60.0
"""Seconds for which the vault is taken to be as it was: each look saves a file and deletes it."""


class Stored:
    """What was counted in the database at one moment."""

    def __init__(self, work: Work, kinds: tuple[str, ...]) -> None:
        self.now = work.now
        self.updates: Waiting = work.tally.updates()
        self.jobs: list[DueJobs] = work.tally.jobs(kinds)
        self.quarantined: dict[str, int] = work.tally.quarantined()


class WatchedBot:
    """`closing` is set once it is told to stop.

    keeps_files  whether files could be saved when figures were last asked for. While they cannot, people go on, and
                 what they send is fetched later: that is no reason to give a process no work.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        wire: Wire,
        patience: Patience,
        ingest: Ingest,
        doorstep: Doorstep,
        turns: Turns,
        jobs: Jobs,
        vault: Vault,
        relay: Relay | None,
    ) -> None:
        self.database_kind = settings.database.partition(":")[0].partition("+")[0]
        self.intake_kind = "webhook" if settings.webhook_url else "polling"
        self.wire, self.patience = wire, patience
        self.ingest, self.doorstep, self.turns, self.jobs = ingest, doorstep, turns, jobs
        self.relay = relay
        self._takes_in: bool | None = None
        self.closing = False
        self.keeps_files = True
        self._database = database
        self._proof = proof(database.prove)
        self._vault = proof(vault.prove, _PROVED)
        self._stored = Glance(self._count, _KEPT)

    @contextmanager
    def taking_in(self) -> Iterator[None]:
        """As long as this lasts updates are taken in. Who would follow another that polls counts too."""
        self._takes_in = True
        try:
            yield
        finally:
            self._takes_in = False

    def stuck(self) -> list[str]:
        """Whatever else goes wrong is waited out by itself."""
        if self.closing:
            return []
        return [*self._stopped(), *([JOBS_STOPPED] if self.jobs.stopped else [])]

    async def unready(self) -> list[str]:
        if self.closing:
            return [CLOSING]
        if self._takes_in is None:
            return [STARTING]
        return [*self._stopped(), *await self._proof.now()]

    async def metrics(self, pulse: Pulse, accept: str) -> tuple[bytes, str]:
        from bot.watching.metrics import written

        try:
            stored = await self._stored.now()
        except StorageError:
            stored = None
        self.keeps_files = not await self._vault.now()
        return written(self, stored, pulse, accept)

    def _stopped(self) -> list[str]:
        return [INTAKE_STOPPED] if self._takes_in is False else []

    async def _count(self) -> Stored:
        return await self._database.read(lambda work: Stored(work, self.jobs.kinds))
