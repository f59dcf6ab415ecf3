"""Files that move into a bucket and back, and backups of a bot that has them there: what an operator reads."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from storage import Folder, StorageError, carrying
from tests.buckets import Kept
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture
from tests.cli import called_at
from tests.storage.backed_up import ANDRII, OLENA, Machine

ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Machine:
    office = Machine.at(tmp_path / "office")
    asyncio.run(office.send(OLENA, b"a picture"))
    asyncio.run(office.send(ANDRII, bytes(9 * 1024 * 1024)))
    asyncio.run(office.sign())
    return office


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_into_the_bucket_and_back(office: Machine, kept: Kept) -> None:
    before, bucket = content(office.place.vault), kept.settings
    shown = called_at(office.place, "db", "check", "--files", **bucket)
    assert shown.returncode == 3 and "run `files move bucket`" in shown.stderr
    shown = called_at(office.place, "files", "move", "bucket")
    assert (shown.returncode, shown.stderr) == (2, "Wrong setting. VAULT_BUCKET: there is none\n")
    shown = called_at(office.place, "files", "move", "bucket", **bucket)
    size = sum(map(len, before.values()))
    assert (shown.returncode, shown.stdout) == (0, f"There are 2 files of {size} bytes in the bucket now.\n")
    assert content(office.place.vault) == {}
    assert called_at(office.place, "files", "move", "bucket", **bucket).returncode == 0
    assert (
        called_at(office.place, "files", "check", **bucket).stdout
        == f"There are 2 files of {size} bytes in all.\n"
    )
    assert called_at(office.place, "db", "check", "--files", **bucket).stdout == "Everything opens.\n"
    assert "storage.missing  vault.file" in called_at(office.place, "db", "check", "--files").stdout
    shown = called_at(office.place, "files", "move", "folder", **bucket)
    assert shown.stdout.splitlines()[-1] == "Now take VAULT_BUCKET out of the settings, and start the bot."
    assert content(office.place.vault) == before and kept.objects() == []
    assert called_at(office.place, "db", "check", "--files").stdout == "Everything opens.\n"


def test_a_backup_of_a_bucket_is_put_back_into_another(office: Machine, kept: Kept, tmp_path: Path) -> None:
    before = content(office.place.vault)
    called_at(office.place, "files", "move", "bucket", **kept.settings)
    first, second, keys = (str(tmp_path / name) for name in ("first", "second", "keys"))
    shown = called_at(office.place, "backup", "create", first, **kept.settings)
    assert (shown.stdout, shown.stderr) == ("Copied 2 people and 2 files.\n", "")
    assert content(tmp_path / "first" / "vault") == before
    with_bucket = replace(office.place, bucket=kept.opened())
    asyncio.run(Machine(with_bucket).send(OLENA, b"one more"))
    name = min(before, key=lambda name: len(before[name]))
    spoilt = tmp_path / "first" / "vault" / name
    spoilt.write_bytes(b"spoilt")
    shown = called_at(office.place, "backup", "create", second, "--since", first, **kept.settings)
    assert shown.stdout == "Copied 2 people and 3 files.\n"
    taken = {path.name for path in (tmp_path / "second" / "vault").iterdir() if path.stat().st_nlink == 2}
    assert taken == before.keys() - {name}
    shutil.rmtree(tmp_path / "first")
    assert called_at(office.place, "backup", "verify", second, "--open").stdout.endswith(
        "The backup is in order.\n"
    )
    called_at(office.place, "backup", "keys", keys, **kept.settings)
    empty = Machine.at(tmp_path / "empty")
    empty.take_master_key(office)
    shown = called_at(empty.place, "backup", "restore", second, "--keys", keys, **kept.settings)
    assert shown.returncode == 3 and "there are files already" in shown.stderr
    other = replace(kept, name="other", folder=kept.service.bucket("other"))
    shown = called_at(empty.place, "backup", "restore", second, "--keys", keys, **other.settings)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert called_at(empty.place, "db", "check", "--files", **other.settings).stdout == "Everything opens.\n"
    assert not empty.place.vault.exists()
    shutil.rmtree(other.folder)


def test_a_backup_since_nothing(office: Machine, tmp_path: Path) -> None:
    shown = called_at(
        office.place, "backup", "create", str(tmp_path / "b"), "--since", str(tmp_path / "none")
    )
    assert shown.returncode == 3 and "there is no earlier backup with a manifest" in shown.stderr
    assert not (tmp_path / "b").exists()


def test_a_service_that_is_away(office: Machine, kept: Kept, tmp_path: Path) -> None:
    before = content(office.place.vault)
    kept.service.stop()
    try:
        shown = called_at(office.place, "files", "move", "bucket", **kept.settings)
        assert shown.returncode == 3 and "storage.unavailable" in shown.stderr
    finally:
        kept.service.start()
    assert content(office.place.vault) == before


def test_killed_at_any_step_it_is_run_once_more(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    for number in range(4):
        draft = Folder(folder).begin(f"{number}" * 32)
        draft.write(bytes([number]) * 5_000_000)
        draft.finish()
    before, kills = content(folder), 0
    for steps in range(1, 9):
        where = (kept.name, kept.service.url, str(kept.credentials_file))
        command = [sys.executable, "-m", "tests.storage.carried", str(folder), str(steps), *where]
        kills += subprocess.run(command, check=False, cwd=ROOT).returncode == 9
        whole = {file.name for file in kept.opened().files() if file.whole} | content(folder).keys()
        assert whole == before.keys()
    carrying.move(Folder(folder), kept.opened())
    assert kills >= 4 and content(folder) == {}
    assert [file.size for file in kept.opened().files()] == [5_000_000] * 4
    carrying.move(kept.opened(), Folder(folder))
    assert content(folder) == before


def test_nothing_is_deleted_where_a_file_cannot_be_read(kept: Kept, tmp_path: Path) -> None:
    class Spoilt(Folder):
        def open(self, name: str):  # type: ignore[no-untyped-def]
            raise PermissionError(13, "nobody reads this")

    Folder(tmp_path).begin("a" * 32).finish()
    with pytest.raises(StorageError, match=r"storage\.corrupt: not every file came over, 1 cannot be read"):
        carrying.move(Spoilt(tmp_path), kept.opened())
    (file,) = [file for file in Folder(tmp_path).files() if file.whole]
    assert file.name == "a" * 32
