"""A disk that is full: nothing half made stays in the way or is taken for whole, and once there is room all goes on."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from storage import PASSING, Database, MasterKey, StorageError, migrate, verifying
from storage.address import of_file
from storage.errors import translating
from storage.moving import move
from tests.room import room
from tests.storage.backed_up import ANDRII, OLENA, Machine

MUCH = 1_000_000
"""Bytes that somebody has said: more than there is room for."""


@pytest.fixture
async def office(database_url: str, tmp_path: Path) -> Machine:
    office = Machine.at(tmp_path / "office", database_url)
    await office.say(OLENA, "before")
    await office.say(ANDRII, "x" * MUCH)
    await office.send(OLENA, bytes(MUCH))
    await office.sign()
    return office


def there(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


async def test_a_backup_that_has_no_room_leaves_nothing(office: Machine, tmp_path: Path) -> None:
    with room(MUCH // 2), pytest.raises(StorageError) as full:
        await office.back_up(tmp_path / "backup")
    assert full.value.code in PASSING
    assert not (tmp_path / "backup").exists()
    await office.back_up(tmp_path / "backup")
    assert not verifying.check(tmp_path / "backup").found


@pytest.mark.parametrize("size", [100, 20_000, MUCH // 2])
async def test_a_restore_that_has_no_room_is_run_once_more(
    office: Machine, tmp_path: Path, size: int
) -> None:
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    other = Machine.at(tmp_path / "other")
    other.take_master_key(office)
    with room(size), pytest.raises(StorageError) as full:
        await other.restore(tmp_path / "backup", tmp_path / "keys")
    assert full.value.code in PASSING
    assert not {name for name in there(other.place.data) if "sqlite3" in name}
    await other.restore(tmp_path / "backup", tmp_path / "keys")
    assert await other.told(OLENA) == "before"
    assert (await other.log()).bad is None


async def test_a_backup_that_has_no_room_to_be_unpacked_says_where(
    office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.back_up(tmp_path / "backup")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with room(MUCH // 2), pytest.raises(StorageError) as full:
        async with verifying.unpacked(tmp_path / "backup"):
            pass
    assert full.value.code in PASSING
    assert not [*tmp_path.glob("zayava-*")]


async def test_a_copy_of_the_keys_that_has_no_room_leaves_the_last_one(
    office: Machine, tmp_path: Path
) -> None:
    office.copy_keys(tmp_path / "keys")
    before = there(tmp_path / "keys")
    with room(100), pytest.raises(StorageError) as full:
        office.copy_keys(tmp_path / "keys")
    assert full.value.code in PASSING
    assert there(tmp_path / "keys") == before
    office.copy_keys(tmp_path / "keys")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_move_that_has_no_room_leaves_no_file(office: Machine, tmp_path: Path) -> None:
    target, key = tmp_path / "moved.sqlite3", MasterKey.load(office.place.key_file)
    for size in (100, MUCH // 2):
        with room(size), pytest.raises(StorageError) as full:
            await move(office.place.url, f"sqlite:///{target}", key, {})
        assert full.value.code in PASSING
        assert not [*tmp_path.glob("moved*")]
    assert (await move(office.place.url, f"sqlite:///{target}", key, {})).people == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_moved_is_said_to_be_though_the_old_disk_takes_no_mark(
    office: Machine, tmp_path: Path, postgres_url: str
) -> None:
    key = MasterKey.load(office.place.key_file)
    with closing(sqlite3.connect(str(make_url(office.place.url).database))) as other:
        # So the log of SQLite is longer than there is room for, and is not begun anew.
        other.execute("CREATE TABLE filler AS SELECT zeroblob(200000)")
        other.execute("DROP TABLE filler")
        other.commit()
        other.execute("BEGIN")
        other.execute("SELECT 1 FROM users").fetchone()
        with room(40_000):
            moved = await move(office.place.url, postgres_url, key, {})
    assert (moved.people, moved.marked) == (2, False)
    assert await Machine(replace(office.place, url=postgres_url)).told(OLENA) == "before"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_migration_that_has_no_room_changes_nothing(office: Machine) -> None:
    url = office.place.url
    await asyncio.to_thread(migrate.downgrade, url, "0012")
    for size in (20_000, MUCH // 2, MUCH + MUCH // 2):
        with room(size), pytest.raises(StorageError) as full:
            await asyncio.to_thread(migrate.upgrade, url)
        assert full.value.code in PASSING
        assert await asyncio.to_thread(migrate.peek, url, migrate.current, None) == "0012"
    assert await office.told(OLENA) == "before"
    assert not Path(f"{make_url(url).database}-journal").exists()


def test_a_migration_sorts_where_the_database_lies(tmp_path: Path) -> None:
    """The temporary folder may be a small one in memory, where nobody looks when the disk is said to be full."""
    folder = tmp_path / "it's here"
    url = of_file(folder / "zayava.sqlite3")
    asked = "PRAGMA temp_store_directory"
    found = migrate.change(url, lambda connection: connection.exec_driver_sql(asked).scalar())
    assert found == str(folder)
    with closing(sqlite3.connect(":memory:")) as after:
        assert after.execute(asked).fetchone() is None


def test_a_full_disk_is_said_with_what_to_do() -> None:
    with (
        pytest.raises(StorageError) as full,
        translating(),
        Path("/dev/full").open("wb", buffering=0) as file,
    ):
        file.write(b"1")
    assert str(full.value) == "storage.full: the disk is full: make room, and do it again"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_looks_whether_it_can_be_worked_hears_of_a_full_disk(office: Machine) -> None:
    """A write that changes nothing is none, and a small one may find room where an answer does not."""
    url = office.place.url
    database = await Database.open(url, MasterKey.load(office.place.key_file))
    try:
        await database.prove()
        log = Path(f"{make_url(url).database}-wal")
        with room(log.stat().st_size + 8_000), pytest.raises(StorageError) as full:
            await database.prove()
        assert full.value.code in PASSING
        await database.prove()
    finally:
        await database.close()
