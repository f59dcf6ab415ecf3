"""Updates on their way to the bot: kept until confirmed, handed over by long polling or pushed by a webhook."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import Any, Protocol

from .bell import Bell
from .refusals import conflict

MAX_TIMEOUT = 50
"""Seconds a long poll may last, as at Telegram."""

_UNSEEN = 1000
"""More updates than can be made between the last time a world was kept and the end of its process."""

Update = dict[str, Any]


class Carrier(Protocol):
    """Takes updates to the bot by itself, in order within a chat."""

    def carry(self, chat_id: int, update: Update) -> None: ...


class Updates:
    """Updates not yet confirmed, oldest first.

    One is dropped only when a later offset confirms it, or when the webhook answered 2xx
    (https://core.telegram.org/bots/api#getupdates).
    """

    def __init__(self) -> None:
        self.pending: dict[int, tuple[int, Update]] = {}
        self.allowed: frozenset[str] = frozenset()
        self.carrier: Carrier | None = None
        self._next_id = 1
        self._bell = Bell()
        self._turn = 0
        self._closed = False

    def add(self, chat_id: int, kind: str, content: dict[str, Any]) -> list[int]:
        """The ids of the updates made: one, or none when the bot does not want this kind."""
        if self.allowed and kind not in self.allowed:
            return []
        update_id = self._next_id
        self._next_id += 1
        update = {"update_id": update_id, kind: content}
        self.pending[update_id] = (chat_id, update)
        if self.carrier:
            self.carrier.carry(chat_id, update)
        else:
            self._bell.ring()
        return [update_id]

    def push_to(self, carrier: Carrier | None) -> None:
        """Let a webhook carry everything pending and to come; with None, long polling again."""
        self.carrier = carrier
        if carrier:
            for chat_id, update in self.pending.values():
                carrier.carry(chat_id, update)
        self._bell.ring()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - the API's own
        """What `getUpdates` returns; a newer poll ends an older one with a conflict."""
        if self.carrier:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._confirm(offset)
        self._turn += 1
        turn = self._turn
        self._bell.ring()
        clock = asyncio.get_running_loop().time
        end = clock() + min(timeout, MAX_TIMEOUT)
        while not self.pending and not self._closed and (left := end - clock()) > 0:
            await self._bell.wait(left)
            if self.carrier:
                raise conflict("terminated by setWebhook request")
            if turn != self._turn:
                raise conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
        return [update for _, update in islice(self.pending.values(), limit)]

    def dump(self) -> dict[str, Any]:
        return {
            "next_id": self._next_id,
            "allowed": sorted(self.allowed),
            "pending": [[chat_id, update] for chat_id, update in self.pending.values()],
        }

    def load(self, kept: dict[str, Any]) -> None:
        """Go on where dumped updates were; no id comes twice, or the bot would take a new update for an old one."""
        self._next_id = kept["next_id"] + _UNSEEN
        self.allowed = frozenset(kept["allowed"])
        self.pending = {update["update_id"]: (chat_id, update) for chat_id, update in kept["pending"]}

    def close(self) -> None:
        self._closed = True
        self._bell.ring()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self._next_id + offset
        while self.pending and (oldest := next(iter(self.pending))) < offset:
            del self.pending[oldest]
