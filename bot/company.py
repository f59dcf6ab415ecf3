"""This process among those that serve the same bot: who comes first, who follows whom, and what they tell each other.

On SQLite there is one process. On PostgreSQL there may be more, and each finds out by itself, every few seconds, what a
word that was lost would have told it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.intake.holding import HOLD
from bot.intake.turns import Turns
from bot.jobs.rounds import Leading, Round
from bot.jobs.worker import Jobs
from conversation.privacy.returning import OUTAGE, long_ago
from storage import Database, Presence, StorageError, Vault, Work

if TYPE_CHECKING:
    from bot.intake.relay import Relay
    from storage.neighbours import Neighbours

_log = logging.getLogger(__name__)

_LOOK = 2.0
"""Seconds between two looks at who lives and what waits."""


class Company:
    """From `enter` to `leave` this process counts as present. `neighbours` is None where there cannot be any."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        presence: Presence,
        neighbours: Neighbours | None,
        turns: Turns,
        jobs: Jobs,
        clock: Callable[[], datetime],
        relay: Relay | None = None,
        look: float = _LOOK,
    ) -> None:
        self._database = database
        self._vault = vault
        self._presence = presence
        self._neighbours = neighbours
        self._turns = turns
        self._jobs = jobs
        self._relay = relay
        self._clock = clock
        self._look = look
        self._living = frozenset({database.process})
        self._leading: list[Leading] = []
        self._taking_up: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        if neighbours is not None:
            neighbours.listen(self._hear, turns.hear_of_change)

    async def enter(self) -> None:
        """Come in, and take up what a crash or a stop has left. Only who is alone may sweep the vault
        now; what a start does not wait for, or whose clock is another, the upkeep looks through."""
        last = await asyncio.to_thread(self._presence.last)
        alone = await asyncio.to_thread(self._presence.enter)
        if self._neighbours is None and self._presence.tells and not alone:
            alone = await self._outlast()
        if self._neighbours is not None:
            alone &= await self._neighbours.enter()
            self._living = await self._neighbours.living()
        if await self._database.read(lambda work: work.recovery.unmarked()):
            raise StorageError("storage.key", "the master key was changed during this start: start again")
        if alone and self._vault.shelf.at_hand:
            await self._sweep()
        if alone or self._neighbours is not None:
            await self._database.write(partial(_released, living=self._living))
        await asyncio.to_thread(self._presence.settle)
        if self._neighbours is not None:
            await self._neighbours.settle()
        if alone and last is not None and long_ago(last, self._clock()):
            for user_id in await self._database.read(lambda work: work.users.active(last - OUTAGE, last)):
                self._turns.greet(user_id)
        await self.beat()
        await self._take_up()

    async def _outlast(self) -> bool:
        """Another bot works on this SQLite, and two would answer everybody twice: wait until it is gone."""
        self._presence.leave()
        _log.warning("start.waits code=%s", "storage.held")
        while True:
            if await asyncio.to_thread(self._presence.alone):
                return True
            await asyncio.sleep(self._look)

    async def beat(self) -> None:
        """Note that this process lives."""
        await asyncio.to_thread(self._presence.beat, self._clock())

    async def keep(self) -> None:
        """Look after the others until cancelled, and keep up what this process holds."""
        if self._neighbours is not None:
            await asyncio.gather(
                Round("neighbours", self._look, self._look_around).run(),
                Round("holds", HOLD.total_seconds() / 3, self._turns.keep_up).run(),
            )

    async def one_of_all(self, name: str, do: Callable[[], Awaitable[object]]) -> None:
        """Do something that only one process may do, until cancelled: as long as no other does it."""
        if self._neighbours is None:
            await do()
            return
        leading = Leading(self._database, name, [Round(name, 0, do)], self._look)
        self._leading.append(leading)
        await leading.run()

    def wake(self, *kinds: str) -> None:
        """Tell the others that there may be jobs of these kinds."""
        if self._neighbours is not None and len(self._living) > 1:
            self._neighbours.tell(*(f"jobs {kind}" for kind in kinds))

    async def leave(self) -> None:
        if self._neighbours is not None:
            await self._neighbours.leave()
        self._presence.leave()

    def _hear(self, word: str) -> None:
        match word.split():
            case ["lane", holder, user_id] if int(holder) == self._database.process:
                self._turns.lanes.wake(int(user_id))
            case ["forget", user_id]:
                self._database.forget_key(int(user_id))
                self._turns.hear_of_change(int(user_id))
            case ["door", _] if self._relay is not None:
                self._looking = asyncio.create_task(self._relay.look())
            case ["jobs", kind] if kind in self._jobs.kinds:
                self._jobs.wake(kind)

    async def _look_around(self) -> None:
        """Whoever is gone is followed: by whom does not matter. What waits for longer than it should is taken up."""
        assert self._neighbours is not None
        living = await self._neighbours.living()
        gone, self._living = self._living - living, living
        if self._relay is not None:
            await self._relay.look()
        if gone:
            _log.info("neighbours.gone count=%s", len(gone))
            await self._database.write(partial(_released, living=living))
            self._jobs.take_over()
            for leading in self._leading:
                leading.ask()
            await self._take_up()
            return
        waited = timedelta(seconds=self._look)
        for user_id in await self._database.read(lambda work: work.inbox.waiting(waited)):
            if not self._turns.lanes.busy(user_id):
                self._turns.lanes.wake(user_id)

    async def _take_up(self) -> None:
        """Updates that wait, and screens that were not shown."""
        waiting = await self._database.read(lambda work: work.inbox.waiting())
        behind = await self._database.read(lambda work: work.users.behind())
        _log.info("program.resumed screens_of=%s updates_of=%s", len(behind), len(waiting))
        for user_id in waiting:
            self._turns.lanes.owe(user_id)
        for user_id in behind:
            self._turns.owe(user_id)
        if self._taking_up is None or self._taking_up.done():
            self._taking_up = asyncio.create_task(self._turns.lanes.take_up())

    async def _sweep(self) -> None:
        """A vault that cannot be written for now keeps nobody from talking."""
        try:
            await self._vault.sweep(await self._database.read(lambda work: work.evidence.blobs()))
        except StorageError as error:
            _log.warning("vault.not_swept code=%s", error.code)


def _released(work: Work, living: frozenset[int]) -> None:
    work.jobs.release(living)
    work.leases.release(living)
