"""Transactions: nothing is lost, a failure stays with the work that failed, errors hold no data."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import Conflict, Database, MasterKey, StorageError, User, Work
from tests.databases import cut


def _count_up(user_id: int) -> Callable[[Work], int]:
    """Read, then write; the count that was written."""

    def work(work: Work) -> int:
        user = work.users.get(user_id)
        count = int(user.session or 0) + 1
        work.users.save_session(user, str(count), user.rev)
        return count

    return work


async def test_sixty_at_once_who_read_then_write_are_all_kept(database: Database, user: User) -> None:
    counts = await asyncio.gather(*(database.write(_count_up(user.id)) for _ in range(60)))
    after = await database.read(lambda work: work.users.get(user.id))
    assert sorted(counts) == list(range(1, 61))
    assert after.session == "60"


async def test_a_failing_work_leaves_its_neighbours(database: Database, user: User) -> None:
    def fail(work: Work) -> None:
        work.claims.create(user, "A3.1", "f", "lost")
        raise LookupError("mine")

    def keep(n: int) -> Callable[[Work], None]:
        def work(work: Work) -> None:
            work.claims.create(user, "A3.1", "f", str(n))

        return work

    outcomes = await asyncio.gather(
        *(database.write(fail if n % 3 == 0 else keep(n)) for n in range(30)),
        return_exceptions=True,
    )
    kept = await database.read(lambda work: {claim.about for claim in work.claims.list(user)})
    assert kept == {str(n) for n in range(30) if n % 3}
    assert [type(outcome) for outcome in outcomes[::3]] == [LookupError] * 10


async def test_a_lonely_failing_work_is_undone(database: Database, user: User) -> None:
    def fail(work: Work) -> None:
        work.claims.create(user, "A3.1", "f", "lost")
        next(iter(()))

    with pytest.raises((RuntimeError, StopIteration)):
        await database.write(fail)
    assert await database.read(lambda work: work.claims.list(user)) == []


async def test_revision_conflict_writes_nothing(database: Database, user: User) -> None:
    await database.write(lambda work: work.users.save_session(user, "first", 0))
    with pytest.raises(Conflict) as caught:
        await database.write(lambda work: work.users.save_session(user, "second", 0))
    assert caught.value.code == "storage.conflict"
    assert (await database.read(lambda work: work.users.get(user.id))).session == "first"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_the_server_undid_is_not_told_to_be_stored(database: Database, user: User) -> None:
    """A statement that fails undoes its transaction; PostgreSQL answers COMMIT with ROLLBACK, and no error, then."""

    def act(work: Work) -> None:
        work.users.set_language(user, "en")
        with suppress(Exception):
            work.connection.execute(text("SELECT 1 / 0"))

    with pytest.raises(StorageError, match=r"storage\.failed"):
        await database.write(act)
    assert (await database.read(lambda work: work.users.get(user.id))).language == "uk"


async def test_a_read_is_one_snapshot_and_holds_nobody_up(database: Database, user: User) -> None:
    reading, wrote = asyncio.Event(), asyncio.Event()

    def read(work: Work) -> tuple[str, str]:
        before = work.users.get(user.id).session
        reading.set()
        while not wrote.is_set():
            work.connection.execute(text("SELECT 1"))
        return before, work.users.get(user.id).session

    async def write() -> None:
        await reading.wait()
        await database.write(lambda work: work.users.save_session(user, "new", 0))
        wrote.set()

    async with asyncio.timeout(30):
        seen, _ = await asyncio.gather(database.read(read), write())
    assert seen == ("", "")
    assert (await database.read(lambda work: work.users.get(user.id))).session == "new"


async def test_a_cancelled_read_gives_its_connection_back(database: Database, user: User) -> None:
    def endless(work: Work) -> None:
        while True:
            work.connection.execute(text("SELECT 1"))

    for _ in range(20):
        reading = asyncio.ensure_future(database.read(endless))
        await asyncio.sleep(0.01)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
    assert await database.read(lambda work: work.users.get(user.id)) == user


async def test_a_read_cannot_write(database: Database, user: User) -> None:
    with pytest.raises(StorageError) as caught:
        await database.read(lambda work: work.users.set_language(user, "en"))
    assert caught.value.code == "storage.readonly"


async def test_posts_are_written_by_the_time_of_closing(database_url: str, key: MasterKey) -> None:
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: work.newcomers.enrol(1))

    def showing(rev: int) -> Callable[[Work], None]:
        return lambda work: work.users.shown(user.id, rev, f"screen {rev}")

    for rev in range(20):
        await database.post(showing(rev), user.id)
    await database.close()
    database = await Database.open(database_url, key)
    after = await database.read(lambda work: work.users.get(user.id))
    await database.close()
    assert (after.shown, after.shown_rev) == ("screen 19", 19)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_post_comes_through_after_every_connection_was_cut(
    database: Database, database_url: str, user: User
) -> None:
    await asyncio.gather(*(database.write(_count_up(user.id)) for _ in range(20)))
    await cut(database_url)
    await database.post(lambda work: work.users.shown(user.id, 7, "screen"), user.id)
    await database.posted(user.id)
    assert (await database.read(lambda work: work.users.get(user.id))).shown == "screen"


async def test_a_failed_post_is_logged_without_data(
    database: Database, user: User, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(work: Work) -> None:
        raise ValueError("канарейка")

    def clash(work: Work) -> None:
        work.connection.execute(text("INSERT INTO claims (id, about) VALUES ('канарейка', NULL)"))

    with caplog.at_level(logging.ERROR):
        await database.post(fail, user.id)
        await database.post(clash, user.id)
        await database.close()
    assert "ValueError" in caplog.text and "storage.failed" in caplog.text
    assert "канарейка" not in caplog.text


async def test_errors_hold_no_data(database: Database, user: User) -> None:
    with pytest.raises(StorageError) as caught:
        await database.write(
            lambda work: work.connection.execute(
                text("INSERT INTO users SELECT * FROM users WHERE language = :secret OR id = :id"),
                {"secret": "канарейка", "id": user.id},
            )
        )
    assert caught.value.code == "storage.failed"
    assert "канарейка" not in str(caught.value) and str(user.id) not in str(caught.value)


async def test_a_cancelled_wait_leaves_the_database_usable(database: Database, user: User) -> None:
    waiting = asyncio.ensure_future(database.write(_count_up(user.id)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await database.write(lambda work: work.users.set_language(user, "en"))
    assert (await database.read(lambda work: work.users.get(user.id))).language == "en"


async def test_closed(database: Database) -> None:
    await database.close()
    await database.close()
    with pytest.raises(StorageError, match=r"storage\.closed"):
        await database.read(lambda work: None)
    with pytest.raises(StorageError, match=r"storage\.closed"):
        await database.post(lambda work: None, 1)


async def test_the_clock_is_given(database_url: str, key: MasterKey) -> None:
    moment = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    database = await Database.open(database_url, key, clock=lambda: moment)
    user = await database.write(lambda work: work.newcomers.enrol(1))
    assert (await database.read(lambda work: work.users.get(user.id))).created_at == moment
    assert await database.read(lambda work: work.now) == moment
    await database.close()


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/name", "sqlite://", "sqlite:///:memory:"])
async def test_other_databases_are_refused(url: str, key: MasterKey) -> None:
    with pytest.raises(StorageError) as caught:
        await Database.open(url, key)
    assert caught.value.code == "storage.url"


async def test_an_unreachable_server(key: MasterKey, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        await Database.open(f"postgresql://nobody:secret@/none?host={tmp_path}", key)
    assert caught.value.code == "storage.unavailable"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("40001", "storage.busy"),  # serialization_failure
        ("40P01", "storage.busy"),  # deadlock_detected
        ("55P03", "storage.busy"),  # lock_not_available
        ("53300", "storage.busy"),  # too_many_connections
        ("53100", "storage.full"),  # disk_full
        ("25006", "storage.readonly"),  # read_only_sql_transaction
        ("08006", "storage.unavailable"),  # connection_failure
        ("28000", "storage.unavailable"),  # invalid_authorization_specification
        ("3D000", "storage.unavailable"),  # invalid_catalog_name
        ("57P03", "storage.unavailable"),  # cannot_connect_now
        ("XX001", "storage.corrupt"),  # data_corrupted
        ("22012", "storage.failed"),  # division_by_zero
    ],
)
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_postgresql_reports(database: Database, state: str, code: str) -> None:
    """https://www.postgresql.org/docs/current/errcodes-appendix.html"""
    raised = f"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$"
    with pytest.raises(StorageError) as caught:
        await database.write(lambda work: work.connection.exec_driver_sql(raised).close())
    assert caught.value.code == code


