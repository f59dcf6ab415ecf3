"""What this process has in hand: over all that share a PostgreSQL, one at a time serves a person.

Within a process lanes keep a person's order (`lanes.py`), and that is all there is to it on SQLite, which one process
has for itself. Where several may be at work, a lane has to be held too (`storage/holds.py`): from the transaction that
does something for a person until what they see of it is noted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.telegram.backoff import pause
from storage import Database, Elsewhere, StorageError, Work

if TYPE_CHECKING:
    from storage.neighbours import Neighbours

_log = logging.getLogger(__name__)
T = TypeVar("T")

HOLD = timedelta(seconds=30)
"""Whoever lives keeps it up for as long as Telegram needs; so long after a process has hung others may go on."""


class Holding:
    """The lanes that this process holds. Without `neighbours` there is nobody else, and nothing is asked or noted.

    passed_on  whether these other processes bring to this one whatever they are given for its people (`relay.py`)
    """

    def __init__(
        self,
        database: Database,
        neighbours: Neighbours | None = None,
        passed_on: Callable[..., bool] = lambda *others: not others,
    ) -> None:
        self._database = database
        self._neighbours = neighbours
        self._passed_on = passed_on
        self._held: set[int] = set()

    async def write(self, user_id: int, do: Callable[[Work, bool], T]) -> T:
        """One transaction in this person's lane, which is held from then on. `do` is told whether nobody else has had
        it since this process did: only then what is remembered of them may be true.

        Raises Elsewhere while a process that lives has it.
        """
        if self._neighbours is None:
            return await self._database.write(lambda work: do(work, True))
        await self._database.posted(user_id)
        try:
            done = await self._database.write(partial(_held, user_id=user_id, do=do))
        except Elsewhere as error:
            if error.holder in await self._neighbours.living():
                raise
            done = await self._database.write(partial(_held, user_id=user_id, do=do, gone=error.holder))
        self._held.add(user_id)
        return done

    async def write_on(self, user_id: int, do: Callable[[Work, bool], T]) -> T:
        """The same where this process has had the lane last, as far as it knows. While it is alone, or the others pass
        on to it what they are given for its people, nothing is read to find that out, and Conflict is raised where
        somebody else has had it. Else the lane comes first: what is asked after that sees everything that was sent
        before."""
        if self._neighbours is None or not self._passed_on(*self._neighbours.others):
            return await self.write(user_id, do)
        await self._database.posted(user_id)
        alone = not self._neighbours.others
        done = await self._database.write(partial(_kept, user_id=user_id, do=do, alone=alone), begun=False)
        self._held.add(user_id)
        return done

    async def write_first(self, user_id: int, do: Callable[[Work, timedelta], T]) -> T:
        """The same for somebody who is taken in with it, and in hand from then on for so long as it is told."""
        alone = self._neighbours is not None and not self._neighbours.others
        done = await self._database.write(partial(_first, do=do, alone=alone), begun=False)
        if self._neighbours is not None:
            self._held.add(user_id)
        return done

    async def write_in_turn(self, user_id: int, do: Callable[[Work, bool], T]) -> T:
        """The same for what comes of nothing the person did: it waits until the lane is free."""
        tries = 0
        while True:
            try:
                return await self.write(user_id, do)
            except Elsewhere:
                await asyncio.sleep(pause(tries, longest=1))
                tries += 1

    def pass_on(self, user_id: int, holder: int) -> None:
        """Something waits for a person whom another process serves: it goes on with it."""
        if self._neighbours is not None:
            self._neighbours.tell(f"lane {holder} {user_id}")

    def leave(self, user_id: int, holder: int) -> bool:
        """Leave what a person sent just now to the process that served them last, if it lives: it remembers them.
        Whether it is; if that process does not take it up, whoever notices does (`Company`). Whom what is brought here
        is passed on to, has nothing left to them: the person is at home here."""
        if self._neighbours is None or holder not in self._neighbours.others or self._passed_on(holder):
            return False
        self.pass_on(user_id, holder)
        return True

    def forgotten(self, user_id: int) -> None:
        """What others remember of this person may be out of date, their key too."""
        if self._neighbours is not None:
            self._neighbours.tell(f"forget {user_id}")

    def noted(self, user_id: int) -> None:
        """What they see is being noted, and with that the hold ends."""
        self._held.discard(user_id)

    async def let_go(self, user_id: int) -> None:
        """Nothing more is shown. Where that cannot be noted for now the hold ends by itself."""
        if user_id not in self._held:
            return
        self._held.discard(user_id)
        try:
            await self._database.write(lambda work: work.holds.let_go(user_id))
        except StorageError as error:
            _log.warning("lane.not_let_go code=%s", error.code)

    async def keep_up(self) -> None:
        """What is held lasts `HOLD` from now on."""
        if people := {*self._held}:
            await self._database.write(lambda work: work.holds.extend(people, HOLD))


def _held(work: Work, user_id: int, do: Callable[[Work, bool], T], gone: int = 0) -> T:
    return do(work, work.holds.take(user_id, HOLD, gone))


def _kept(work: Work, user_id: int, do: Callable[[Work, bool], T], alone: bool) -> T:
    work.holds.keep(user_id, HOLD, alone=alone)
    done = do(work, True)
    work.holds.kept()
    return done


def _first(work: Work, do: Callable[[Work, timedelta], T], alone: bool) -> T:
    work.holds.begin_late(alone=alone)
    return do(work, HOLD)
