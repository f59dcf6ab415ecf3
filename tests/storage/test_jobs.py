"""Looking for something to do costs no more than there is to do, however much was done before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import event

from storage import Database, MasterKey, Work

LEASE = timedelta(minutes=1)


async def test_the_next_job_is_found_by_the_index_of_what_is_open(database: Database) -> None:
    """SQLite says by which index it goes; PostgreSQL decides that by the size of the tables."""
    said: list[tuple[str, int]] = []

    def look(work: Work) -> list[str]:
        if work.connection.dialect.name != "sqlite":
            return []
        event.listen(
            work.connection, "before_cursor_execute", lambda *told: said.append((told[2], len(told[3])))
        )
        work.jobs.take("file", 3, LEASE, 1)
        work.jobs.take("file", 3, LEASE, 1, speaks=True)
        work.jobs.next_due("file")
        work.jobs.open("file")
        return [
            str(row[3])
            for sql, given in [*said]
            for row in work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", (None,) * given)
        ]

    plan = await database.write(look)
    tried = [step for step in plan if "jobs" in step]
    assert all("ix_jobs_open" in step or "PRIMARY KEY" in step for step in tried), plan


async def test_what_is_done_is_not_taken_again(database: Database) -> None:
    def ask(work: Work) -> None:
        user = work.newcomers.enrol(1)
        for key in ("a", "b"):
            work.jobs.ask("file", key, user.id)

    await database.write(ask)
    (first,) = await database.write(lambda work: work.jobs.take("file", 1, LEASE, 1))
    assert await database.write(lambda work: work.jobs.done(first))
    (second,) = await database.write(lambda work: work.jobs.take("file", 5, LEASE, 1))
    assert second.key != first.key
    assert await database.write(lambda work: work.jobs.take("file", 5, LEASE, 1)) == []
    assert await database.read(lambda work: [job.key for job in work.jobs.open("file")]) == [second.key]


async def test_an_attempt_that_ended_with_its_process_does_not_count(database: Database) -> None:
    """Else the pause after the next trouble would be as long as after so many failures of the job's own."""

    def ask(work: Work) -> None:
        work.jobs.ask("file", "a", work.newcomers.enrol(1).id)

    await database.write(ask)
    for _ in range(5):
        (job,) = await database.write(lambda work: work.jobs.take("file", 1, LEASE, 1))
        assert job.tries == 1
        await database.write(lambda work: work.jobs.release())
    (job,) = await database.write(lambda work: work.jobs.take("file", 1, LEASE, 1))
    await database.write(lambda work: work.jobs.again(job, work.now, "storage.unavailable"))
    (job,) = await database.write(lambda work: work.jobs.take("file", 1, LEASE, 1))
    assert job.tries == 2


async def test_what_a_wrong_clock_put_off_waits_no_longer_than_it_was_meant_to(
    database_url: str, key: MasterKey
) -> None:
    """A machine came up a year ahead: what was asked for then was due when that year was over."""
    now = [datetime(2027, 3, 2, 9, tzinfo=UTC)]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    try:
        user = await database.write(lambda work: work.newcomers.enrol(1))
        await database.write(lambda work: work.jobs.ask("file", "a", user.id))
        late = now[0] + timedelta(days=1)
        await database.write(lambda work: work.jobs.ask("reminder", "b", user.id, late))
        now[0] -= timedelta(days=365)
        await database.write(lambda work: work.jobs.ask("file", "c", user.id))
        astray = await database.read(lambda work: work.jobs.astray())
        assert [job.kind for job in astray] == ["file", "reminder"]
        await database.write(lambda work: work.jobs.set_right(astray))
        taken = await database.write(lambda work: work.jobs.take("file", 5, LEASE, 5))
        assert [job.key for job in taken] == ["a", "c"]
        (reminder,) = await database.read(lambda work: work.jobs.open("reminder"))
        assert reminder.due_at == now[0] + timedelta(days=1)
        assert await database.read(lambda work: work.jobs.astray()) == []
    finally:
        await database.close()
