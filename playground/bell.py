"""A bell that long polls and event streams wait for."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class Bell:
    """Wakes everyone who waits, each time it rings. Check, then wait: without an `await` between, nothing is missed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event, rung = asyncio.Event(), self._event
        rung.set()

    async def wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)
