"""The log: who, which claim, what, which questions."""

from sqlalchemy import select

from storage import Database, User, Work, tables


async def test_events_are_kept_in_order(database: Database, user: User) -> None:
    def act(work: Work) -> None:
        claim = work.claims.create(user, "A3.1", "f", "")
        work.audit.record(user, claim.id, "created")
        work.audit.record(user, claim.id, "answered", ["name", "city"])
        work.audit.record(user, None, "paused")

    await database.write(act)
    entries = await database.read(
        lambda work: work.connection.execute(select(tables.audit).order_by(tables.audit.c.id)).all()
    )
    assert [(entry.event, entry.keys) for entry in entries] == [
        ("created", ""),
        ("answered", "name city"),
        ("paused", ""),
    ]
    assert {entry.user_id for entry in entries} == {user.id}
    assert entries[2].claim_id is None


async def test_a_failed_work_leaves_no_entry(database: Database, user: User) -> None:
    def act(work: Work) -> None:
        work.audit.record(user, None, "never")
        raise LookupError

    try:
        await database.write(act)
    except LookupError:
        pass
    entries = await database.read(lambda work: work.connection.execute(select(tables.audit)).all())
    assert entries == []
