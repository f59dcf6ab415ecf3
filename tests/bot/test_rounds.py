"""What is looked after now and then: by one process at a time, with a pause, and whatever fails it is done again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.jobs.rounds import LEASE, Round, each
from bot.jobs.worker import Jobs
from storage import Database, StorageError


class Counting:
    """A round that counts how often it was done."""

    def __init__(self, every: float = 0.01) -> None:
        self.times = 0
        self.round = Round("counting", every, self._do)

    async def _do(self) -> None:
        self.times += 1

    async def again(self) -> None:
        """Wait until it was done once more."""
        before = self.times
        async with asyncio.timeout(20):
            while self.times == before:
                await asyncio.sleep(0.01)


async def test_of_two_processes_one_leads_and_the_other_follows_when_it_stops(database: Database) -> None:
    first, second = Counting(), Counting()
    leader, heir = (Jobs(database, rounds=[one.round], look=0.02) for one in (first, second))
    leader.start()
    await first.again()
    heir.start()
    for _ in range(5):
        await first.again()
        await asyncio.sleep(0.02)
    assert second.times == 0
    await leader.close()
    done = first.times
    await second.again()
    assert first.times == done
    await heir.close()


async def test_who_was_killed_is_followed_when_the_lease_is_released(database: Database) -> None:
    assert await database.write(lambda work: work.leases.hold("leader", "killed", LEASE))
    counting = Counting()
    jobs = Jobs(database, rounds=[counting.round], look=0.02)
    jobs.start()
    await asyncio.sleep(0.2)
    assert counting.times == 0
    await database.write(lambda work: work.leases.release())
    await counting.again()
    await jobs.close()


@pytest.mark.parametrize("error", [StorageError("storage.busy", "busy"), ValueError("a fault of ours")])
async def test_one_that_fails_is_done_again_and_keeps_no_other_from_being_done(
    database: Database, error: Exception
) -> None:
    fails = Counting()

    async def failing() -> None:
        fails.times += 1
        raise error

    other = Counting()
    jobs = Jobs(database, rounds=[Round("failing", 0.01, failing), other.round])
    jobs.start()
    for one in (fails, other, fails, other):
        await one.again()
    await jobs.close()


def _failing_at(person: int, error: Exception, seen: list[int]) -> Callable[[int], Awaitable[None]]:
    async def do(number: int) -> None:
        seen.append(number)
        if number == person:
            raise error

    return do


async def test_what_is_wrong_with_one_keeps_the_others_from_nothing() -> None:
    for error in (StorageError("storage.tampered", "a row"), KeyError("a fault of ours")):
        seen: list[int] = []
        await each(range(4), _failing_at(1, error, seen), "test")
        assert seen == [0, 1, 2, 3]


async def test_where_the_storage_is_away_the_rest_waits_for_the_next_time() -> None:
    seen: list[int] = []
    with pytest.raises(StorageError):
        await each(range(4), _failing_at(1, StorageError("storage.full", "disk"), seen), "test")
    assert seen == [0, 1]
