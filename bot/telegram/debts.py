"""Screens that Telegram did not take: shown when it does, each person by themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.telegram.backoff import pause

_LONGEST = 60.0


class Debts:
    """What is owed is in the database too (`shown_rev` behind `rev`), so a restart pays it as well. `pay` shows the
    present screen of a person."""

    def __init__(self, pay: Callable[[int], None]) -> None:
        self._pay = pay
        self._tries: dict[int, int] = {}
        self._timers: dict[int, asyncio.TimerHandle] = {}

    def __len__(self) -> int:
        return len(self._timers)

    def owe(self, user_id: int, seconds: float) -> None:
        """Try again after so many seconds, or more after many tries."""
        tries = self._tries.get(user_id, 0)
        self._tries[user_id] = tries + 1
        self.put_off(user_id, max(seconds, pause(tries, _LONGEST, 1)))

    def put_off(self, user_id: int, seconds: float) -> None:
        """Show the screen after so many seconds, unless another is shown before."""
        if timer := self._timers.pop(user_id, None):
            timer.cancel()
        self._timers[user_id] = asyncio.get_running_loop().call_later(seconds, self._due, user_id)

    def paid(self, user_id: int) -> None:
        """A screen of this person was shown."""
        self._tries.pop(user_id, None)
        if timer := self._timers.pop(user_id, None):
            timer.cancel()

    def close(self) -> None:
        for timer in self._timers.values():
            timer.cancel()

    def _due(self, user_id: int) -> None:
        self._timers.pop(user_id, None)
        self._pay(user_id)
