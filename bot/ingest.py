"""The door: an update is written to the inbox before Telegram is told that we have it.

A repeated update inserts nothing: it is recognised by membership, never by "greater than the last", since ids restart
after a quiet week (https://core.telegram.org/bots/api#update).
"""

from __future__ import annotations

from typing import Any

import orjson
import structlog

from bot.lanes import Lanes
from storage import Database

_log = structlog.get_logger(__name__)


class Ingest:
    """Takes updates in. When `accept` returns, the update is durable and will be handled, whatever happens next."""

    def __init__(self, database: Database, lanes: Lanes, bot_id: int) -> None:
        self._database = database
        self._lanes = lanes
        self._bot_id = bot_id

    async def accept(self, update: dict[str, Any]) -> None:
        """Store one update and wake its person's lane. Updates of groups and of unknown sorts are passed over."""
        person = _person(update)
        if person is None:
            return
        body = orjson.dumps(update)
        number = int(update["update_id"])
        row = await self._database.write(lambda work: work.inbox.accept(self._bot_id, number, person, body))
        if row is not None:
            self._lanes.wake(row.user_id, row, update)


def _person(update: dict[str, Any]) -> int | None:
    """The Telegram id of the person in a private chat, or None."""
    query = update.get("callback_query")
    message = query.get("message") if query else update.get("message") or update.get("edited_message")
    if not message or message.get("chat", {}).get("type") != "private":
        return None
    return int(message["chat"]["id"])
