"""The door: an update is written to the inbox before Telegram is told that we have it.

A repeated update inserts nothing: it is recognised by membership, never by "greater than the last", since ids restart
after a quiet week (https://core.telegram.org/bots/api#update).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson

from bot.inbound import person_of
from bot.lanes import Lanes
from storage import Database, Row, Work


@dataclass(frozen=True, slots=True)
class _Arriving:
    """An update of a private chat: its number, the Telegram id of the person, and its body for the inbox."""

    number: int
    person: int
    body: bytes
    update: dict[str, Any]

    @classmethod
    def read(cls, update: dict[str, Any]) -> _Arriving | None:
        """None for what does not come from a private chat."""
        person = person_of(update)
        if person is None:
            return None
        return cls(int(update["update_id"]), person, orjson.dumps(update), update)


class Ingest:
    """Takes updates in. When `accept` returns, they are durable and will be handled, whatever happens next."""

    def __init__(self, database: Database, lanes: Lanes, bot_id: int) -> None:
        self._database = database
        self._lanes = lanes
        self._bot_id = bot_id

    async def accept(self, *updates: dict[str, Any]) -> None:
        """Store updates in the order given and wake the lanes of their people, all of them or, on an error, none.

        Updates of groups and of unknown sorts are passed over. Raises StorageError, and for what is no update
        ValueError, KeyError, TypeError or AttributeError.
        """
        arriving = [_Arriving.read(update) for update in updates]
        rows = await self._database.write(
            partial(self._store, [each for each in arriving if each is not None])
        )
        for row, update in rows:
            self._lanes.wake(row.user_id, row, update)

    def _store(self, arriving: list[_Arriving], work: Work) -> list[tuple[Row, dict[str, Any]]]:
        stored = []
        for each in arriving:
            row = work.inbox.accept(self._bot_id, each.number, each.person, each.body)
            if row is not None:
                stored.append((row, each.update))
        return stored
