"""Sends the reminders that people asked for: neutral words, by day, each at most once."""

from __future__ import annotations

import asyncio
from datetime import time
from functools import partial

import structlog
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)

from bot.logs import place_of
from bot.telegram.deadlines import USUAL
from bot.telegram.patience import Later, Patience
from bot.telegram.wire import Wire
from conversation.privacy.leaving import note_sent
from conversation.reminding import has_drafts
from dialogs.language import KYIV, N_
from locales import language
from storage import PASSING, Database, Reminder, StorageError, Work

_log = structlog.get_logger(__name__)

FROM, UNTIL = time(9), time(20)
"""Nobody is reminded at night, in Kyiv's time: the bot does not know in which zone a person is."""

_AT_ONCE = 100
AWAY = 5
"""So many in a row who cannot be reached: Telegram is away, and nobody else is tried before the next look."""

TEXT = N_("Ви просили нагадати. Ваша чернетка чекає: /claims. Поспішати не треба.")
"""Neither a category nor a name: others may see the screen of a phone."""


class Reminders:
    """A reminder is taken out of the database before it is sent: a crash in between loses it and never doubles it.

    It is taken only when Telegram has just answered for that chat, so in an outage what is due waits. Whoever blocked
    the bot, or is no longer there, is reminded no more. One chat that is not served keeps nobody else waiting.
    """

    def __init__(
        self, wire: Wire, database: Database, patience: Patience, every: float = USUAL.remind
    ) -> None:
        self._wire = wire
        self._database = database
        self._patience = patience
        self._every = every

    async def run(self) -> None:
        """Look every so many seconds, until cancelled."""
        while True:
            try:
                await self.send_due()
            except Exception as error:  # noqa: BLE001  # whatever it is, the reminders of others stay due
                _log.warning("reminders.put_off", error=type(error).__name__, at=place_of(error))
            await asyncio.sleep(self._every)

    async def send_due(self) -> int:
        """Send what is due now, by day; returns how many. What Telegram does not take at present stays due."""
        sent = away = 0
        last: Reminder | None = None
        while away < AWAY and (due := await self._database.read(partial(_due, after=last))):
            for last in due:
                try:
                    sent += await self._send(last)
                    away = 0
                except (Later, AiogramError):
                    away += 1
                except Exception as error:  # one person's row must not keep the others waiting
                    if isinstance(error, StorageError) and error.code in PASSING:
                        raise
                    _log.error("reminder.failed", error=type(error).__name__, at=place_of(error))
                if away == AWAY:
                    break
        if sent or away:
            _log.info("reminders.sent", count=sent, away=away)
        return sent

    async def _send(self, reminder: Reminder) -> bool:
        """Raises `Later` or AiogramError where Telegram cannot be reached."""
        user = reminder.user
        chat = user.telegram_id
        try:
            act = partial(self._wire.act, chat, "typing")
            await self._patience.wait(act, "act", chat=chat, within=0)
            if not await self._database.write(partial(_taken, reminder=reminder)):
                return False
            number = await self._wire.send(chat_id=chat, text=language(user.language).text(TEXT))
            await self._database.write(partial(note_sent, user_id=user.id, numbers=[number]))
        except TelegramRetryAfter:
            # The one refusal that says for certain that nothing was sent and that it may be tried again.
            await self._database.write(lambda work: work.reminders.ask(user, reminder.due_at))
            raise
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            await self._database.write(lambda work: work.reminders.cancel(user))
            _log.info("reminder.dropped", error=type(error).__name__)
            return False
        return True


def _due(work: Work, after: Reminder | None) -> list[Reminder]:
    hour = work.now.astimezone(KYIV).time()
    return work.reminders.due(_AT_ONCE, after) if FROM <= hour < UNTIL else []


def _taken(work: Work, reminder: Reminder) -> bool:
    """Whether it is to be sent: it was not cancelled meanwhile, its owner has not left in a hurry, and there is still
    something to come back to."""
    if work.users.is_away(reminder.user.id):
        return False
    return work.reminders.take(reminder) and has_drafts(work, reminder.user)
