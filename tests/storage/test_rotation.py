"""A new master key: everything opens with it, nothing with the old one, and a kill at any point loses nothing."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import storage
from storage import Damaged, Database, Erased, MasterKey, StorageError, User, Work
from storage.key_check import check
from storage.keys import Keyring
from storage.rotation import Rotated, rotate
from tests.storage.rotating import PEOPLE, told, url_in, whole
from tests.storage.test_shares import share_of

ROOT = Path(storage.__file__).parents[1]
ROTATING = Path(__file__).with_name("rotating.py")


def _rotating(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROTATING), *arguments],
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )


def _live(work: Work, telegram_id: int) -> User:
    user = work.newcomers.enrol(telegram_id)
    work.users.save_session(user, f"said by {telegram_id}", user.rev)
    work.audit.record(user, None, "claim.begun")
    return work.users.get(user.id)


async def _people(url: str, path: Path) -> None:
    database = await Database.open_beside(url, path)
    for number in PEOPLE:
        await database.write(lambda work, number=number: _live(work, number))  # type: ignore[misc]
    await database.write(lambda work: share_of(work, work.newcomers.enrol(PEOPLE[0])))
    await database.close()


@pytest.fixture
async def path(database_url: str, tmp_path: Path) -> Path:
    """The master key of a database with people in it, and one who was erased."""
    path = tmp_path / "secrets" / "master.key"
    await _people(database_url, path)
    database = await Database.open_beside(database_url, path)
    user = await database.write(lambda work: _live(work, 1))
    await database.write(lambda work: work.users.erase(user))
    await database.close()
    return path


async def test_everything_opens_with_the_new_key_and_nothing_with_the_old(
    database_url: str, path: Path, tmp_path: Path
) -> None:
    before, wrapped = path.read_bytes(), {file.name: file.read_bytes() for file in path.parent.rglob("*.key")}
    assert await rotate(database_url, path) == Rotated(len(PEOPLE), 1, 0, 1)
    assert path.read_bytes() != before and path.stat().st_mode & 0o777 == 0o600
    assert await whole(database_url, path)
    changed = {file.name: file.read_bytes() for file in path.parent.rglob("*.key")}
    assert changed.keys() == wrapped.keys()
    assert [name for name in wrapped if wrapped[name] == changed[name]] == []

    forgotten = tmp_path / "forgotten.key"
    shutil.copy(path, forgotten)
    forgotten.write_bytes(before)
    old = MasterKey.load(forgotten, path.parent / "keys")
    for user_id in Keyring(MasterKey.load(path)).people():
        with pytest.raises(StorageError):
            Keyring(old).get(user_id)
    with pytest.raises(StorageError, match=r"storage\.key.*not the master key"):
        await Database.open(database_url, old)


async def test_who_was_erased_stays_erased_and_newcomers_come(database_url: str, path: Path) -> None:
    (gone,) = Keyring(MasterKey.load(path)).erased()
    await rotate(database_url, path)
    await rotate(database_url, path)
    ring = Keyring(MasterKey.load(path))
    assert ring.erased() == [gone]
    with pytest.raises(Erased):
        ring.get(gone)
    database = await Database.open_beside(database_url, path)
    again = await database.write(lambda work: work.newcomers.enrol(PEOPLE[0]))
    assert again.session == f"said by {PEOPLE[0]}"
    assert (await database.write(lambda work: work.newcomers.enrol(1))).id != gone
    await database.close()


async def test_a_backup_from_before_is_found_by_the_new_key(
    database_url: str, path: Path, copy_database: Callable[[str], str]
) -> None:
    backup = copy_database(database_url)
    await rotate(database_url, path)
    assert await whole(backup, path)


async def test_somebody_whose_key_is_lost_is_in_the_way(database_url: str, path: Path) -> None:
    before = path.read_bytes()
    lost = next(file for file in (path.parent / "keys").glob("*.key") if file.stat().st_size > 40)
    aside = lost.rename(lost.with_suffix(".aside"))
    with pytest.raises(StorageError, match=r"1 people's keys do not open"):
        await rotate(database_url, path)
    assert path.read_bytes() == before and not [*path.parent.rglob("*.next")]

    aside.rename(lost)
    lost.write_bytes(bytes(60))
    assert (await rotate(database_url, path, despite_damage=True)).left == 1
    with pytest.raises(Damaged):
        Keyring(MasterKey.load(path)).get(int(lost.stem))
    database = await Database.open_beside(database_url, path)
    found = [await database.read(lambda w, n=number: w.users.find(n)) for number in PEOPLE]  # type: ignore[misc]
    assert found.count(None) == 1
    await database.close()


async def test_who_waits_for_a_lost_key_is_brought_back_after_a_rotation(
    database_url: str, path: Path
) -> None:
    """They wrote again meanwhile, as somebody new, and the lost key was found before the master key was changed."""
    database = await Database.open_beside(database_url, path)
    user = await database.write(lambda work: work.newcomers.enrol(PEOPLE[0]))
    await database.close()
    key = path.parent / "keys" / f"{user.id}.key"
    aside = key.rename(key.with_suffix(".aside"))
    database = await Database.open_beside(database_url, path)
    fresh = await database.write(lambda work: work.newcomers.enrol(PEOPLE[0]))
    assert fresh.id != user.id
    await database.close()
    aside.rename(key)
    await rotate(database_url, path)
    database = await Database.open_beside(database_url, path)
    assert await database.read(lambda work: work.recovery.quarantined()) == {user.id: fresh.id}
    assert await database.read(lambda work: work.recovery.opens(user.id))
    found = await database.read(lambda work: work.users.find(PEOPLE[0]))
    assert found and found.id == fresh.id
    await database.close()


def test_killed_at_every_operation_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "whole"
    folder.mkdir()

    asyncio.run(_people(url_in(folder), folder / "master.key"))
    shown = _rotating("--everywhere", str(folder))
    assert shown.returncode == 0, shown.stderr
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert len(lines) > 30
    assert [line for line in lines if line[1] != "whole"] == []
    states = [line[2] for line in lines]
    assert states == sorted(states, reverse=True) and {*states} == {"old", "new"}


async def test_killed_at_random_moments_it_is_whole(database_url: str, path: Path) -> None:
    changed = 0
    for _ in range(6):
        before = path.read_bytes()
        _rotating(database_url, str(path), "0.5")
        assert await whole(database_url, path) and await told(database_url, path)
        assert not [*path.parent.rglob("*.next")]
        changed += path.read_bytes() != before
    _rotating(database_url, str(path))
    assert await whole(database_url, path)


async def test_the_check_names_what_is_not_in_order(database_url: str, path: Path) -> None:
    async def found() -> tuple[int, ...]:
        master = MasterKey.load(path)
        database = await Database.open_as_it_is(database_url, master)
        keys = await database.read(lambda work: check(work.connection, master, path))
        await database.close()
        return (keys.people, keys.erased, keys.closed, keys.strangers, keys.readable, len(keys.unmarked))

    count = len(PEOPLE)
    assert await found() == (count, 1, 0, 0, 0, 0)
    first, second, *_ = [f for f in (path.parent / "keys").glob("*.key") if f.stat().st_size > 40]
    first.rename(first.with_name("123.key"))
    second.chmod(0o644)
    (path.parent / "keys" / "store.mark").unlink()
    assert await found() == (count - 1, 1, 1, 1, 1, 1)
