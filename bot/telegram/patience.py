"""Waiting for Telegram: limits, outages, a token that it does not know for a while."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.telegram.backoff import pause
from bot.telegram.errors import (
    BadRequest,
    Conflict,
    EntityTooLarge,
    Forbidden,
    NotFound,
    TelegramError,
    TooManyRequests,
    Unauthorized,
)

_log = logging.getLogger(__name__)
T = TypeVar("T")

_REFUSED = (Unauthorized, NotFound, Conflict)
"""Telegram does not know the token, or somebody else uses it: an operator has to look, and it may pass."""
_FINAL = (BadRequest, Forbidden, EntityTooLarge)
"""Asked again it would be refused again."""


class Later(Exception):
    """Telegram does not take it now; worth trying again after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds


class Patience:
    """Tries again with growing, jittered pauses, keeps to what Telegram asks for, and tells the operator once.

    What has to wait in a chat (429) is left alone there until then. Everything else goes on: an edit that is told to
    wait an hour keeps no answer from coming.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, int], float] = {}
        self._refused: set[str] = set()
        self.told_to_wait: Counter[str] = Counter()
        """For how many seconds Telegram wanted to be left alone, all together, by the sort of call."""

    @property
    def held(self) -> int:
        """How many chats are left alone at the moment, each sort of call by itself."""
        now = time.monotonic()
        return sum(until > now for until in self._held.values())

    def holds(self, what: str, chat: int) -> bool:
        """Whether calls of this sort are to leave this chat alone at the moment."""
        return self._held.get((what, chat), 0) > time.monotonic()

    async def wait(
        self, call: Callable[[], Awaitable[T]], what: str, *, chat: int = 0, within: float | None = None
    ) -> T:
        """The result of the call, of which `what` is the sort. `within` seconds it must be begun anew; without a limit
        it is waited for.

        Raises `Later` when that is not long enough, and what Telegram will not take however often it is asked:
        `BadRequest`, `Forbidden` and `EntityTooLarge`.
        """
        end = None if within is None else time.monotonic() + within
        tries = 0
        while True:
            await self._sleep(self._held.get((what, chat), 0) - time.monotonic(), end)
            try:
                result = await call()
            except TooManyRequests as error:
                _log.warning("telegram.slow_down what=%s seconds=%s", what, error.retry_after)
                self.told_to_wait[what] += error.retry_after
                self._hold((what, chat), error.retry_after)
                seconds: float = error.retry_after
            except _REFUSED as error:
                self.refused(what, type(error).__name__)
                seconds = pause(tries, first=1)
            except _FINAL:
                self.taken(what)
                raise
            except TelegramError as error:
                _log.warning("telegram.unreachable what=%s error=%s", what, type(error).__name__)
                seconds = pause(tries)
            else:
                self.taken(what)
                return result
            tries += 1
            await self._sleep(seconds, end)

    async def _sleep(self, seconds: float, end: float | None) -> None:
        if seconds <= 0:
            return
        if end is not None and time.monotonic() + seconds > end:
            raise Later(seconds)
        await asyncio.sleep(seconds)

    def refused(self, what: str, error: str) -> None:
        """Telegram does not take this sort of call from the bot any more: one line, however many sorts there are."""
        if not self._refused:
            _log.error("telegram.refuses_the_bot what=%s error=%s", what, error)
        self._refused.add(what)

    def taken(self, what: str) -> None:
        """Telegram deals with this sort of call."""
        if what in self._refused:
            self._refused.discard(what)
            if not self._refused:
                _log.info("telegram.takes_the_bot_again")

    def _hold(self, what: tuple[str, int], seconds: float) -> None:
        now = time.monotonic()
        self._held = {other: until for other, until in self._held.items() if until > now}
        self._held[what] = now + seconds
