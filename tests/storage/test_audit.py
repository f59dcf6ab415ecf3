"""The log: who, which claim, what, which questions."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import Database, MasterKey, User, Work, tables
from tests.databases import locked


async def test_events_are_kept_in_order(database: Database, user: User) -> None:
    def act(work: Work) -> None:
        claim = work.claims.create(user, "A3.1", "f", "")
        work.audit.record(user, None, "came")
        work.audit.record(user, claim.id, "created")
        work.audit.record(user, claim.id, "answered", ["name", "city"])

    await database.write(act)
    entries = (await database.read(lambda work: work.audit.found()))[::-1]
    assert [(entry.event, entry.keys) for entry in entries] == [
        ("came", ""),
        ("created", ""),
        ("answered", "name city"),
    ]
    assert {entry.user_id for entry in entries} == {user.id}
    assert entries[0].claim_id is None


async def test_a_failed_work_leaves_no_entry(database: Database, user: User) -> None:
    def act(work: Work) -> None:
        work.audit.record(user, None, "never")
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(act)
    entries = await database.read(lambda work: work.connection.execute(select(tables.audit)).all())
    assert entries == []


async def test_who_has_something_noted_of_no_claim_keeps_nobody_else_from_it(
    postgres_url: str, key: MasterKey
) -> None:
    """It has one chain for everybody, as of newcomers; what one of them still has to ask takes others no time."""
    database = await Database.open(postgres_url, key)
    people = [await database.write(_enrolled(number)) for number in (1, 2)]

    def slow(work: Work) -> None:
        work.audit.record(people[0], None, "person.added")
        work.connection.execute(select(tables.jobs)).all()

    async with locked(postgres_url, "jobs") as waits, asyncio.timeout(30):
        waiting = asyncio.create_task(database.write(slow))
        await waits()
        await database.write(lambda work: work.audit.record(people[1], None, "person.added"))
        assert not waiting.done()
    await waiting
    entries = await database.read(lambda work: work.audit.found())
    assert {entry.n: entry.user_id for entry in entries} == {1: people[1].id, 2: people[0].id}
    await database.close()


async def test_of_one_unit_what_is_noted_of_no_claim_stays_in_order(database: Database, user: User) -> None:
    events = ["person.added", "person.changed", "person.merged"]

    def act(work: Work) -> None:
        for event in events:
            work.audit.record(user, None, event)

    await database.write(act)
    found = select(tables.audit.c.event, tables.audit.c.n).order_by(tables.audit.c.n)
    rows = await database.read(lambda work: work.connection.execute(found).all())
    assert [tuple(row) for row in rows] == [(event, n) for n, event in enumerate(events, 1)]


def _enrolled(number: int) -> Callable[[Work], User]:
    return lambda work: work.newcomers.enrol(number)


async def test_when_a_claim_was_last_touched(database_url: str, key: MasterKey) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    now = [start]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    user = await database.write(lambda work: work.newcomers.enrol(1))
    for hours, (claim_id, event) in enumerate(
        [("one", "answered"), ("one", "delivered"), ("two", "answered")]
    ):
        now[0] = start + timedelta(hours=hours)
        await database.write(_recording(user, claim_id, event))
    assert await database.read(lambda work: work.audit.last("one", ["answered"])) == start
    both = ["answered", "delivered"]
    assert await database.read(lambda work: work.audit.last("one", both)) == start + timedelta(hours=1)
    assert await database.read(lambda work: work.audit.last("one", ["deleted"])) is None
    await database.close()


def _recording(user: User, claim_id: str, event: str) -> Callable[[Work], None]:
    return lambda work: work.audit.record(user, claim_id, event)
