"""Tells parents that a child comes of age soon, 90, 30 and 7 days before: by day, in neutral words, each at most once.

Birth dates are sealed, so no table says when somebody is to be told: once a day everybody's people are looked at, a
slice at a time.
"""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial

import structlog
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from bot.jobs.reminders import FROM, UNTIL
from bot.logs import place_of
from bot.telegram.presenter import Presenter
from conversation.people.coming_of_age import TEXT, take_warnings
from dialogs.language import KYIV
from locales import language
from storage import PASSING, Database, StorageError, User, Work

_log = structlog.get_logger(__name__)

_EVERY = 600.0
_SLICE = 100


class Birthdays:
    """Looks once a day, between nine in the morning and eight in the evening in Kyiv."""

    def __init__(self, database: Database, presenter: Presenter) -> None:
        self._database = database
        self._presenter = presenter
        self._looked: date | None = None

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  # whatever it is, it is tried again
                _log.warning("birthdays.put_off", error=type(error).__name__, at=place_of(error))
            await asyncio.sleep(_EVERY)

    async def look(self) -> int:
        """Tell everybody who is to be told today; returns how many."""
        today = await self._database.read(_by_day)
        if today is None or today == self._looked:
            return 0
        told, after = 0, -1
        while ids := await self._database.read(partial(_next, after=after)):
            for user_id in ids:
                told += await self._tell(user_id, today)
            after = ids[-1]
        self._looked = today
        return told

    async def _tell(self, user_id: int, today: date) -> bool:
        try:
            user = await self._database.write(partial(_warned, user_id=user_id, today=today))
            if user is None:
                return False
            await self._presenter.line(user.telegram_id, language(user.language).text(TEXT))
        except StorageError as error:
            if error.code in PASSING:
                raise
            return False  # of somebody whose rows do not open nobody knows where to write
        except (TelegramForbiddenError, TelegramBadRequest):
            _log.info("birthday.not_told")
            return False
        return True


def _by_day(work: Work) -> date | None:
    now = work.now.astimezone(KYIV)
    return now.date() if FROM <= now.time() < UNTIL else None


def _next(work: Work, after: int) -> list[int]:
    return work.people.owners(after, _SLICE)


def _warned(work: Work, user_id: int, today: date) -> User | None:
    user = work.users.get(user_id)
    return user if take_warnings(work, user, today) else None
