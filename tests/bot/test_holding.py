"""Two intakes on one PostgreSQL, whatever comes to which of them: each person's updates are handled once, in order, one
at a time, and none after their erasure."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.intake.holding import Holding
from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from storage import Database, MasterKey, Row, Work, neighbours_on
from tests.draws import draws

BOT = 77
_numbers = count(1)


class Sent(NamedTuple):
    """A message: through which door, from whom, after how many milliseconds; and how long Telegram takes over what is
    shown for it."""

    door: int
    person: int
    erases: bool
    wait: int
    telegram: int


class Done(NamedTuple):
    """What was done for somebody: `begun` in a transaction, ended when it was shown."""

    user_id: int
    row_id: int
    begun: bool


class Half:
    """One of two processes: its intake, its lanes, its connection to the other; whatever it does goes into `done`."""

    def __init__(self, url: str, database: Database, done: list[Done]) -> None:
        neighbours = neighbours_on(url, database.process)
        assert neighbours is not None
        self.database, self.neighbours, self.done = database, neighbours, done
        self.holding = Holding(database, neighbours)
        self.lanes = Lanes(database, self._handle, self._give_up, self.holding.pass_on, self.holding.leave)
        self.ingest = Ingest(database, self.lanes, BOT)
        neighbours.listen(self._hear, lambda: None)

    async def _handle(self, row: Row, update: dict[str, Any] | None) -> None:
        said = orjson.loads((update or orjson.loads(row.body))["message"]["text"])

        def take(work: Work, ours: bool) -> bool:
            if not work.inbox.take(row):
                return False
            user = work.users.get(row.user_id)
            if said["erases"]:
                work.users.erase(user)
            return True

        try:
            if await self.holding.write(row.user_id, take):
                self.done.append(Done(row.user_id, row.id, True))
                await asyncio.sleep(said["telegram"] / 1000)
                self.done.append(Done(row.user_id, row.id, False))
        finally:
            await self.holding.let_go(row.user_id)

    async def _give_up(self, row: Row) -> None:
        await self.database.write(lambda work: work.inbox.done(row))

    def _hear(self, word: str) -> None:
        _, holder, user_id = word.split()
        if int(holder) == self.database.process:
            self.lanes.wake(int(user_id))


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> MasterKey:
    return MasterKey.load_or_create(tmp_path_factory.mktemp("keys") / "master.key")


SENT = st.builds(
    Sent,
    st.integers(0, 1),
    st.integers(1, 3),
    st.sampled_from([False] * 9 + [True]),
    st.sampled_from([0, 0, 0, 1, 5]),
    st.sampled_from([0, 1, 10]),
)


@given(st.lists(SENT, min_size=1, max_size=40))
@draws(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_order_once_and_nothing_after_an_erasure(
    postgres_url: str, key: MasterKey, messages: list[Sent]
) -> None:
    asyncio.run(_run(postgres_url, key, messages))


async def _both(url: str, key: MasterKey, *done: list[Done]) -> list[Half]:
    halves = [Half(url, await Database.open(url, key), each) for each in done]
    for half in halves:
        await half.neighbours.enter()
        await half.neighbours.settle()
    for half in halves:
        await half.neighbours.living()
    return halves


async def test_who_served_somebody_last_goes_on_with_them(postgres_url: str, tmp_path: Path) -> None:
    key = MasterKey.load_or_create(tmp_path / "keys" / "master.key")
    mine, others = list[Done](), list[Done]()
    halves = await _both(postgres_url, key, mine, others)
    try:
        for door in (0, 1, 1, 0):
            await halves[door].ingest.accept(_update(Sent(door, 1, False, 0, 0)))
            async with asyncio.timeout(30):
                while await halves[0].database.read(lambda work: work.inbox.waiting()):
                    await asyncio.sleep(0.02)
        assert (len(mine), others) == (8, [])
        await halves[0].neighbours.leave()
        await asyncio.sleep(2.1)  # so long it may come back
        await halves[1].neighbours.living()
        await halves[1].ingest.accept(_update(Sent(1, 1, False, 0, 0)))
        async with asyncio.timeout(30):
            while len(others) < 2:
                await asyncio.sleep(0.02)
    finally:
        await _leave(halves)


async def _leave(halves: list[Half]) -> None:
    for half in halves:
        await half.lanes.close()
        await half.neighbours.leave()
        await half.database.close()


async def _run(url: str, key: MasterKey, messages: list[Sent]) -> None:
    done: list[Done] = []
    halves = await _both(url, key, done, done)
    try:
        tasks = []
        for sent in messages:
            await asyncio.sleep(sent.wait / 1000)
            tasks.append(asyncio.create_task(halves[sent.door].ingest.accept(_update(sent))))
        await asyncio.gather(*tasks)
        async with asyncio.timeout(30):
            while await halves[0].database.read(lambda work: work.inbox.waiting()):
                await asyncio.sleep(0.02)
                # A word may come before the row that it is about is seen.
                for user_id in await halves[0].database.read(lambda work: work.inbox.waiting()):
                    random.choice(halves).lanes.wake(user_id)
    finally:
        await _leave(halves)
    _check(done, len(messages), any(sent.erases for sent in messages))


def _update(sent: Sent) -> dict[str, Any]:
    chat = {"id": sent.person, "type": "private"}
    text = orjson.dumps(sent._asdict()).decode()
    return {"update_id": next(_numbers), "message": {"message_id": 1, "chat": chat, "text": text}}


def _check(done: list[Done], messages: int, erased: bool) -> None:
    of: dict[int, list[Done]] = defaultdict(list)
    for each in done:
        of[each.user_id].append(each)
    for lives in of.values():
        rows = [each.row_id for each in lives]
        assert rows[::2] == rows[1::2], "one at a time, each shown before the next begins"
        assert [each.begun for each in lives] == [True, False] * (len(lives) // 2)
        assert rows[::2] == sorted({*rows}), "in order, and once"
    handled = sum(len(lives) // 2 for lives in of.values())
    assert handled <= messages
    assert erased or handled == messages
