"""The schema: every step goes up and down, and the newest is what the program believes it to be."""

import subprocess
import sys
from asyncio import gather, to_thread
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, DateTime, LargeBinary, column, insert, inspect, table, text

import storage
from storage import Database, MasterKey, StorageError, Work
from storage.audit.placing import Placing
from storage.audit.verify import Bad, Verdict, verify
from storage.columns import UNREAD
from storage.history import Happened
from storage.inspection import inspect as inspect_all
from storage.keys import Keyring
from storage.migrate import SCRIPTS, change, current, downgrade, newest, upgrade
from storage.migrations.newest import written
from storage.schema import END, SCRIPT
from storage.tables import metadata
from tests.storage.filled import contents, fill
from tests.storage.test_audit_chain import lived, verdict

ROOT = Path(storage.__file__).parents[1]


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


_SORTING = r"""
import re, sys
from pathlib import Path
from storage.migrate import change

def sort(connection):
    connection.exec_driver_sql(
        "CREATE TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
        "SELECT randomblob(200) AS one FROM n"
    )
    connection.exec_driver_sql("CREATE INDEX ix_many ON many (one)")

def most():
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024

change(sys.argv[1], lambda connection: None)
before = most()
change(sys.argv[1], sort)
print(most() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells the memory of a process")
def test_what_a_migration_sorts_is_not_kept_in_memory(tmp_path: Path) -> None:
    """An index of sixty megabytes: a large database must not need a large machine."""
    url = f"sqlite:///{tmp_path / 'large.sqlite3'}"
    grown = subprocess.run([sys.executable, "-c", _SORTING, url], check=True, capture_output=True, cwd=ROOT)
    assert int(grown.stdout) < 40


async def test_two_processes_open_an_empty_database_at_once(database_url: str, key: MasterKey) -> None:
    for database in await gather(*(Database.open(database_url, key) for _ in range(3))):
        await database.close()


def test_everything_comes_through_the_schema_of_before(database_url: str) -> None:
    """Ids and moments above all, of every table; what was handled, messages and the log have tests of their own."""
    upgrade(database_url)
    change(database_url, fill)
    before = _by_claim(change(database_url, contents))
    downgrade(database_url, "0012")
    upgrade(database_url)
    after = _by_claim(change(database_url, contents))
    for name in before.keys() - {"handled", "messages", "serials", "audit", "unplaced", "places"}:
        assert after[name] == before[name], name


def test_what_is_no_id_and_no_moment_is_left_as_it_is(database_url: str) -> None:
    upgrade(database_url)
    change(database_url, fill)
    downgrade(database_url, "0012")
    spoilt = ["UPDATE audit SET claim_id = 'їжак'"]
    if database_url.startswith("sqlite"):
        spoilt.append("UPDATE audit SET at = 'колись'")
    change(database_url, lambda connection: [connection.execute(text(one)) for one in spoilt])
    upgrade(database_url)
    stored = change(database_url, contents)
    serials = {row[0] for row in stored["serials"] if row[1] == "їжак"}
    assert {row[0] for row in stored["audit"]} == serials != set()
    if database_url.startswith("sqlite"):
        assert {row[2] for row in stored["audit"]} == {UNREAD}


async def test_what_an_older_version_has_handled_is_known_and_its_messages_too(
    database_url: str, key: MasterKey
) -> None:
    await to_thread(upgrade, database_url)
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: work.newcomers.enrol(1))
    await database.close()
    await to_thread(downgrade, database_url, "0012")
    numbers = Keyring(key).get(user.id).seal("10 11", "inbox", 5, "numbers")
    now: Any = datetime.now(UTC)
    if database_url.startswith("sqlite"):
        now = now.replace(tzinfo=None).isoformat(" ", "microseconds")
    row = {"bot_id": 77, "user_id": user.id, "attempts": 0, "received_at": now}
    rows = [
        {**row, "update_id": 5, "body": numbers, "done_at": now},
        {**row, "update_id": 6, "body": b"", "done_at": now},
        {**row, "update_id": 7, "body": b"sealed", "done_at": None},
    ]
    kinds: dict[str, Any] = {"body": LargeBinary}
    if not database_url.startswith("sqlite"):
        kinds |= dict.fromkeys(("received_at", "done_at"), DateTime(timezone=True))
    inbox = table("inbox", *(column(name, kinds.get(name)) for name in rows[0]))
    await to_thread(change, database_url, lambda connection: connection.execute(insert(inbox), rows).close())
    database = await Database.open(database_url, key)
    sent = await database.read(lambda work: work.messages.of(user.id))
    assert [one.number for one in sent] == [10, 11]
    assert not await inspect_all(database, {}) - Counter({("storage.tampered", "inbox.body"): 1})
    assert await database.write(lambda work: work.inbox.accept(77, 6, 1, b"again")) is None
    waits = await database.read(lambda work: work.inbox.oldest(user.id))
    assert waits and waits.update_id == 7
    await database.write(lambda work: work.messages.forget(user.id, sent[:1]))
    assert [one.number for one in await database.read(lambda work: work.messages.of(user.id))] == [11]
    await database.close()


async def test_reminders_of_an_older_version_are_kept(database_url: str, key: MasterKey) -> None:
    """A reminder was a row of its own before it became a job."""
    due = datetime(2026, 12, 24, 8, tzinfo=UTC)
    await to_thread(upgrade, database_url)
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: work.newcomers.enrol(1))
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
    """Nothing else of the log is lost by it, nor does anybody's next answer."""
    columns = "at, user_id, claim_id, event, keys, actor, n, mark"
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: work.newcomers.enrol(1))
    for _ in range(2):
        await database.write(lambda work: work.audit.record(user, "a" * 32, "answers.changed", ["name"]))
    await database.close()
    await to_thread(downgrade, database_url, "0015")
    double = f"INSERT INTO audit ({columns}) SELECT {columns} FROM audit WHERE n = 1"
    await to_thread(change, database_url, lambda connection: connection.execute(text(double)).close())
    database = await Database.open(database_url, key)
    await database.write(lambda work: work.audit.record(user, "a" * 32, "answers.changed", ["name"]))
    found = await database.read(lambda work: verify(work, key.chain, key.order, None))
    assert found.bad == Bad("doubled", n=-3, claim_id="a" * 32)
    assert len(await database.read(lambda work: work.audit.of("a" * 32))) == 4
    await database.close()


