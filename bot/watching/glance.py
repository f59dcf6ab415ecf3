"""What costs something to find out is found out once in a while, however many ask."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Glance(Generic[T]):
    """What `look` returned last, if that is at most so many seconds old. Who asks meanwhile waits for the same look."""

    def __init__(self, look: Callable[[], Awaitable[T]], seconds: float) -> None:
        self._look = look
        self._seconds = seconds
        self._looking = asyncio.Lock()
        self._seen: tuple[float, T] | None = None

    async def now(self) -> T:
        """Raises what `look` raises, which is not kept."""
        async with self._looking:
            time = asyncio.get_running_loop().time
            if self._seen is None or time() - self._seen[0] > self._seconds:
                found = await self._look()
                self._seen = time(), found
            return self._seen[1]
