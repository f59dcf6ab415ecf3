"""The desk as a process of its own, as it is seen from outside."""

from __future__ import annotations

from bot.watching.proof import proof
from bot.watching.pulse import Pulse
from bot.watching.watched import CLOSING
from storage import Database


class WatchedDesk:
    """It has no figures; who reads and decides is in the audit log."""

    def __init__(self, database: Database) -> None:
        self._proof = proof(database.prove)
        self.closing = False

    def stuck(self) -> list[str]:
        return []

    async def unready(self) -> list[str]:
        return [CLOSING] if self.closing else await self._proof.now()

    async def metrics(self, pulse: Pulse, accept: str) -> None:
        return None
