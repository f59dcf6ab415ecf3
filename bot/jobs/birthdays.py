"""Tells parents that a child comes of age soon, 90, 30 and 7 days before: by day, in neutral words, each at most once.

Birth dates are sealed, so no table says when somebody is to be told: once a day everybody's people are looked at, a
slice at a time.
"""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial

import structlog
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.jobs.reminders import AWAY, FROM, UNTIL
from bot.logs import place_of
from bot.telegram.patience import Later, Patience
from bot.telegram.wire import Wire
from conversation.people.coming_of_age import TEXT, take_warnings, warnings_due
from dialogs.language import KYIV
from locales import language
from storage import PASSING, Database, StorageError, User, Work

_log = structlog.get_logger(__name__)

_EVERY = 600.0
_SLICE = 100


class Birthdays:
    """Looks once a day, between nine in the morning and eight in the evening in Kyiv."""

    def __init__(self, wire: Wire, database: Database, patience: Patience) -> None:
        self._wire = wire
        self._database = database
        self._patience = patience
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
        """Tell everybody who is to be told today; returns how many. Where Telegram does not take it, it stays due."""
        today = await self._database.read(_by_day)
        if today is None or today == self._looked:
            return 0
        told = away = 0
        after = -1
        while away < AWAY and (ids := await self._database.read(partial(_next, after=after))):
            for after in ids:
                try:
                    told += await self._tell(after, today)
                except (Later, AiogramError):
                    away += 1
        if not away:
            self._looked = today
        return told

    async def _tell(self, user_id: int, today: date) -> bool:
        """Raises `Later` or AiogramError where Telegram cannot be reached."""
        try:
            user = await self._database.read(partial(_due, user_id=user_id, today=today))
            if user is None:
                return False
            chat = user.telegram_id
            await self._patience.wait(partial(self._wire.act, chat, "typing"), "act", chat=chat, within=0)
            if not await self._database.write(partial(_taken, user_id=user_id, today=today)):
                return False
            await self._wire.send(chat_id=chat, text=language(user.language).text(TEXT))
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


def _due(work: Work, user_id: int, today: date) -> User | None:
    user = work.users.get(user_id)
    return user if warnings_due(work, user, today) else None


def _taken(work: Work, user_id: int, today: date) -> bool:
    return take_warnings(work, work.users.get(user_id), today)
