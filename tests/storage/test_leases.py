"""A lease belongs to one at a time, until it ends or is given back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from storage import Database, MasterKey

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> list[datetime]:
    """What time it is: the last one of the list."""
    return [datetime(2026, 11, 21, 12, tzinfo=UTC)]


@pytest.fixture
async def database(database_url: str, key: MasterKey, clock: list[datetime]) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: clock[-1])
    yield database
    await database.close()


async def hold(database: Database, token: str, name: str = "leader") -> bool:
    return await database.write(lambda work: work.leases.hold(name, token, MINUTE))


async def test_it_belongs_to_one(database: Database) -> None:
    assert await hold(database, "mine")
    assert not await hold(database, "yours")
    assert await hold(database, "yours", "another")
    assert await hold(database, "mine")


async def test_it_is_renewed_and_ends(database: Database, clock: list[datetime]) -> None:
    assert await hold(database, "mine")
    clock.append(clock[0] + MINUTE / 2)
    assert await hold(database, "mine")
    clock.append(clock[0] + MINUTE * 1.4)
    assert not await hold(database, "yours")
    clock.append(clock[0] + MINUTE * 1.5)
    assert await hold(database, "yours")
    assert not await hold(database, "mine"), "who was too slow has lost it"


async def test_given_back_only_by_who_has_it(database: Database) -> None:
    assert await hold(database, "mine")
    await database.write(lambda work: work.leases.leave("leader", "yours"))
    assert not await hold(database, "yours")
    await database.write(lambda work: work.leases.leave("leader", "mine"))
    assert await hold(database, "yours")


async def test_nobody_has_any_after_a_start_alone(database: Database) -> None:
    assert await hold(database, "mine")
    await database.write(lambda work: work.leases.release())
    assert await hold(database, "yours")
