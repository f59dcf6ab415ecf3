"""The copy of the keys: each in the place of the last, and nobody in it who was erased before it was taken."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage import Database, MasterKey, StorageError, key_copy
from storage.desk_key import prepare_salt
from storage.keys import Keyring
from storage.master_key import make_master_key, next_of
from storage.rotation import rotate
from tests.storage.backed_up import ANDRII, OLENA, SOFIIA, Machine


@pytest.fixture
async def office(tmp_path: Path) -> Machine:
    office = Machine.at(tmp_path / "office")
    await office.say(OLENA, "before")
    await office.say(ANDRII, "before")
    await office.share(OLENA)
    await office.sign()
    return office


def ring_of(office: Machine, folder: Path) -> Keyring:
    return Keyring(MasterKey.load(office.place.key_file, key_copy.found(folder) / key_copy.KEYS))


async def test_each_copy_takes_the_place_of_the_last(office: Machine, tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    copied = office.copy_keys(folder)
    assert (copied.people, copied.erased, copied.shares) == (2, 0, 1)
    await office.erase(ANDRII)
    await office.say(SOFIIA, "new")
    copied = office.copy_keys(folder)
    assert (copied.people, copied.erased, copied.shares) == (2, 1, 1)
    assert [path.name for path in folder.iterdir()] == ["newest"]
    ring = ring_of(office, folder)
    assert len(ring.people()) == 3 and len(ring.erased()) == 1
    checked = key_copy.check(folder, office.place.key_file)
    assert not checked.found and checked.counts == {"people": 2, "erased": 1, "shares": 1}
    assert (key_copy.found(folder) / "audit.head").read_bytes() == office.place.head.read_bytes()


async def test_the_master_key_is_no_part_of_it_and_nobody_else_may_read_it(
    office: Machine, tmp_path: Path
) -> None:
    folder = tmp_path / "keys"
    office.copy_keys(folder)
    secret = office.place.key_file.read_bytes().strip()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files and not [path for path in files if secret in path.read_bytes()]
    assert not [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


async def test_who_is_erased_while_it_is_taken_is_in_no_copy_after_that(
    office: Machine, tmp_path: Path
) -> None:
    """Newcomers come and people are erased without a pause; what was destroyed before a copy began is destroyed in it,
    and every key that was durable before it is there."""
    database = await office.open()
    folder, people = tmp_path / "keys", [await _enrolled(database, 10_000 + n) for n in range(60)]
    gone: list[int] = []

    async def erasing() -> None:
        while people:
            user_id = people.pop()
            await database.write(lambda work, who=user_id: work.users.erase(work.users.get(who)))  # type: ignore[misc]
            gone.append(user_id)
            await _enrolled(database, 20_000 + len(gone))

    erased = asyncio.create_task(erasing())
    copies = 0
    while not erased.done() or not copies:
        before, there = [*gone], [*people]
        await asyncio.to_thread(office.copy_keys, folder)
        copies += 1
        ring = ring_of(office, folder)
        assert {*before} <= {*ring.erased()}
        assert {*there} <= {*ring.people()}
        assert [
            user_id for user_id in ring.people() if not (ring.opens(user_id) or user_id in ring.erased())
        ] == []
    await erased
    await database.close()


async def _enrolled(database: Database, person: int) -> int:
    return (await database.write(lambda work: work.newcomers.enrol(person))).id


async def test_after_a_change_of_the_master_key_the_copy_is_that_of_the_new_one(
    office: Machine, tmp_path: Path
) -> None:
    folder = tmp_path / "keys"
    office.copy_keys(folder)
    await rotate(office.place.url, office.place.key_file)
    with pytest.raises(StorageError, match="belongs to another master key"):
        key_copy.check(folder, office.place.key_file)
    office.copy_keys(folder)
    assert not key_copy.check(folder, office.place.key_file).found


@pytest.mark.parametrize("what", ["rotation", "desk", "no keys"])
async def test_half_changed_keys_are_not_copied(office: Machine, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "keys"
    office.copy_keys(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    match what:
        case "rotation":
            make_master_key(next_of(office.place.key_file))
        case "desk":
            prepare_salt(office.place.keys)
        case "no keys":
            office.place.keys.rename(office.place.keys.with_name("away"))
    with pytest.raises(StorageError, match=r"storage\.key"):
        office.copy_keys(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "name", ["older/photos/1.jpg", "next/claims.ods", "newest", "notes.txt", "zayava.sqlite3"]
)
async def test_a_folder_with_something_else_in_it_is_left_as_it_is(
    office: Machine, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "backups"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(b"dear to somebody")
    with pytest.raises(StorageError, match="one of its own") as refused:
        office.copy_keys(folder)
    assert refused.value.code == "storage.url"
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()] == [name]
    assert (folder / name).read_bytes() == b"dear to somebody"


async def test_a_link_in_the_place_of_the_last_copy_leads_to_nothing_that_is_destroyed(
    office: Machine, tmp_path: Path
) -> None:
    office.copy_keys(tmp_path / "kept")
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "older").symlink_to(tmp_path / "kept" / "newest")
    with pytest.raises(StorageError, match="one of its own"):
        office.copy_keys(folder)
    assert not key_copy.check(tmp_path / "kept", office.place.key_file).found
