"""What waits is counted, by an index, and nobody is named."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from storage import Database, Row, StorageError, User, Work, tables
from storage.tally import DueJobs, Waiting

BOT = 77


async def test_nothing_waits(database: Database) -> None:
    assert await database.read(lambda work: work.tally.updates()) == Waiting(0, None)
    assert await database.read(lambda work: work.tally.jobs(["file", "package"])) == []
    assert await database.read(lambda work: work.tally.quarantined()) == {}


async def test_updates_that_nobody_has_handled(database: Database, user: User) -> None:
    def accept(work: Work) -> list[Row]:
        rows = (work.inbox.accept(BOT, number, user.telegram_id, b"said") for number in (1, 2, 3))
        return [row for row in rows if row]

    rows = await database.write(accept)
    await database.write(lambda work: work.inbox.done(rows[0]))
    assert await database.read(lambda work: work.tally.updates()) == Waiting(2, rows[1].received_at)
    await database.write(
        lambda work: work.connection.execute(tables.users.update().values(quarantined_index=b"waits"))
    )
    assert await database.read(lambda work: work.tally.updates()) == Waiting(0, None)


async def test_jobs_whose_time_has_come(database: Database, user: User) -> None:
    def ask(work: Work) -> None:
        for key, days in (("a", -2), ("b", -1), ("later", 1)):
            work.jobs.ask("file", key, user.id, work.now + timedelta(days=days))
        work.jobs.ask("package", "c", user.id)
        work.jobs.ask("unknown", "d", user.id)

    await database.write(ask)
    (taken,) = await database.write(lambda work: work.jobs.take("file", 1, timedelta(minutes=1)))
    jobs = await database.read(lambda work: work.tally.jobs(["file", "package"]))
    assert {(job.kind, job.state, job.count) for job in jobs} == {
        ("file", "running", 1),
        ("file", "waiting", 1),
        ("package", "waiting", 1),
    }
    assert DueJobs("file", "running", 1, taken.due_at) in jobs
    await database.write(lambda work: work.jobs.done(taken))
    jobs = await database.read(lambda work: work.tally.jobs(["file"]))
    assert [(job.state, job.count) for job in jobs] == [("waiting", 1)]


async def test_quarantine_by_code(database: Database, user: User) -> None:
    def put(work: Work) -> None:
        for row, code in enumerate(("storage.tampered", "storage.tampered", "update.failed")):
            work.quarantine.put(user.id, code, "inbox", [row], "body", b"sealed")

    await database.write(put)
    found = await database.read(lambda work: work.tally.quarantined())
    assert found == {"storage.tampered": 2, "update.failed": 1}


async def test_a_count_looks_at_what_waits_and_at_nothing_else(database: Database) -> None:
    def count(work: Work) -> None:
        work.tally.updates()
        work.tally.jobs(["file", "package"])

    plan = [step for step in await _plan(database, count) if "inbox" in step or "jobs" in step]
    # Nothing is in the inbox but what waits.
    assert all("SCAN inbox" in step or "ix_jobs_open" in step for step in plan), plan


async def test_a_start_looks_at_nobody_whose_key_opens(database: Database) -> None:
    plan = await _plan(database, lambda work: work.recovery.quarantined())
    assert all("ix_users_quarantined_index" in step for step in plan), plan


async def _plan(database: Database, do: Callable[[Work], object]) -> list[str]:
    """How SQLite goes about what is asked; PostgreSQL decides that by the size of the tables."""

    def explained(work: Work) -> list[str]:
        if work.connection.dialect.name != "sqlite":
            return []
        said: list[str] = []
        event.listen(work.connection, "before_cursor_execute", lambda *told: said.append(told[2]))
        do(work)
        asked = [*said]
        return [str(row[3]) for sql in asked for row in work.connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {sql}", (None,) * sql.count("?"))]  # fmt: skip

    return await database.read(explained)


async def test_a_database_proves_that_it_works(database: Database) -> None:
    await database.prove()
    await database.write(lambda work: work.connection.execute(tables.marks.delete()))
    with pytest.raises(StorageError) as caught:
        await database.prove()
    assert caught.value.code == "storage.key"
