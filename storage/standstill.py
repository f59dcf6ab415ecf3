"""While nobody serves: what changes everything at once is done only where no bot runs, on any machine."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.errors import StorageError
from storage.presence import Presence, neighbours_on


@asynccontextmanager
async def standstill(url: str, data: Path) -> AsyncIterator[None]:
    """For as long as it lasts no bot starts on the database at `url` or in the data folder. Raises StorageError
    storage.busy where one runs."""
    presence, neighbours = Presence(data / "present.lock"), neighbours_on(url, secrets.randbits(31))
    try:
        if not presence.alone() or (neighbours is not None and not await neighbours.alone()):
            raise StorageError("storage.busy", "the bot is running: stop it first, on every machine")
        yield
    finally:
        if neighbours is not None:
            await neighbours.leave()
        presence.leave()
