"""The log: who, which claim, what, which questions."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import Database, MasterKey, User, Work, tables


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


async def test_when_a_claim_was_last_touched(database_url: str, key: MasterKey) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    now = [start]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    user = await database.write(lambda work: work.users.enrol(1))
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
