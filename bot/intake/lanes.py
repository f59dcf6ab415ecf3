"""Lanes: one task for each active person. They keep the order within a chat and run people side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, NamedTuple

from bot.logs import code_of, place_of
from bot.telegram.backoff import pause
from storage import PASSING, Conflict, Damaged, Database, Elsewhere, Erased, Overtaken, Row, StorageError

_log = logging.getLogger(__name__)

_HELD = 32
_CROWD = 8
"""So many updates waiting are no conversation: only the last screen is shown."""
_ATTEMPTS = 3
_AT_ONCE = 64
"""So many of those who wait since before the start are served at once."""
_BREATH = 0.01
"""Seconds."""

Job = Callable[[], Awaitable[object]]


class _Owed(NamedTuple):
    """Whether something waits in the inbox, and what else is to be done first."""

    more: bool = False
    job: Job | None = None


class Lane:
    """What one person waits for: a few updates in memory, the rest (`more`) only in the inbox; `last` is done when
    nothing else is left."""

    def __init__(self) -> None:
        self.held: deque[Job] = deque()
        self.more = False
        self.arrived = 0
        self.last: Job | None = None
        self.task: asyncio.Task[None] | None = None

    @property
    def idle(self) -> bool:
        return not (self.held or self.more or self.last)


class Lanes:
    """Handles each person's updates one after another, oldest first.

    `handle` gets the row and the parsed update (None after a restart: it parses the body itself). When it fails three
    times, restarts included, the update is given up through `give_up`; storage that is busy or full is waited for
    without end, with growing pauses. Where another process serves the person what they sent is left to it: `pass_on` is
    told for whom, and the number of that process; `leave`, whether it is to be left to one that served them last.
    """

    def __init__(
        self,
        database: Database,
        handle: Callable[[Row, dict[str, Any] | None], Awaitable[None]],
        give_up: Callable[[Row], Awaitable[None]],
        pass_on: Callable[[int, int], None] = lambda user_id, holder: None,
        leave: Callable[[int, int], bool] = lambda user_id, holder: False,
    ) -> None:
        self._database = database
        self._handle = handle
        self._give_up = give_up
        self._pass_on = pass_on
        self._leave = leave
        self._lanes: dict[int, Lane] = {}
        self._owed: dict[int, _Owed] = {}
        self._closing = False
        self.failed: Counter[str] = Counter()
        """How often a turn failed, by code."""

    @property
    def active(self) -> int:
        """How many people something is done for, or waits, in this process."""
        return len(self._lanes)

    def wake(self, user_id: int, row: Row | None = None, update: dict[str, Any] | None = None) -> None:
        """There is something to do for this person. Without a row, what waits in the inbox is taken up."""
        if row is not None and self.free(user_id) and self._leave(user_id, row.holder):
            return
        lane = self._lane(user_id)
        if row is None or lane.more or len(lane.held) >= _HELD:
            lane.more = True
            lane.arrived += 1
        else:
            lane.held.append(partial(self._take, row, update))
        self._start(user_id, lane)

    def run(self, user_id: int, job: Job) -> None:
        """Do something else in this person's lane (a receipt, a screen after a restart), so that screens never race."""
        lane = self._lane(user_id)
        lane.held.append(job)
        self._start(user_id, lane)

    def run_last(self, user_id: int, job: Job | None) -> bool:
        """Do this once nothing else is left to do for this person; None: it is done. Whether there was nothing yet."""
        lane = self._lane(user_id)
        fresh, lane.last = lane.last is None, job
        self._start(user_id, lane)
        return fresh

    def owe(self, user_id: int, job: Job | None = None) -> None:
        """This person waits since before the start, with something in the inbox or for this job: it comes before
        whatever they send now, and at the latest when `take_up` has come to them."""
        more, before = self._owed.get(user_id, _Owed())
        self._owed[user_id] = _Owed(more or job is None, job or before)

    async def take_up(self) -> None:
        """Go through those who are owed something, a few at a time: thousands may be after an outage, and whoever
        writes meanwhile should not wait for all of them."""
        begun: set[int] = set()
        while self._owed and not self._closing:
            begun &= self._lanes.keys()
            if len(begun) >= _AT_ONCE:
                await asyncio.sleep(_BREATH)
                continue
            user_id = next(iter(self._owed))
            begun.add(user_id)
            self._start(user_id, self._lane(user_id))

    def busy(self, user_id: int) -> bool:
        """Whether something is being done for this person."""
        return user_id in self._lanes

    def free(self, user_id: int) -> bool:
        """Whether something would be done for this person at once, before anything else of theirs."""
        return not (self._closing or user_id in self._lanes or user_id in self._owed)

    def crowded(self, user_id: int) -> bool:
        """Whether so much is waiting that a screen now would be an old one."""
        lane = self._lanes.get(user_id)
        return lane is not None and (lane.more or len(lane.held) > _CROWD)

    def _lane(self, user_id: int) -> Lane:
        lane = self._lanes.get(user_id)
        if lane is None:
            lane = self._lanes[user_id] = Lane()
        if owed := self._owed.pop(user_id, None):
            lane.more = lane.more or owed.more
            lane.held.extend([owed.job] if owed.job else ())
        return lane

    def _start(self, user_id: int, lane: Lane) -> None:
        if lane.task is None and not self._closing:
            lane.task = asyncio.create_task(self._work(user_id, lane))

    async def close(self, grace: float = 7.0) -> None:
        """Stop after the update in hand; what waits stays in the inbox for the next start."""
        self._closing = True
        tasks = [lane.task for lane in self._lanes.values() if lane.task]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _work(self, user_id: int, lane: Lane) -> None:
        """Until nothing is left. Whatever fails, there is a pause before the next try."""
        failures = 0
        try:
            while not (self._closing or lane.idle):
                try:
                    await self._next(user_id, lane)
                    failures = 0
                except Elsewhere as error:
                    lane.more = False
                    self._pass_on(user_id, error.holder)
                except (Damaged, Erased) as error:
                    # Nothing of this person opens: their rows wait until a message of theirs comes, or their key.
                    _log.error("lane.closed code=%s", error.code)
                    lane.more = False
                except Exception as error:  # noqa: BLE001  # the lane goes on, with the same if storage was away
                    code = code_of(error)
                    _log.error("lane.failed error=%s at=%s", code, place_of(error))
                    failures += 1
                    await asyncio.sleep(pause(failures, longest=30))
        finally:
            lane.task = None
            if self._closing or lane.idle:
                self._lanes.pop(user_id, None)
            else:
                self._start(user_id, lane)

    async def _next(self, user_id: int, lane: Lane) -> None:
        if lane.held:
            await self._do(lane, lane.held.popleft())
        elif lane.more:
            arrived = lane.arrived
            if not await self._take_oldest(user_id):
                lane.more = lane.arrived != arrived
        elif lane.last is not None:
            job, lane.last = lane.last, None
            await self._do(lane, job)

    async def _do(self, lane: Lane, job: Job) -> None:
        """One job; it stays while storage is away."""
        try:
            await job()
        except StorageError as error:
            if error.code in PASSING:
                lane.held.appendleft(job)
            raise

    async def _take_oldest(self, user_id: int) -> bool:
        """What waits longest in the inbox; whether something did."""
        row = await self._database.write(lambda work: work.inbox.oldest(user_id))
        if row is not None:
            await self._take(row, None)
        return row is not None

    async def _take(self, row: Row, update: dict[str, Any] | None) -> None:
        tries = 0
        while not self._closing:
            try:
                return await self._handle(row, update)
            except Elsewhere:
                raise
            except Overtaken:
                await self._take_oldest(row.user_id)
                continue
            except Exception as error:  # noqa: BLE001  # whatever it is, one update must not stop a person's lane
                code = code_of(error)
                self.failed[code] += 1
                _log.error("update.failed error=%s at=%s", code, place_of(error))
                passing = code in PASSING or isinstance(error, Conflict)
            if not passing and await self._gave_up(row, tries):
                return None
            await asyncio.sleep(pause(tries, longest=30))
            tries += 1
        return None

    async def _gave_up(self, row: Row, tries: int) -> bool:
        """Count the failure, where a restart finds it: an update may take the whole program down. Of one that was
        handled only the screen is left to be shown; a restart finds that too."""
        try:
            if await self._database.write(lambda work: work.inbox.failed(row.id)) < _ATTEMPTS:
                return False
            await self._give_up(row)
        except StorageError as error:
            if error.code == "storage.missing":
                return tries + 1 >= _ATTEMPTS
            _log.error("update.not_given_up code=%s", error.code)
            return error.code not in PASSING
        return True
