"""What is looked after now and then: tidying up, asking for jobs that are due by the calendar, signing the log.

Of several processes on one database one leads: it holds a lease and does the rounds. Another takes over once it stops,
or its lease has ended.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TypeVar

from bot.logs import code_of, place_of
from storage import PASSING, Database, StorageError, Work

_log = logging.getLogger(__name__)
T = TypeVar("T")

LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Round:
    """Something that is done every so many seconds. What fails is done again at the next time."""

    name: str
    every: float
    do: Callable[[], Awaitable[object]]

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.do()
            except StorageError as error:
                _log.warning("round.put_off round=%s code=%s", self.name, error.code)
            except Exception as error:  # noqa: BLE001  # whatever it is, it is tried again
                _log.error(
                    "round.failed round=%s error=%s at=%s", self.name, type(error).__name__, place_of(error)
                )
            await asyncio.sleep(self.every)


async def each(many: Iterable[T], do: Callable[[T], Awaitable[object]], name: str) -> None:
    """Do it for one after the other: what is wrong with one person's rows keeps nobody else waiting. Raises
    StorageError only where the storage itself is away."""
    for one in many:
        try:
            await do(one)
        except Exception as error:
            if isinstance(error, StorageError) and error.code in PASSING:
                raise
            code = code_of(error)
            _log.error("round.passed_over round=%s code=%s at=%s", name, code, place_of(error))


class Leading:
    """Does the rounds as long as this process leads, by the lease of this name; whether it may, it asks every `look`
    seconds."""

    def __init__(self, database: Database, name: str, rounds: Sequence[Round], look: float) -> None:
        self._database = database
        self._name = name
        self._rounds = rounds
        self._look = look
        self.leads = False
        self._asked = asyncio.Event()

    def ask(self) -> None:
        """Who led may be gone."""
        self._asked.set()

    async def run(self) -> None:
        """Until cancelled; then another may lead at once."""
        token = self._database.token()
        hold = partial(_held, name=self._name, token=token)
        while self._rounds:
            try:
                if await self._database.write(hold):
                    await self._lead(hold, token)
                    _log.warning("rounds.lost of=%s", self._name)
            except StorageError as error:
                _log.warning("rounds.put_off code=%s", error.code)
            except Exception as error:  # noqa: BLE001  # whatever it is, somebody has to lead
                _log.error("rounds.failed error=%s at=%s", type(error).__name__, place_of(error))
            with suppress(TimeoutError):
                async with asyncio.timeout(self._look):
                    await self._asked.wait()
            self._asked.clear()

    async def _lead(self, hold: Callable[[Work], bool], token: str) -> None:
        tasks = [asyncio.create_task(round.run()) for round in self._rounds]
        self.leads = True
        try:
            await lease_lost(self._database, hold)
        finally:
            self.leads = False
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            with suppress(StorageError):  # it ends by itself
                await asyncio.shield(self._database.write(lambda work: work.leases.leave(self._name, token)))


async def lease_lost(database: Database, renew: Callable[[Work], bool]) -> None:
    """Keep a lease that was just taken; returns once it is not held any more, or cannot be known to be."""
    lease, now = LEASE.total_seconds(), time.monotonic
    ends, held = now() + lease, True
    while held and now() < ends:
        await asyncio.sleep(lease / 3)
        begun = now()
        try:
            held = await database.write(renew)
            ends = begun + lease
        except StorageError as error:
            _log.warning("lease.not_renewed code=%s", error.code)


def _held(work: Work, name: str, token: str) -> bool:
    return work.leases.hold(name, token, LEASE)
