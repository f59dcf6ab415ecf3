"""The pulse of the event loop: everybody's answers come from one thread, so what holds it up holds up all."""

from __future__ import annotations

import asyncio
import time

_BEAT = 0.05
_WINDOW = 60.0
_LOST = 10.0


class Pulse:
    """Beats twenty times a second from `start` to `stop`. A stall is how many seconds late a beat came.

    longest  the longest stall since the start
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._beaten = time.monotonic()
        self._since = self._beaten
        self._now = self._before = 0.0
        self._beating: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._beating = asyncio.create_task(self._beat())

    def stop(self) -> None:
        if self._beating is not None:
            self._beating.cancel()

    @property
    def recent(self) -> float:
        """The longest stall of the last minute, or of up to two."""
        return max(self._now, self._before)

    @property
    def lost(self) -> bool:
        """Whether it has not beaten for ten seconds: the loop runs, and does not get to what waits in it."""
        return time.monotonic() - self._beaten > _LOST

    async def _beat(self) -> None:
        while True:
            due = time.monotonic() + _BEAT
            await asyncio.sleep(_BEAT)
            self._beaten = time.monotonic()
            stall = max(self._beaten - due, 0.0)
            if self._beaten - self._since > _WINDOW:
                self._before, self._now, self._since = self._now, 0.0, self._beaten
            self._now = max(self._now, stall)
            self.longest = max(self.longest, stall)