async def test_a_log_comes_through_with_every_place_and_mark(database_url: str, key: MasterKey) -> None:
    """It is what was signed; what had no place yet gets one."""
    database = await Database.open(database_url, key)
    for _ in range(20):
        await lived(database)
    await Placing(database, key).catch_up()
    await lived(database)
    told = await database.read(_told)
    await database.close()
    await to_thread(downgrade, database_url, "0016")
    database = await Database.open(database_url, key)
    assert await verdict(database, key) == Verdict(294, 280)
    assert await database.read(_told) == told
    assert [len(one) for one in told] == [9 * 21, 5 * 21]
    await Placing(database, key).catch_up()
    await lived(database)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(308, 308)
    await database.close()


@pytest.mark.parametrize("placed", [False, True])
async def test_marks_stay_where_it_is_not_noted_that_there_are_any(
    database_url: str, key: MasterKey, placed: bool
) -> None:
    """As in a database that was begun beside the head of another."""
    database = await Database.open(database_url, key)
    await lived(database)
    if placed:
        await Placing(database, key).catch_up()
    await database.close()
    await to_thread(downgrade, database_url, "0016")
    forget = "DELETE FROM marks WHERE name = 'audit'"
    await to_thread(change, database_url, lambda connection: connection.execute(text(forget)).close())
    database = await Database.open(database_url, key)
    assert await verdict(database, key) == Verdict(14, 14 if placed else 0)
    await database.close()


async def test_a_log_without_marks_gets_them(database_url: str, key: MasterKey) -> None:
    """As 0.1.0 wrote it, also where a start was broken off while it gave them."""
    database = await Database.open(database_url, key)
    await lived(database)
    await database.close()
    await to_thread(downgrade, database_url, "0016")

    def forget(connection: Connection) -> None:
        for sql in (
            "UPDATE audit SET n = NULL, mark = NULL WHERE id > 5",
            "DELETE FROM marks WHERE name = 'audit'",
        ):
            connection.execute(text(sql))

    await to_thread(change, database_url, forget)
    database = await Database.open(database_url, key)
    assert await verdict(database, key) == Verdict(14, 0)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(14, 14)
    await database.close()


@pytest.mark.parametrize("gap", [1, 130, 279])
async def test_a_log_that_was_cut_before_is_still_named(database_url: str, key: MasterKey, gap: int) -> None:
    database = await Database.open(database_url, key)
    for _ in range(20):
        await lived(database)
    await Placing(database, key).catch_up()
    await database.close()
    await to_thread(downgrade, database_url, "0016")
    cut = f"DELETE FROM audit WHERE place >= {gap} AND place < {gap + 2}"
    await to_thread(change, database_url, lambda connection: connection.execute(text(cut)).close())
    database = await Database.open(database_url, key)
    bad = (await verdict(database, key)).bad
    assert bad is not None and (bad.what, bad.place) == ("cut" if gap == 279 else "gap", gap)
    await database.close()


def _by_claim(stored: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Serials are given anew: answers by the id of their claim, and claims without their own."""
    ids = {claim[-1]: claim[0] for claim in stored["claims"]}
    claims = [claim[:-1] for claim in stored["claims"]]
    return stored | {
        "claims": claims,
        "answers": sorted((ids[serial], *answer) for serial, *answer in stored["answers"]),
    }


def _told(work: Work) -> list[list[Happened]]:
    return [work.history.of(user) for number in (1, 2) if (user := work.users.find(number))]
