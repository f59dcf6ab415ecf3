"""The schema: every step goes up and down, and the newest is what the program believes it to be."""

from asyncio import gather, to_thread
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from storage import Database, MasterKey, StorageError, Work
from storage.audit.verify import verify
from storage.migrate import SCRIPTS, current, downgrade, newest, upgrade
from storage.migrations.newest import written
from storage.schema import END, SCRIPT
from storage.tables import metadata


@pytest.fixture
def database_url(empty_database_url: str) -> str:
    """Here nothing is migrated yet."""
    return empty_database_url


def test_stairway(database_url: str) -> None:
    steps = sorted(path.stem.partition("_")[0] for path in (SCRIPTS / "versions").glob("[0-9]*.py"))
    assert steps[-1] == newest()
    for below, step in zip(["base", *steps], steps, strict=False):
        upgrade(database_url, step)
        downgrade(database_url, below)
        upgrade(database_url, step)


def test_a_fresh_database_goes_all_the_way_down_and_up(database_url: str) -> None:
    upgrade(database_url)
    for step in sorted(path.stem.partition("_")[0] for path in (SCRIPTS / "versions").glob("[0-9]*.py"))[
        -2::-1
    ]:
        downgrade(database_url, step)
    upgrade(database_url)


def test_down_to_nothing_and_up_again(database_url: str) -> None:
    upgrade(database_url)
    downgrade(database_url, "base")
    upgrade(database_url)
    upgrade(database_url)


async def test_a_database_from_the_future_is_left_alone(database_url: str, key: MasterKey) -> None:
    database = await Database.open(database_url, key)
    await database.write(
        lambda work: work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'")).close()
    )
    await database.close()
    with pytest.raises(StorageError, match=r"storage\.newer"):
        await Database.open(database_url, key)


async def test_models_match_migrations(database: Database) -> None:
    def differences(work: Work) -> Any:
        dialect = work.connection.dialect.name

        def of_this_database(thing: Any, name: str | None, *_: object) -> bool:
            return name != "ix_users_behind" or dialect == "sqlite"

        options = {"include_object": of_this_database}
        return compare_metadata(MigrationContext.configure(work.connection, opts=options), metadata)

    assert await database.read(differences) == []


def test_a_fresh_database_is_what_the_migrations_lead_to() -> None:
    """After a migration was added: `python -m storage.migrations.newest`. Constraints come in any order."""

    def clauses(script: str) -> list[list[str]]:
        return [sorted(line.strip(" \t,") for line in part.splitlines()) for part in script.split(END)]

    assert clauses(SCRIPT.read_text(encoding="utf-8")) == clauses(written())


async def test_open_migrates_to_newest(database: Database) -> None:
    assert await database.read(lambda work: current(work.connection)) == newest()
    names = await database.read(lambda work: set(inspect(work.connection).get_table_names()))
    assert names == set(metadata.tables) | {"alembic_version"}


async def test_two_processes_open_an_empty_database_at_once(database_url: str, key: MasterKey) -> None:
    for database in await gather(*(Database.open(database_url, key) for _ in range(3))):
        await database.close()


async def test_reminders_of_an_older_version_are_kept(database_url: str, key: MasterKey) -> None:
    """A reminder was a row of its own before it became a job."""
    due = datetime(2026, 12, 24, 8, tzinfo=UTC)
    await to_thread(upgrade, database_url)
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: work.users.enrol(1))
    await database.write(lambda work: work.reminders.ask(user, due))
    await database.close()
    await to_thread(downgrade, database_url, "0006")
    await to_thread(upgrade, database_url)
    database = await Database.open(database_url, key)
    assert await database.read(lambda work: work.reminders.of(user)) == due
    jobs = await database.write(lambda work: work.jobs.take("reminder", 9, timedelta(minutes=1)))
    assert [job.user_id for job in jobs] == [user.id] * (due <= datetime.now(UTC))
    await database.close()


async def test_an_entry_with_the_number_of_another_is_still_named(database_url: str, key: MasterKey) -> None:
    columns = "at, user_id, claim_id, event, keys, actor, n, mark"
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: work.users.enrol(1))
    for _ in range(2):
        await database.write(lambda work: work.audit.record(user, "a" * 32, "answers.changed", ["name"]))

    def double(work: Work) -> None:
        for statement in (
            "DROP INDEX ix_audit_claim_id_n",
            f"INSERT INTO audit ({columns}) SELECT {columns} FROM audit WHERE n = 1",
            "CREATE INDEX ix_audit_claim_id_n ON audit (claim_id, n)",
            "UPDATE alembic_version SET version_num = '0014'",
        ):
            work.connection.execute(text(statement))

    await database.write(double)
    await database.close()
    database = await Database.open(database_url, key)
    await database.write(lambda work: work.audit.record(user, "a" * 32, "answers.changed", ["name"]))
    found = await database.read(lambda work: verify(work, key.chain, key.order, None))
    assert found.bad is not None
    assert (found.bad.what, found.bad.id) == ("doubled", 3)
    await database.close()