class TestSqliteFaults:
    """What a disk or another process can do to SQLite."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "zayava.sqlite3"

    @pytest.fixture
    async def database(self, path: Path, key: MasterKey) -> AsyncIterator[Database]:
        database = await Database.open(f"sqlite:///{path}?timeout=0.1", key)
        yield database
        await database.close()

    async def test_locked_by_another_process(self, database: Database, path: Path, user: User) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        outcomes = await asyncio.gather(
            *(database.write(_count_up(user.id)) for _ in range(3)), return_exceptions=True
        )
        assert [getattr(outcome, "code", None) for outcome in outcomes] == ["storage.busy"] * 3
        assert await database.read(lambda work: work.users.get(user.id).rev) == 0
        other.execute("ROLLBACK")
        other.close()
        assert await database.write(_count_up(user.id)) == 1

    async def test_read_only(self, database: Database, user: User) -> None:
        await database.write(lambda work: work.connection.exec_driver_sql("PRAGMA query_only=ON").close())
        with pytest.raises(StorageError) as caught:
            await database.write(_count_up(user.id))
        assert caught.value.code == "storage.readonly"
        assert await database.read(lambda work: work.users.get(user.id).rev) == 0

    async def test_full(self, database: Database, user: User) -> None:
        def fill(work: Work) -> None:
            work.users.save_session(user, "x" * 1_000_000, 0)

        await database.write(lambda work: work.connection.exec_driver_sql("PRAGMA max_page_count=1").close())
        outcomes = await asyncio.gather(
            database.write(fill),
            database.write(lambda work: work.users.set_language(user, "en")),
            return_exceptions=True,
        )
        assert getattr(outcomes[0], "code", None) == "storage.full"
        after = await database.read(lambda work: work.users.get(user.id))
        assert after.rev == 0
        assert (after.language == "en") == (outcomes[1] is None)
        await database.write(
            lambda work: work.connection.exec_driver_sql("PRAGMA max_page_count=1000000").close()
        )
        await database.write(fill)

    async def test_settings_of_both_kinds_of_connection(self, database: Database, path: Path) -> None:
        def settings(work: Work) -> dict[str, object]:
            names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
            return {name: work.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}

        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "trusted_schema": 0,
        }
        assert await database.write(settings) == wanted
        assert await database.read(settings) == wanted
        assert path.stat().st_mode & 0o077 == 0

    async def test_when_sqlite_ends_the_transaction_the_group_fails_for_that_reason(
        self, database: Database, user: User
    ) -> None:
        def end(work: Work) -> None:
            work.connection.execute(text("INSERT OR ROLLBACK INTO users SELECT * FROM users"))

        works = [_count_up(user.id)] * 3 + [end] + [_count_up(user.id)] * 3
        outcomes = await asyncio.gather(*map(database.write, works), return_exceptions=True)
        kept = int((await database.read(lambda work: work.users.get(user.id))).session or 0)
        assert kept == sum(isinstance(outcome, int) for outcome in outcomes)
        assert all(
            "SQLITE_CONSTRAINT" in str(outcome) for outcome in outcomes if not isinstance(outcome, int)
        )
        assert await database.write(_count_up(user.id)) == kept + 1


async def test_what_is_posted_of_many_is_written_although_one_fails(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def enrol(work: Work) -> list[User]:
        return [work.newcomers.enrol(number) for number in range(1, 21)]

    people = await database.write(enrol)

    def show(work: Work, user: User) -> None:
        work.messages.note(user.id, [user.telegram_id], work.now)
        work.users.shown(user.id, 1, f"screen {user.telegram_id}")
        if user is people[3]:
            raise ValueError("канарейка")

    def clash(work: Work, user: User) -> None:
        work.connection.execute(text("INSERT INTO claims (id, about) VALUES ('канарейка', NULL)"))

    with caplog.at_level(logging.ERROR):
        for user in people:
            await database.post(partial(clash if user is people[12] else show, user=user), user.id)
        for user in people:
            await database.posted(user.id)
        shown = await database.write(lambda work: [work.users.get(user.id).shown for user in people])
    failed = {3, 12}
    assert shown == ["" if n in failed else f"screen {n + 1}" for n in range(20)]
    assert caplog.text.count("ValueError") == 1 and "канарейка" not in caplog.text
    noted = await database.read(lambda work: [len(work.messages.of(user.id)) for user in people])
    assert noted == [0 if n in failed else 1 for n in range(20)]
