"""Long polling: Telegram's offset moves only after the updates are in the inbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from bot.intake.ingest import Ingest
from bot.intake.reading import Update, number_of
from bot.logs import code_of, place_of
from bot.telegram.backoff import pause
from bot.telegram.errors import Conflict, NotFound, TelegramError, TooManyRequests, Unauthorized
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from storage import StorageError

_log = logging.getLogger(__name__)

UPDATES = ["message", "edited_message", "callback_query"]
"""The updates we ask for; messages of groups are passed over."""

_NO_UPDATE = (KeyError, TypeError, AttributeError, OverflowError, ValueError)
"""What `Ingest.accept` raises for JSON that is no update."""

_REFUSED: dict[type[TelegramError], str] = {
    Unauthorized: "a revoked token",
    NotFound: "an unknown token",
    Conflict: "a second poller, or somebody's webhook",
}
"""What an operator has to look at."""

_LONGEST_PAUSE = 30.0


class Polling:
    """Fetches updates until it is cancelled. `left` gets those of newcomers who could not be taken in."""

    def __init__(
        self,
        wire: Wire,
        ingest: Ingest,
        patience: Patience,
        left: Callable[[list[Update]], None],
    ) -> None:
        self._wire = wire
        self._ingest = ingest
        self._patience = patience
        self._left = left

    async def run(self) -> None:
        """Poll for ever. An outage, a second poller or a busy database is waited out with growing pauses, and whatever
        else is wrong with an answer too: it must not end the conversation of everybody."""
        offset, tries = 0, 0
        while True:
            seconds = 0.0
            try:
                updates = await self._fetch(offset)
                await self._take_in(updates)
            except TooManyRequests as error:
                seconds = error.retry_after
            except (TelegramError, StorageError) as error:
                _log.warning("polling.paused error=%s", code_of(error))
            except Exception as error:  # noqa: BLE001  # as the docstring says
                _log.error("polling.failed error=%s at=%s", type(error).__name__, place_of(error))
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
                    _log.error("update.malformed error=%s", type(error).__name__)

    async def _fetch(self, offset: int) -> list[Any]:
        try:
            updates = await self._wire.updates(offset, UPDATES)
        except TelegramError as error:
            if reason := _REFUSED.get(type(error)):
                self._patience.refused("getUpdates", reason)
            raise
        self._patience.taken("getUpdates")
        return updates
