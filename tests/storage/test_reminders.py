"""Reminders: one for each person, in the order of their time, gone with the wish, the sending or the person."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from storage import Database, MasterKey, Reminder, User, Work

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> list[datetime]:
    """What time it is: the last one of the list."""
    return [NOON]


@pytest.fixture
async def database(database_url: str, key: MasterKey, clock: list[datetime]) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: clock[-1])
    yield database
    await database.close()


async def ask(database: Database, user: User, due_at: datetime) -> None:
    await database.write(lambda work: work.reminders.ask(user, due_at))


async def due(database: Database, most: int = 10) -> list[Reminder]:
    return await database.read(lambda work: work.reminders.due(most))


async def test_one_reminder_for_a_person(database: Database, user: User) -> None:
    assert await database.read(lambda work: work.reminders.of(user)) is None
    await ask(database, user, NOON + DAY)
    await ask(database, user, NOON + 3 * DAY)
    assert await database.read(lambda work: work.reminders.of(user)) == NOON + 3 * DAY


async def test_due_when_its_time_has_come_and_not_before(
    database: Database, user: User, clock: list[datetime]
) -> None:
    await ask(database, user, NOON + DAY)
    clock.append(NOON + DAY - timedelta(seconds=1))
    assert await due(database) == []
    clock.append(NOON + DAY)
    assert await due(database) == [Reminder(user, NOON + DAY)]


async def test_the_longest_due_comes_first(database: Database, clock: list[datetime]) -> None:
    people = [await database.write(partial(_enrol, number=number)) for number in (1, 2, 3)]
    for user, days in zip(people, (2, 1, 3), strict=True):
        await ask(database, user, NOON + days * DAY)
    clock.append(NOON + 5 * DAY)
    assert [reminder.user.telegram_id for reminder in await due(database)] == [2, 1, 3]
    assert [reminder.user.telegram_id for reminder in await due(database, most=2)] == [2, 1]


async def test_cancelled(database: Database, user: User, clock: list[datetime]) -> None:
    await ask(database, user, NOON)
    assert await database.write(lambda work: work.reminders.cancel(user))
    assert not await database.write(lambda work: work.reminders.cancel(user))
    assert await due(database) == []


async def test_taken_once(database: Database, user: User) -> None:
    await ask(database, user, NOON)
    (reminder,) = await due(database)
    assert await database.write(lambda work: work.reminders.take(reminder))
    assert not await database.write(lambda work: work.reminders.take(reminder))


async def test_one_that_was_moved_meanwhile_is_not_taken(database: Database, user: User) -> None:
    await ask(database, user, NOON)
    (reminder,) = await due(database)
    await ask(database, user, NOON + DAY)
    assert not await database.write(lambda work: work.reminders.take(reminder))
    assert await database.read(lambda work: work.reminders.of(user)) == NOON + DAY


async def test_it_outlives_a_restart(database_url: str, key: MasterKey) -> None:
    database = await Database.open(database_url, key, clock=lambda: NOON)
    user = await database.write(lambda work: work.users.enrol(7))
    await ask(database, user, NOON)
    await database.close()
    again = await Database.open(database_url, key, clock=lambda: NOON + DAY)
    assert [reminder.user.telegram_id for reminder in await due(again)] == [7]
    await again.close()


async def test_erasing_a_person_erases_their_reminder(database: Database, user: User) -> None:
    other = await database.write(lambda work: work.users.enrol(2))
    for person in (user, other):
        await ask(database, person, NOON)
    await database.write(lambda work: work.users.erase(user))
    assert [reminder.user.telegram_id for reminder in await due(database)] == [2]


async def test_whose_key_is_destroyed_is_not_reminded(database: Database, user: User) -> None:
    await ask(database, user, NOON)

    def destroyed(work: Work) -> None:
        work.users.erase(user)
        raise RuntimeError("the rows come back, the key does not")

    with pytest.raises(RuntimeError):
        await database.write(destroyed)
    assert await due(database) == []


def _enrol(work: Work, number: int) -> User:
    return work.users.enrol(number)
