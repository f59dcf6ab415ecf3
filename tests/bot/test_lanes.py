"""Lanes: failures are survived, whoever waits since an outage is taken up, and a close leaves nothing half done."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from storage import Database, StorageError
from tests.bot.handling import Desk, said, waiting


async def test_a_screen_is_an_old_one_only_while_much_is_waiting(database: Database, desk: Desk) -> None:
    """Whether a screen is worth showing is asked while an update is handled: the rest is what waits."""
    gate, crowded = asyncio.Event(), dict[str, bool]()
    user = await database.write(lambda work: work.newcomers.enrol(1))
    assert not desk.lanes.crowded(user.id), "nobody is there"

    async def look(text: str) -> None:
        await gate.wait()
        crowded[text] = desk.lanes.crowded(user.id)

    desk.meet = lambda person, text: look(text)
    await desk.ingest.accept(*(said(number) for number in range(12)))
    gate.set()
    await desk.until(12)
    assert [text for text, much in crowded.items() if much] == ["0", "1", "2"], "more than eight are left"


async def test_what_fails_three_times_is_given_up_and_the_next_goes_on(
    database: Database, desk: Desk
) -> None:
    tries: Counter[str] = Counter()

    def meet(person: int, text: str) -> None:
        tries[text] += 1
        if text == "bad" or (text == "unlucky" and tries[text] < 3):
            raise RuntimeError

    desk.meet = meet
    await desk.ingest.accept(said(1), said(2, text="bad"), said(3, text="unlucky"), said(4))
    await desk.until(4)
    assert desk.given_up == ["bad"]
    assert desk.texts_of(1) == ["1", "unlucky", "4"]
    assert tries["bad"] == 3
    assert await waiting(database) == []


async def test_failures_are_counted_where_a_restart_finds_them(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    """An update that takes the whole program down is not tried for ever."""
    again = asyncio.Event()
    tries: list[str] = []

    def meet(person: int, text: str) -> Any:
        tries.append(text)
        if len(tries) == 1:
            raise RuntimeError
        again.set()
        return asyncio.Event().wait()

    desk.meet = meet
    await desk.ingest.accept(said(1))
    await again.wait()
    await desk.lanes.close(0)
    (user,) = await waiting(database)
    row = await database.read(lambda work: work.inbox.oldest(user))
    assert row and row.attempts == 1
    await database.write(lambda work: work.inbox.failed(row.id))

    def fail(person: int, text: str) -> None:
        raise RuntimeError

    anew = desks()
    anew.meet = fail
    anew.lanes.wake(user)
    await anew.until(1)
    assert anew.given_up == ["1"]


async def test_after_an_outage_people_are_taken_up_a_few_at_a_time_and_what_is_older_comes_first(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    desk.meet = lambda person, text: asyncio.Event().wait()
    for first in range(0, 300, 25):
        await desk.ingest.accept(
            *(said(first + n + 1, person=first + n + 1, text="before") for n in range(25))
        )
    await desk.lanes.close(0)
    anew = desks()
    busy, most = set[int](), [0]
    opened = asyncio.Event()

    async def slowly(person: int) -> None:
        busy.add(person)
        most[0] = max(most[0], len(busy))
        await opened.wait()
        busy.discard(person)

    anew.meet = lambda person, text: slowly(person) if person != 300 else None
    for user in await waiting(database):
        anew.lanes.owe(user)
    taking_up = asyncio.create_task(anew.lanes.take_up())
    await anew.ingest.accept(said(900, person=300, text="now"))
    await anew.until(2)
    assert anew.texts_of(300) == ["before", "now"]
    opened.set()
    await anew.until(301)
    await taking_up
    assert 1 < most[0] <= 64


async def test_who_is_owed_something_while_they_talk_already_is_taken_up_too(
    database: Database, desk: Desk
) -> None:
    """Their lane is there before the debt is told of."""
    opened, done = asyncio.Event(), asyncio.Event()
    desk.meet = lambda person, text: opened.wait()
    await desk.ingest.accept(said(1))
    (user,) = await waiting(database)

    async def job() -> None:
        done.set()

    desk.lanes.owe(user, job)
    async with asyncio.timeout(10):
        await desk.lanes.take_up()
        opened.set()
        await done.wait()
        await desk.until(1)


async def test_who_waits_since_an_outage_does_not_wait_for_those_who_talk_now(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    desk.meet = lambda person, text: asyncio.Event().wait()
    await desk.ingest.accept(said(1, person=999))
    await desk.lanes.close(0)
    (owed,) = await waiting(database)
    anew, opened = desks(), asyncio.Event()
    anew.meet = lambda person, text: opened.wait() if person != 999 else None
    for first in range(0, 100, 25):
        await anew.ingest.accept(*(said(first + n + 10, person=first + n + 10) for n in range(25)))
    anew.lanes.owe(owed)
    async with asyncio.timeout(10):
        await anew.lanes.take_up()
        await anew.until(1)
    assert anew.texts_of(999) == ["1"]
    opened.set()


@pytest.mark.parametrize("code", ["storage.busy", "storage.full", "storage.unavailable"])
async def test_storage_that_is_away_is_waited_for(desk: Desk, code: str) -> None:
    away = iter([True] * 4)

    def meet(person: int, text: str) -> None:
        if next(away, False):
            raise StorageError(code, "for now")

    desk.meet = meet
    await desk.ingest.accept(said(1), said(2))
    await desk.until(2)
    assert desk.heard == [(1, "1"), (1, "2")]


async def test_a_fault_of_storage_that_stays_is_given_up(desk: Desk) -> None:
    def meet(person: int, text: str) -> None:
        if text == "1":
            raise StorageError("storage.tampered", "for good")

    desk.meet = meet
    await desk.ingest.accept(said(1), said(2))
    await desk.until(2)
    assert desk.given_up == ["1"]
    assert desk.heard == [(1, "2")]


async def test_a_close_leaves_the_rest_in_the_inbox(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    """The update in hand is finished; what waits is taken up at the next start, in order."""
    begun, gate = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        begun.set()
        await gate.wait()

    desk.meet = lambda person, text: hold()
    await desk.ingest.accept(*(said(number) for number in range(5)))
    await begun.wait()
    closing = asyncio.create_task(desk.lanes.close())
    await asyncio.sleep(0)
    gate.set()
    await closing
    assert desk.heard == [(1, "0")]

    anew = desks()
    for user in await waiting(database):
        anew.lanes.wake(user)
    await anew.until(4)
    assert anew.texts_of(1) == ["1", "2", "3", "4"]


async def test_a_close_does_not_wait_for_ever(database: Database, desk: Desk) -> None:
    desk.meet = lambda person, text: asyncio.Event().wait()
    await desk.ingest.accept(said(1))
    await desk.lanes.close(0.1)
    assert desk.heard == []
    assert len(await waiting(database)) == 1


async def test_jobs_take_their_turn_in_the_lane(database: Database, desk: Desk) -> None:
    """Also behind a job that fails."""
    order: list[str] = []
    gate = asyncio.Event()

    def meet(person: int, text: str) -> Any:
        order.append(text)
        return gate.wait() if text == "1" else None

    async def job() -> None:
        order.append("job")

    async def failing() -> None:
        order.append("failing")
        raise RuntimeError

    desk.meet = meet
    await desk.ingest.accept(said(1))
    (user,) = await waiting(database)
    desk.lanes.run(user, failing)
    desk.lanes.run(user, job)
    await desk.ingest.accept(said(2))
    gate.set()
    await desk.until(2)
    assert order == ["1", "failing", "job", "2"]
