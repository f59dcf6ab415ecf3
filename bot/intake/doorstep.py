"""Newcomers whose key cannot be kept for now wait here, so that they stop nobody else.

Nothing of theirs can be sealed, so nothing is stored: a restart loses what they wrote, and they were told to write
again. By webhook there is no need for this: Telegram brings again what was not taken.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from bot.intake.ingest import Ingest
from bot.intake.reading import person_of
from bot.telegram.backoff import pause
from bot.telegram.errors import TelegramError
from bot.telegram.patience import Later
from bot.telegram.presenter import Presenter
from dialogs.language import N_
from locales import language
from storage import StorageError

_log = logging.getLogger(__name__)

_MOST = 1000
_TEXT = N_("Бот зараз не може почати нову розмову. Він спробує сам; якщо довго мовчатиме, напишіть ще раз.")


class Doorstep:
    """At most a thousand updates wait in memory; more are let go, counted."""

    def __init__(self, ingest: Ingest, presenter: Presenter) -> None:
        self._ingest = ingest
        self._presenter = presenter
        self._waiting: list[dict[str, Any]] = []
        self._task: asyncio.Task[None] | None = None

    def wait(self, updates: list[dict[str, Any]]) -> None:
        """These could not be stored: try again until they can."""
        room = _MOST - len(self._waiting)
        if len(updates) > room:
            _log.error("newcomers.let_go count=%s", len(updates) - room)
        known = {person_of(update) for update in self._waiting}
        for update in updates[:room]:
            self._waiting.append(update)
            if (person := person_of(update)) is not None and person not in known:
                known.add(person)
                asyncio.get_running_loop().create_task(self._excuse(person))
        if self._waiting and self._task is None:
            self._task = asyncio.create_task(self._run())

    @property
    def waiting(self) -> int:
        """How many updates wait here."""
        return len(self._waiting)

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        tries = 0
        while self._waiting:
            await asyncio.sleep(pause(tries, longest=30, first=2))
            tries += 1
            trying, self._waiting = self._waiting, []
            try:
                self._waiting = [*await self._ingest.accept(*trying), *self._waiting]
            except StorageError as error:
                _log.warning("newcomers.wait code=%s", error.code)
                self._waiting = [*trying, *self._waiting]
        self._task = None

    async def _excuse(self, person: int) -> None:
        try:
            await self._presenter.line(person, language("uk").text(_TEXT))
        except (Later, TelegramError) as error:
            _log.info("newcomer.not_told error=%s", type(error).__name__)
