"""Whether the database, or the vault, can be worked with at this moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.watching.glance import Glance
from storage import StorageError

_KEPT = 2.0
"""Seconds. Each look is a write, and several may ask: a balancer, a container, a person."""
_PATIENCE = 5.0
SLOW = "storage.slow"


def proof(prove: Callable[[], Awaitable[None]], kept: float = _KEPT) -> Glance[list[str]]:
    """The code of what stands against it, or nothing; good for so many seconds."""

    async def look() -> list[str]:
        try:
            async with asyncio.timeout(_PATIENCE):
                await prove()
        except TimeoutError:
            return [SLOW]
        except StorageError as error:
            return [error.code]
        return []

    return Glance(look, kept)
