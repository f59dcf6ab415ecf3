"""Whether a backup is whole is said without a key; whose it is and whether it opens, with one. It is not changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import MasterKey, StorageError, verifying
from tests.storage.backed_up import ANDRII, OLENA, SOFIIA, Machine


@pytest.fixture
async def office(tmp_path: Path) -> Machine:
    office = Machine.at(tmp_path / "office")
    await office.say(ANDRII, "before")
    await office.send(OLENA, b"a picture")
    await office.send(OLENA, bytes(200_000))
    return office


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_a_whole_backup_is_said_to_be_so_and_is_not_changed(office: Machine, tmp_path: Path) -> None:
    backup = (await office.back_up(tmp_path / "backup")).folder
    before = files(backup)
    checked = verifying.check(backup)
    assert (checked.people, checked.files, checked.gone, checked.found) == (2, 2, 0, Counter())
    assert checked.made_at is not None
    key = MasterKey.load(office.place.key_file)
    verifying.belongs(backup, key)
    assert not await verifying.opened(backup, key, {})
    assert files(backup) == before


async def test_files_that_were_gone_are_no_fault(office: Machine, tmp_path: Path) -> None:
    next(iter(office.place.vault.iterdir())).unlink()
    checked = verifying.check((await office.back_up(tmp_path / "backup")).folder)
    assert (checked.files, checked.gone, checked.found) == (1, 1, Counter())


def _cut(backup: Path) -> None:
    file = max((backup / "vault").iterdir(), key=lambda path: path.stat().st_size)
    file.write_bytes(file.read_bytes()[:-1])


def _lose(backup: Path) -> None:
    next(iter((backup / "vault").iterdir())).unlink()


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _no_manifest(damage: Callable[[Path], None]) -> Callable[[Path], None]:
    def both(backup: Path) -> None:
        damage(backup)
        (backup / "manifest.json").unlink()

    return both


DAMAGE: dict[str, tuple[Callable[[Path], object], set[tuple[str, str]]]] = {
    "a file cut short": (_cut, {("storage.tampered", "vault"), ("storage.size", "vault")}),
    "a file lost": (_lose, {("storage.missing", "vault")}),
    "a bit of a file": (
        lambda backup: _spoil(next(iter((backup / "vault").iterdir()))),
        {("storage.tampered", "vault")},
    ),
    "a bit of the database": (
        lambda backup: _spoil(backup / "zayava.sqlite3"),
        {("storage.tampered", "zayava.sqlite3")},
    ),
    "a file too many": (
        lambda backup: (backup / "vault" / "more").touch(),
        {("storage.unknown", "vault")},
    ),
    "cut short, of an earlier version": (_no_manifest(_cut), {("storage.size", "vault")}),
    "no database any more": (
        lambda backup: (backup / "zayava.sqlite3").write_bytes(b"nothing" * 999),
        {("storage.tampered", "zayava.sqlite3"), ("storage.corrupt", "zayava.sqlite3")},
    ),
}


@pytest.mark.parametrize("what", DAMAGE)
async def test_what_is_not_in_order_is_said_by_codes(office: Machine, tmp_path: Path, what: str) -> None:
    backup = (await office.back_up(tmp_path / "backup")).folder
    damage, found = DAMAGE[what]
    damage(backup)
    # What a flipped bit does to SQLite hangs on where it falls.
    assert {*verifying.check(backup).found} - {("storage.corrupt", "zayava.sqlite3")} == found - {
        ("storage.corrupt", "zayava.sqlite3")
    }


async def test_a_manifest_that_cannot_be_read_is_said(office: Machine, tmp_path: Path) -> None:
    backup = (await office.back_up(tmp_path / "backup")).folder
    (backup / "manifest.json").write_text('{"format": 1}')
    with pytest.raises(StorageError, match=r"storage\.corrupt: the manifest"):
        verifying.check(backup)
    (backup / "manifest.json").write_text('{"format": 2}')
    with pytest.raises(StorageError, match=r"storage\.newer"):
        verifying.check(backup)
    with pytest.raises(StorageError, match=r"storage\.url: there is no backup"):
        verifying.check(tmp_path / "nowhere")


async def test_a_backup_of_somebody_else_is_known(office: Machine, tmp_path: Path) -> None:
    other = Machine.at(tmp_path / "other")
    await other.say(SOFIIA, "elsewhere")
    backup = (await office.back_up(tmp_path / "backup")).folder
    with pytest.raises(StorageError, match=r"storage\.key: this is not the master key"):
        verifying.belongs(backup, MasterKey.load(other.place.key_file))


async def test_where_the_keys_of_people_are_not_there_yet_the_master_key_tells(
    office: Machine, tmp_path: Path
) -> None:
    backup = (await office.back_up(tmp_path / "backup")).folder
    empty = Machine.at(tmp_path / "empty")
    empty.take_master_key(office)
    key = MasterKey.load(empty.place.key_file)
    verifying.belongs(backup, key)
    with pytest.raises(StorageError, match=r"storage\.key: the people's keys are missing"):
        verifying.opens_with(backup, key)
