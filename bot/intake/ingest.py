"""The door: an update is written to the inbox before Telegram is told that we have it.

A repeated update inserts nothing: it is recognised by membership, never by "greater than the last", since ids restart
after a quiet week (https://core.telegram.org/bots/api#update).
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson

from bot.intake.lanes import Lanes
from bot.intake.reading import Arriving, Response
from storage import Database, Fresh, Newcomer, Row, StorageError, Unkept, Work

AtOnce = Callable[[Arriving], "asyncio.Future[bool] | None"]
Welcome = Callable[[Arriving, Fresh], "asyncio.Future[bool] | None"]

_Left = tuple[list[dict[str, Any]], list[Arriving]]
"""What is not stored: of people whose key is out of reach, and of newcomers for whom no key is ready."""

_SLICE = 25
"""Updates stored in one transaction: more would hold up everybody else meanwhile."""


class Ingest:
    """Takes updates in. When `accept` returns, they are durable and will be handled, whatever happens next.

    Updates of one person are stored in the order in which `accept` was called, also where a database does several
    things at once.

    at_once  handles an update of somebody who waits for nothing in the transaction that stores it: the future says
             whether that was done. None where they are not ready for it
    welcome  does the same for somebody new, with a key that was made ready
    """

    def __init__(
        self,
        database: Database,
        lanes: Lanes,
        bot_id: int,
        at_once: AtOnce = lambda arriving: None,
        welcome: Welcome = lambda arriving, fresh: None,
    ) -> None:
        self._database = database
        self._lanes = lanes
        self._bot_id = bot_id
        self._at_once = at_once
        self._welcome = welcome
        self._arriving: dict[int, asyncio.Future[None]] = {}
        self._keys: dict[int, Fresh] = {}
        self.accepted = 0

    async def accept(
        self, *updates: dict[str, Any], response: Response | None = None
    ) -> list[dict[str, Any]]:
        """Store updates in the order given and wake the lanes of their people, all of them or, on an error, some or
        none: to those that were stored nothing happens when they come again. A `response` may be given a call.

        Returns those of newcomers whose key could not be kept for now: they are not stored. Updates of groups and of
        unknown sorts are passed over. Raises StorageError, and for what is no update ValueError, KeyError, TypeError
        or AttributeError.
        """
        arriving = [each for update in updates if (each := Arriving.read(self._bot_id, update, response))]
        left: list[dict[str, Any]] = []
        for start in range(0, len(arriving), _SLICE):
            left += await self._in_order(arriving[start : start + _SLICE])
        return left

    async def _in_order(self, arriving: list[Arriving]) -> list[dict[str, Any]]:
        """Wait until what these people sent before is stored."""
        people = {each.person for each in arriving}
        before = [self._arriving[person] for person in people if person in self._arriving]
        stored = asyncio.get_running_loop().create_future()
        self._arriving.update(dict.fromkeys(people, stored))
        try:
            if before:
                await asyncio.wait(before)
            arriving = await self._handled(arriving)
            left, newcomers = await self._stored(arriving, {}) if arriving else ([], [])
            if newcomers:
                more, keyless = await self._taken_in(newcomers)
                left += [*more, *(each.update for each in keyless)]
            if self._keys:
                await self._take_back(people - {each.person for each in newcomers})
            return left
        finally:
            stored.set_result(None)
            for person in people:
                if self._arriving.get(person) is stored:
                    del self._arriving[person]

    async def _taken_in(self, newcomers: list[Arriving]) -> tuple[list[dict[str, Any]], list[Arriving]]:
        """Handle or store what came of newcomers, with a key for each. Where that fails the keys are kept for the next
        attempt: nobody knows whether it was done all the same, and each attempt on a full disk would leave more of
        them."""
        people = {each.person for each in newcomers}
        ready = {person: key for person in people if (key := self._keys.pop(person, None)) is not None}
        if new := people - ready.keys():
            ready |= await self._database.ready_keys(new)
        try:
            newcomers = await self._welcomed(newcomers, ready)
            return await self._stored(newcomers, ready) if newcomers else ([], [])
        except BaseException:
            left = {each.person for each in newcomers}
            self._keys.update({person: key for person, key in ready.items() if person in left})
            raise

    async def _take_back(self, people: set[int]) -> None:
        """These are known by now, so what was made for them is not needed."""
        spare = [self._keys.pop(person) for person in people & self._keys.keys()]
        await self._database.write(lambda work: work.newcomers.take_back(*spare))

    async def _handled(self, arriving: list[Arriving]) -> list[Arriving]:
        """Have handled at once what can be; the others, which are to be stored and wait for their turn."""
        return await self._done(arriving, self._at_once)

    async def _welcomed(self, newcomers: list[Arriving], ready: Mapping[int, Fresh]) -> list[Arriving]:
        """The same for newcomers: those whose key is ready and who sent one thing."""
        return await self._done(
            newcomers, lambda each: self._welcome(each, ready[each.person]) if each.person in ready else None
        )

    async def _done(self, arriving: list[Arriving], at_once: AtOnce) -> list[Arriving]:
        many = Counter(each.person for each in arriving)
        begun = {
            each.person: handled
            for each in arriving
            if many[each.person] == 1 and (handled := at_once(each)) is not None
        }
        if not begun:
            return arriving
        for handled in begun.values():
            await handled
        left = [each for each in arriving if each.person not in begun or not begun[each.person].result()]
        self.accepted += len(arriving) - len(left)
        return left

    async def _stored(
        self, arriving: list[Arriving], ready: Mapping[int, Fresh]
    ) -> tuple[list[dict[str, Any]], list[Arriving]]:
        """Store what can be; what is left because its sender's key is out of reach, and what came of newcomers for whom
        no key is ready."""
        rows: list[tuple[Row, dict[str, Any]]] = []
        store = partial(self._store, arriving, ready, rows)
        try:
            left, newcomers = await (self._database.write(store) if ready else self._stored_late(store))
        except BaseException:
            # They may be stored although nobody heard of it, and would be repetitions when they come again.
            for row, _ in rows:
                self._lanes.wake(row.user_id)
            raise
        self.accepted += len(rows)
        for row, update in rows:
            self._lanes.wake(row.user_id, row, update)
        return left, newcomers

    async def _stored_late(self, store: Callable[..., _Left]) -> _Left:
        """Where all of them are newcomers nothing is stored yet, and no transaction is begun."""
        try:
            return await self._database.write(partial(store, late=True), begun=False)
        except StorageError as error:
            if error.code != "storage.unavailable":
                raise
        # A connection that was cut is found out by `BEGIN`, and another takes its place.
        return await self._database.write(store)

    def _store(
        self,
        arriving: list[Arriving],
        ready: Mapping[int, Fresh],
        stored: list[tuple[Row, dict[str, Any]]],
        work: Work,
        *,
        late: bool = False,
    ) -> _Left:
        if late:
            work.holds.begin_late()
        stored.clear()
        left, newcomers = [], []
        for each in arriving:
            try:
                body = orjson.dumps(each.update)
                row = work.inbox.accept(each.bot_id, each.number, each.person, body, ready)
            except Newcomer:
                newcomers.append(each)
            except Unkept:
                left.append(each.update)
            else:
                stored += [(row, each.update)] if row is not None else []
        return left, newcomers
