"""Waiting for Telegram: limits, outages, a token that it does not know for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.jobs.backoff import pause

_log = structlog.get_logger(__name__)
T = TypeVar("T")

_REFUSED = (TelegramUnauthorizedError, TelegramNotFound, TelegramConflictError)
"""Telegram does not know the token, or somebody else uses it: an operator has to look, and it may pass."""
_FINAL = (TelegramBadRequest, TelegramForbiddenError, TelegramEntityTooLarge, TelegramMigrateToChat)
"""Asked again it would be refused again."""


class Later(Exception):
    """Telegram does not take it now; worth trying again after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds


class Patience:
    """Tries again with growing, jittered pauses, keeps to what Telegram asks for, and tells the operator once.

    A chat that has to wait (429) is left alone until then, whatever the method: others go on.
    """

    def __init__(self) -> None:
        self._held: dict[int, float] = {}
        self._alerted = False

    async def wait(
        self, call: Callable[[], Awaitable[T]], *, chat: int = 0, within: float | None = None
    ) -> T:
        """The result of the call. `within` seconds it must be begun anew; without a limit it is waited for.

        Raises `Later` when that is not long enough, and what Telegram will not take however often it is asked:
        TelegramBadRequest, TelegramForbiddenError and others.
        """
        end = None if within is None else time.monotonic() + within
        tries = 0
        while True:
            await self._sleep(self._held.get(chat, 0) - time.monotonic(), end)
            try:
                result = await call()
            except TelegramRetryAfter as error:
                _log.warning("telegram.slow_down", seconds=error.retry_after)
                self._hold(chat, error.retry_after)
                seconds: float = error.retry_after
            except _REFUSED as error:
                self._alert(type(error).__name__)
                seconds = pause(tries, first=1)
            except _FINAL:
                self._calm()
                raise
            except (TelegramAPIError, ClientDecodeError) as error:
                _log.warning("telegram.unreachable", error=type(error).__name__)
                seconds = pause(tries)
            else:
                self._calm()
                return result
            tries += 1
            await self._sleep(seconds, end)

    async def _sleep(self, seconds: float, end: float | None) -> None:
        if seconds <= 0:
            return
        if end is not None and time.monotonic() + seconds > end:
            raise Later(seconds)
        await asyncio.sleep(seconds)

    def _hold(self, chat: int, seconds: float) -> None:
        now = time.monotonic()
        self._held = {other: until for other, until in self._held.items() if until > now}
        self._held[chat] = now + seconds

    def _alert(self, error: str) -> None:
        if not self._alerted:
            _log.error("telegram.refuses_the_bot", error=error)
        self._alerted = True

    def _calm(self) -> None:
        if self._alerted:
            _log.info("telegram.takes_the_bot_again")
        self._alerted = False
