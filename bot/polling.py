"""Long polling: Telegram's offset moves only after the updates are in the inbox.

aiogram's own polling confirms an update before its handler has finished (aiogram #960), so it is not used.
"""

from __future__ import annotations

import asyncio
import random
from typing import Any

import orjson
import structlog
from aiogram import Bot
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.ingest import Ingest
from storage import StorageError

_log = structlog.get_logger(__name__)

UPDATES = ["message", "edited_message", "callback_query"]
"""The updates we ask for; messages of groups are passed over."""

_NO_UPDATE = (KeyError, TypeError, AttributeError, OverflowError)
"""What `Ingest.accept` raises for JSON that is no update."""

_WAIT = 30
_LONGEST_PAUSE = 30.0


class Polling:
    """Fetches updates until it is cancelled."""

    def __init__(self, bot: Bot, ingest: Ingest) -> None:
        self._url = bot.session.api.api_url(bot.token, "getUpdates")
        self._ingest = ingest

    async def run(self) -> None:
        """Poll for ever. An outage, a second poller or a busy database is waited out with growing pauses."""
        offset, pause = 0, 0.5
        async with ClientSession(timeout=ClientTimeout(total=_WAIT + 15)) as session:
            while True:
                try:
                    updates = await self._fetch(session, offset)
                    await self._take_in(updates)
                except (ClientError, TimeoutError, StorageError, ValueError) as error:
                    _log.warning("polling.paused", error=type(error).__name__)
                    await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  # jitter, not a secret
                    pause = min(pause * 2, _LONGEST_PAUSE)
                    continue
                pause = 0.5
                if updates:
                    offset = updates[-1]["update_id"] + 1

    async def _take_in(self, updates: list[dict[str, Any]]) -> None:
        """One transaction for all; if one of them is no update, it is passed over and must not hold up the others."""
        try:
            await self._ingest.accept(*updates)
        except _NO_UPDATE:
            for update in updates:
                try:
                    await self._ingest.accept(update)
                except _NO_UPDATE as error:
                    _log.error("update.malformed", error=type(error).__name__)

    async def _fetch(self, session: ClientSession, offset: int) -> list[dict[str, Any]]:
        query = {"offset": offset, "timeout": _WAIT, "allowed_updates": UPDATES}
        async with session.post(self._url, json=query) as response:
            body = orjson.loads(await response.read())
        if not isinstance(body, dict) or not body.get("ok"):
            # 401 is a revoked token, 409 a second poller or somebody else's webhook.
            _log.error("polling.refused", status=response.status)
            raise ValueError("getUpdates was refused")
        return list(body["result"])
