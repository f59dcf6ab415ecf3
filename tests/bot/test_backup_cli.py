"""What an operator reads about backups and about moving: counts, codes, and one line for what cannot be done."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest

from tests.cli import called_at
from tests.storage.backed_up import ANDRII, OLENA, Machine


@pytest.fixture
def office(tmp_path: Path) -> Machine:
    office = Machine.at(tmp_path / "office")
    asyncio.run(office.say(ANDRII, "before"))
    asyncio.run(office.send(OLENA, b"a picture"))
    asyncio.run(office.sign())
    return office


def test_from_a_backup_to_another_machine(office: Machine, tmp_path: Path) -> None:
    backup, keys = str(tmp_path / "backup"), str(tmp_path / "keys")
    told = partial(called_at, office.place)
    assert told("backup", "create", backup).stdout == "Copied 2 people and 1 files.\n"
    assert told("backup", "keys", keys).stdout.startswith(
        "Copied 2 keys of people, 0 marks of the erased and 0 "
    )
    shown = told("backup", "verify", backup)
    assert (shown.returncode, shown.stdout.splitlines()[1:]) == (
        0,
        ["It belongs to this master key.", "The backup is in order."],
    )
    empty = Machine.at(tmp_path / "empty")
    shown = called_at(empty.place, "backup", "verify", backup)
    assert (shown.returncode, shown.stdout.splitlines()[1:]) == (
        0,
        ["Without the master key it is not known whose it is.", "The backup is in order."],
    )
    shown = called_at(empty.place, "backup", "restore", backup, "--keys", keys)
    assert (shown.returncode, shown.stderr) == (
        3,
        "Nothing was put back. storage.key: the master key is missing; put master.key back first\n",
    )
    empty.take_master_key(office)
    shown = called_at(empty.place, "backup", "restore", backup, "--keys", keys)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "2 people and 1 files.\nKeys that open: 2. Erased, and so they stay: 0.\n" in shown.stdout
    assert called_at(empty.place, "keys", "check").returncode == 0
    shown = called_at(empty.place, "audit", "verify")
    assert shown.returncode == 0 and "nothing signed is gone.\n2 entries, 2 of them" in shown.stdout
    again = called_at(empty.place, "backup", "restore", backup, "--keys", keys)
    assert again.returncode == 3 and "there is something in the database already" in again.stderr


def test_a_backup_that_is_not_whole_is_said_by_codes(office: Machine, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    called_at(office.place, "backup", "create", str(backup))
    next(iter((backup / "vault").iterdir())).unlink()
    shown = called_at(office.place, "backup", "verify", str(backup))
    assert shown.returncode == 1
    assert shown.stdout.splitlines()[-2:] == [
        "     1  storage.missing  vault  missing",
        "The backup is not in order.",
    ]
    empty = Machine.at(tmp_path / "empty")
    empty.take_master_key(office)
    shown = called_at(empty.place, "backup", "restore", str(backup))
    assert shown.returncode == 1 and shown.stderr.endswith("The backup is not whole.\n")


@pytest.mark.parametrize("command", ["create", "keys"])
@pytest.mark.parametrize("own", ["keys", "vault"])
def test_no_backup_lies_among_what_it_copies(office: Machine, tmp_path: Path, command: str, own: str) -> None:
    """There it would be swept away, or be taken for what it is a copy of."""
    folder = {"keys": office.place.keys, "vault": office.place.vault}[own]
    before = sorted(folder.rglob("*"))
    for name in ("backup", "../" + folder.name + "/backup", "."):
        shown = called_at(office.place, "backup", command, str(folder / name))
        assert (shown.returncode, "storage.url: the folder lies among" in shown.stderr) == (3, True)
    assert sorted(folder.rglob("*")) == before


def test_a_database_moves_and_is_opened_again(office: Machine, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path}/moved.sqlite3"
    shown = called_at(office.place, "db", "move", target)
    assert shown.returncode == 0 and shown.stdout.startswith("Moved 2 people")
    shown = called_at(office.place, "db", "move", target)
    assert shown.returncode == 3 and "this database was moved" in shown.stderr
    assert called_at(office.place, "db", "move", "mysql://nowhere").returncode == 2
    assert called_at(office.place, "db", "reopen").stdout == "The bot may start on this database again.\n"
    assert called_at(office.place, "db", "reopen").stdout == "This database was not moved.\n"
