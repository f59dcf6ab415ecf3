"""Lanes: one task for each active person. They keep the order within a chat and run people side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import structlog

from bot.logs import place_of
from storage import Database, Row, StorageError

_log = structlog.get_logger(__name__)

_HELD = 32
_ATTEMPTS = 3
_PAUSE = 0.5
_PASSING = {"storage.busy", "storage.full", "storage.readonly", "storage.unavailable", "storage.conflict"}
"""What storage suffers from for a while; everything else would fail again."""

Job = Callable[[], Awaitable[None]]


class Lane:
    """What one person waits for: a few updates in memory, the rest (`more`) only in the inbox."""

    def __init__(self) -> None:
        self.held: deque[Job] = deque()
        self.more = False
        self.arrived = 0
        self.task: asyncio.Task[None] | None = None


class Lanes:
    """Handles each person's updates one after another, oldest first.

    `handle` gets the row and the parsed update (None after a restart: it parses the body itself). When it fails three
    times, restarts included, the update is given up through `give_up`; storage that is busy or full is waited for
    without end.
    """

    def __init__(
        self,
        database: Database,
        handle: Callable[[Row, dict[str, Any] | None], Awaitable[None]],
        give_up: Callable[[Row], Awaitable[None]],
    ) -> None:
        self._database = database
        self._handle = handle
        self._give_up = give_up
        self._lanes: dict[int, Lane] = {}
        self._closing = False

    def wake(self, user_id: int, row: Row | None = None, update: dict[str, Any] | None = None) -> None:
        """There is something to do for this person. Without a row, what waits in the inbox is taken up."""
        lane = self._lanes.get(user_id)
        if lane is None:
            lane = self._lanes[user_id] = Lane()
        if row is None or lane.more or len(lane.held) >= _HELD:
            lane.more = True
            lane.arrived += 1
        else:
            lane.held.append(partial(self._take, row, update))
        self._start(user_id, lane)

    def run(self, user_id: int, job: Job) -> None:
        """Do something else in this person's lane (a receipt, a screen after a restart), so that screens never race."""
        lane = self._lanes.get(user_id)
        if lane is None:
            lane = self._lanes[user_id] = Lane()
        lane.held.append(job)
        self._start(user_id, lane)

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
        try:
            while not self._closing and (lane.held or lane.more):
                if lane.held:
                    await lane.held.popleft()()
                    continue
                arrived = lane.arrived
                row = await self._database.write(lambda work: work.inbox.oldest(user_id))
                if row is None:
                    lane.more = lane.arrived != arrived
                else:
                    await self._take(row, None)
        except StorageError as error:
            _log.error("lane.stopped", code=error.code)
        except Exception as error:  # noqa: BLE001  # a job of ours failed: the lane goes on with what is left
            _log.error("lane.failed", error=type(error).__name__, at=place_of(error))
        finally:
            lane.task = None
            if (lane.held or lane.more) and not self._closing:
                self._start(user_id, lane)
            else:
                self._lanes.pop(user_id, None)

    async def _take(self, row: Row, update: dict[str, Any] | None) -> None:
        while not self._closing:
            try:
                return await self._handle(row, update)
            except Exception as error:  # noqa: BLE001  # whatever it is, one update must not stop a person's lane
                code = error.code if isinstance(error, StorageError) else type(error).__name__
                _log.error("update.failed", error=code, at=place_of(error))
            if code not in _PASSING and await self._gave_up(row):
                return None
            await asyncio.sleep(_PAUSE)
        return None

    async def _gave_up(self, row: Row) -> bool:
        """Count the failure, where a restart finds it: an update may take the whole program down."""
        try:
            if await self._database.write(lambda work: work.inbox.failed(row.id)) < _ATTEMPTS:
                return False
            await self._give_up(row)
        except StorageError as error:
            _log.error("update.not_given_up", code=error.code)
            return error.code not in _PASSING  # missing: the person was erased, and the update with them
        return True
