"""Sends the reminders that people asked for: neutral words, by day, each at most once."""

from __future__ import annotations

import asyncio
from datetime import time
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter

from bot.logs import place_of
from bot.telegram.wire import Wire
from conversation.reminding import has_drafts
from dialogs.language import KYIV, N_
from locales import language
from storage import Database, Reminder, Work

_log = structlog.get_logger(__name__)

FROM, UNTIL = time(9), time(20)
"""Nobody is reminded at night, in Kyiv's time: the bot does not know in which zone a person is."""

_EVERY = 60.0
_AT_ONCE = 100

TEXT = N_("Ви просили нагадати. Ваша чернетка чекає: /claims. Поспішати не треба.")
"""Neither a category nor a name: others may see the screen of a phone."""


class Reminders:
    """A reminder is taken out of the database before it is sent: a crash in between loses it and never doubles it.

    It is taken only when Telegram has just answered for that chat, so in an outage what is due waits. Whoever blocked
    the bot, or is no longer there, is reminded no more.
    """

    def __init__(self, bot: Bot, wire: Wire, database: Database) -> None:
        self._bot = bot
        self._wire = wire
        self._database = database

    async def run(self) -> None:
        """Look once a minute, until cancelled."""
        while True:
            try:
                await self.send_due()
            except Exception as error:  # noqa: BLE001  # whatever it is, the reminders of others stay due
                _log.warning("reminders.put_off", error=type(error).__name__, at=place_of(error))
            await asyncio.sleep(_EVERY)

    async def send_due(self) -> int:
        """Send what is due now, by day; returns how many. Raises AiogramError when Telegram takes none at present, and
        the rest stays due."""
        sent = 0
        while due := await self._database.read(_due):
            for reminder in due:
                sent += await self._send(reminder)
        if sent:
            _log.info("reminders.sent", count=sent)
        return sent

    async def _send(self, reminder: Reminder) -> bool:
        user, taken = reminder.user, False
        try:
            await self._bot.send_chat_action(user.telegram_id, "typing")
            taken = await self._database.write(partial(_taken, reminder=reminder))
            if not taken:
                return False
            await self._wire.send(chat_id=user.telegram_id, text=language(user.language).text(TEXT))
        except TelegramRetryAfter:
            # The one refusal that says for certain that nothing was sent and that it may be tried again.
            if taken:
                await self._database.write(lambda work: work.reminders.ask(user, reminder.due_at))
            raise
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            await self._database.write(lambda work: work.reminders.cancel(user))
            _log.info("reminder.dropped", error=type(error).__name__)
            return False
        return True


def _due(work: Work) -> list[Reminder]:
    hour = work.now.astimezone(KYIV).time()
    return work.reminders.due(_AT_ONCE) if FROM <= hour < UNTIL else []


def _taken(work: Work, reminder: Reminder) -> bool:
    """Whether it is to be sent: it was not cancelled meanwhile, and there is still something to come back to."""
    return work.reminders.take(reminder) and has_drafts(work, reminder.user)
