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
from bot.intake.reading import Update, number_of
from bot.logs import place_of
from bot.telegram.backoff import pause
from bot.telegram.deadlines import USUAL
from bot.telegram.patience import Later, Patience
from storage import StorageError

_log = structlog.get_logger(__name__)

UPDATES = ["message", "edited_message", "callback_query"]
"""The updates we ask for; messages of groups are passed over."""

_NO_UPDATE = (KeyError, TypeError, AttributeError, OverflowError, ValueError)
"""What `Ingest.accept` raises for JSON that is no update."""

_REFUSED = {401: "a revoked token", 404: "an unknown token", 409: "a second poller, or somebody's webhook"}
"""What an operator has to look at."""

_LONGEST_PAUSE = 30.0


class Polling:
    """Fetches updates until it is cancelled. `left` gets those of newcomers who could not be taken in."""

    def __init__(
        self,
        bot: Bot,
        ingest: Ingest,
        patience: Patience,
        left: Callable[[list[Update]], None],
        wait: float = USUAL.poll,
    ) -> None:
        self._url = bot.session.api.api_url(bot.token, "getUpdates")
        self._ingest = ingest
        self._patience = patience
        self._left = left
        self._wait = wait

    async def run(self) -> None:
        """Poll for ever. An outage, a second poller or a busy database is waited out with growing pauses, and whatever
        else is wrong with an answer too: it must not end the conversation of everybody."""
        offset, tries = 0, 0
        async with ClientSession(timeout=ClientTimeout(total=self._wait * 1.5)) as session:
            while True:
                seconds = 0.0
                try:
                    updates = await self._fetch(session, offset)
                    await self._take_in(updates)
                except Later as error:
                    seconds = error.seconds
                except (ClientError, TimeoutError, StorageError, ValueError) as error:
                    _log.warning("polling.paused", error=type(error).__name__)
                except Exception as error:  # noqa: BLE001  # as the docstring says
                    _log.error("polling.failed", error=type(error).__name__, at=place_of(error))
                else:
                    numbers = [number for update in updates if (number := number_of(update)) is not None]
                    offset = numbers[-1] + 1 if numbers else offset
                    if numbers or not updates:
                        tries = 0
                        continue
                    # Nothing to confirm them by: they would come again at once.
                await asyncio.sleep(max(seconds, pause(tries, longest=_LONGEST_PAUSE)))
                tries += 1

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
        query = {"offset": offset, "timeout": round(self._wait), "allowed_updates": UPDATES}
        async with session.post(self._url, json=query) as response:
            raw = await response.read()
        if reason := _REFUSED.get(response.status):
            self._patience.refused("getUpdates", reason)
        body = orjson.loads(raw)
        if not isinstance(body, dict) or not body.get("ok"):
            if seconds := _retry_after(body):
                raise Later(seconds)
            raise ValueError("getUpdates was refused")
        self._patience.taken("getUpdates")
        updates = body.get("result")
        if not isinstance(updates, list):
            raise ValueError("getUpdates brought no list")
        return updates


def _retry_after(body: Any) -> float:
    """How many seconds Telegram asks to be left alone (429); 0 if it does not."""
    told = body.get("parameters") if isinstance(body, dict) else None
    seconds = told.get("retry_after") if isinstance(told, dict) else None
    return float(seconds) if isinstance(seconds, int) else 0.0
