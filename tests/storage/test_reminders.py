"""Reminders: one for each person, in the order of their time, gone with the wish, the sending or the person."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from storage import Database, MasterKey, User, Work
from storage.reminders import REMINDER

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


async def taken(database: Database, most: int = 10) -> list[int]:
    """Whom somebody takes it upon themselves to remind now."""
    jobs = await database.write(lambda work: work.jobs.take(REMINDER, most, DAY, speaks=True))
    return [job.user_id for job in jobs]


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
    assert await taken(database) == []
    clock.append(NOON + DAY)
    assert await taken(database) == [user.id]
    assert await taken(database) == [], "once"


async def test_the_longest_due_comes_first(database: Database, clock: list[datetime]) -> None:
    people = [await database.write(partial(_enrol, number=number)) for number in (1, 2, 3)]
    for user, days in zip(people, (2, 1, 3), strict=True):
        await ask(database, user, NOON + days * DAY)
    clock.append(NOON + 5 * DAY)
    assert await taken(database, most=2) == [people[1].id, people[0].id]
    assert await taken(database, most=2) == [people[2].id]


async def test_cancelled(database: Database, user: User) -> None:
    await ask(database, user, NOON)
    assert await database.write(lambda work: work.reminders.cancel(user))
    assert not await database.write(lambda work: work.reminders.cancel(user))
    assert await taken(database) == []


async def test_one_that_is_cancelled_or_moved_meanwhile_is_nobodys_any_more(
    database: Database, user: User
) -> None:
    for change in (
        lambda work: work.reminders.ask(user, NOON + DAY),
        lambda work: work.reminders.cancel(user),
    ):
        await ask(database, user, NOON)
        (job,) = await database.write(lambda work: work.jobs.take(REMINDER, 1, DAY))
        await database.write(change)
        assert not await database.write(lambda work, job=job: work.jobs.reach(job, 1))  # type: ignore[misc]


async def test_what_fell_due_while_they_were_away_is_dropped(database: Database, user: User) -> None:
    for moment, kept in ((NOON - DAY, None), (NOON + DAY, NOON + DAY)):
        await ask(database, user, moment)
        await database.write(lambda work: work.reminders.drop_due(user))
        assert await database.read(lambda work: work.reminders.of(user)) == kept


async def test_a_wish_goes_along_into_another_life_unless_there_is_a_newer_one(
    database: Database, user: User
) -> None:
    other = await database.write(partial(_enrol, number=2))
    await ask(database, user, NOON + DAY)
    await database.write(lambda work: work.reminders.move(user.id, other.id))
    assert await database.read(lambda work: work.reminders.of(other)) == NOON + DAY
    await ask(database, user, NOON)
    await database.write(lambda work: work.reminders.move(user.id, other.id))
    assert await database.read(lambda work: work.reminders.of(other)) == NOON + DAY
    assert await database.read(lambda work: work.reminders.of(user)) is None


async def test_it_outlives_a_restart(database_url: str, key: MasterKey) -> None:
    database = await Database.open(database_url, key, clock=lambda: NOON)
    user = await database.write(lambda work: work.newcomers.enrol(7))
    await ask(database, user, NOON)
    await database.close()
    again = await Database.open(database_url, key, clock=lambda: NOON + DAY)
    assert await taken(again) == [user.id]
    await again.close()


async def test_erasing_a_person_erases_their_reminder(database: Database, user: User) -> None:
    other = await database.write(partial(_enrol, number=2))
    for person in (user, other):
        await ask(database, person, NOON)
    await database.write(lambda work: work.users.erase(user))
    assert await taken(database) == [other.id]


def _enrol(work: Work, number: int) -> User:
    return work.newcomers.enrol(number)
