"""Long polling: Telegram's offset moves only after the updates are in the inbox.

aiogram's own polling confirms an update before its handler has finished (aiogram #960), so it is not used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson
import structlog
from aiogram import Bot
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.intake.ingest import Ingest
from bot.intake.reading import Update
from bot.jobs.backoff import pause
from storage import StorageError

_log = structlog.get_logger(__name__)

UPDATES = ["message", "edited_message", "callback_query"]
"""The updates we ask for; messages of groups are passed over."""

_NO_UPDATE = (KeyError, TypeError, AttributeError, OverflowError, ValueError)
"""What `Ingest.accept` raises for JSON that is no update."""

_WAIT = 30
_LONGEST_PAUSE = 30.0


class Polling:
    """Fetches updates until it is cancelled. `left` gets those of newcomers who could not be taken in."""

    def __init__(self, bot: Bot, ingest: Ingest, left: Callable[[list[Update]], None]) -> None:
        self._url = bot.session.api.api_url(bot.token, "getUpdates")
        self._ingest = ingest
        self._left = left
        self._refused = 0

    async def run(self) -> None:
        """Poll for ever. An outage, a second poller or a busy database is waited out with growing pauses."""
        offset, tries = 0, 0
        async with ClientSession(timeout=ClientTimeout(total=_WAIT + 15)) as session:
            while True:
                try:
                    updates = await self._fetch(session, offset)
                    await self._take_in(updates)
                except (ClientError, TimeoutError, StorageError, ValueError) as error:
                    _log.warning("polling.paused", error=type(error).__name__)
                    await asyncio.sleep(pause(tries, longest=_LONGEST_PAUSE))
                    tries += 1
                    continue
                numbers = [number for update in updates if (number := _number(update)) is not None]
                offset = numbers[-1] + 1 if numbers else offset
                if updates and not numbers:
                    # Nothing to confirm them by: they would come again at once.
                    await asyncio.sleep(pause(tries, longest=_LONGEST_PAUSE))
                    tries += 1
                else:
                    tries = 0

    async def _take_in(self, updates: list[Any]) -> None:
        """One transaction for all; if one of them is no update, it is passed over and must not hold up the others."""
        try:
            self._left(await self._ingest.accept(*updates))
        except _NO_UPDATE:
            for update in updates:
                try:
                    self._left(await self._ingest.accept(update))
                except _NO_UPDATE as error:
                    _log.error("update.malformed", error=type(error).__name__)

    async def _fetch(self, session: ClientSession, offset: int) -> list[Any]:
        query = {"offset": offset, "timeout": _WAIT, "allowed_updates": UPDATES}
        async with session.post(self._url, json=query) as response:
            body = orjson.loads(await response.read())
        if not isinstance(body, dict) or not body.get("ok"):
            # 401 is a revoked token, 409 a second poller or somebody else's webhook. The operator hears of it once.
            if response.status != self._refused:
                _log.error("polling.refused", status=response.status)
            self._refused = response.status
            raise ValueError("getUpdates was refused")
        self._refused = 0
        updates = body.get("result")
        if not isinstance(updates, list):
            raise ValueError("getUpdates brought no list")
        return updates


def _number(update: Any) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None
