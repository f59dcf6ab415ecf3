"""Keeps the audit log in order and its signed head up to date, as long as the program runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from storage import Database, MasterKey, StorageError
from storage.audit.placing import Placing

_log = logging.getLogger(__name__)


class Logbook:
    """Signs what is new. `news` is told that something happened, in another process too: all leaves an entry."""

    def __init__(self, database: Database, key_file: Path, news: Callable[[], None]) -> None:
        self._database = database
        self._key_file = key_file
        self._news = news
        self._size = 0
        self._placing: Placing | None = None

    async def catch_up(self) -> None:
        """Sign what came last. What cannot be signed for now is told to the log alone."""
        try:
            if self._placing is None:
                key = await asyncio.to_thread(MasterKey.load, self._key_file)
                self._placing = Placing(self._database, key)
            head = await self._placing.catch_up()
            if head.size > self._size:
                self._size = head.size
                self._news()
        except StorageError as error:
            # Among them a head that does not belong to this log: `audit verify` says where it goes wrong.
            _log.error("logbook.not_signed code=%s", error.code)

    async def close(self) -> None:
        """Sign what came last, if this process did it before: else another does."""
        if self._placing is not None:
            await self.catch_up()
