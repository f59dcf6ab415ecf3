"""Folders with odd names, and folders that are none: commands work in the former, and name the latter in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage import MasterKey
from storage.keys import Keyring
from tests.cli import Result, called

TOKEN = "123456789:" + "AAsecretOfTheBot" * 2


def _at(data: Path, *command: str, **settings: str) -> Result:
    return called(
        *command,
        folder=data.parent,
        DATA_DIR=str(data),
        BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL="http://127.0.0.1:9",
        **settings,
    )


@pytest.mark.parametrize(
    "command",
    [
        ("run",),
        ("desk-key",),
        ("staff", "list"),
        ("audit", "verify"),
        ("audit", "head"),
        ("keys", "check"),
        ("keys", "rotate"),
        ("db", "check"),
        ("db", "upgrade"),
        ("db", "move", "postgresql://nobody@127.0.0.1:9/none"),
        ("db", "reopen"),
        ("backup", "create", "copy"),
        ("backup", "keys", "copy"),
        ("backup", "verify", "copy"),
        ("backup", "restore", "copy"),
        ("files", "check"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("stands", ["a file", "a link to nowhere", "a file above it"])
def test_what_is_no_folder_is_said_in_one_line(tmp_path: Path, stands: str, command: tuple[str, ...]) -> None:
    data = tmp_path / "дані"
    if stands == "a link to nowhere":
        data.symlink_to(tmp_path / "nowhere" / "at all")
    else:
        data.write_bytes(b"")
    if stands == "a file above it":
        done = called(*command, folder=tmp_path, DATA_DIR=str(data / "data"), BOT_TOKEN=TOKEN)
    else:
        done = _at(data, *command)
    assert done.returncode == 3, done.stderr
    assert "storage." in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(tmp_path) not in done.stderr


@pytest.mark.parametrize("name", ["мої дані", "100 %", "%41", "чому?", "a#b", "it's", 'say "hm"', "a&b=c;d"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    data = tmp_path / name
    assert _at(data, "db", "upgrade").returncode == 0
    assert (data / "zayava.sqlite3").exists()
    done = _at(data, "staff", "list")
    assert done.stderr == (
        "It was not done. storage.key: the master key is not at its place: put it back; where there was none yet, the "
        "first start of the bot makes it\n"
    )
    MasterKey.load_or_create(data / "master.key")
    done = _at(data, "staff", "add", "Олена", "--telegram", "77", "--role", "reviewer")
    assert done.returncode == 0, done.stderr
    copy, keys = tmp_path / "copies" / name, tmp_path / "keys" / name
    for command in (
        ("backup", "create", str(copy)),
        ("backup", "keys", str(keys)),
        ("backup", "verify", str(copy), "--open"),
        ("keys", "check"),
        ("db", "check", "--files"),
    ):
        done = _at(data, *command)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    other = tmp_path / "other" / name
    other.mkdir(parents=True)
    (other / "master.key").write_bytes((data / "master.key").read_bytes())
    (other / "master.key").chmod(0o600)
    done = _at(other, "backup", "restore", str(copy), "--keys", str(keys))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {name, "copies", "keys", "other"}


@pytest.mark.parametrize(
    "command", [("run",), ("files", "check"), ("keys", "rotate"), ("audit", "verify")], ids=" ".join
)
def test_root_writes_nothing_among_the_data_of_another_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """The program could not read it afterwards: files would wait for ever, and the log be unsigned."""
    data = tmp_path / "data"
    data.mkdir()
    if os.geteuid() == 0:
        os.chown(data, 12345, 12345)
    else:  # what is root's stands for what is another's
        data = Path("/tmp")
        monkeypatch.setattr(os, "geteuid", lambda: 0)
    done = called(*command, folder=tmp_path, DATA_DIR=str(data), BOT_TOKEN=TOKEN)
    assert done.returncode == 2
    assert done.stderr.startswith(
        "Wrong setting. DATA_DIR: it, or the folder of the keys, belongs to another user"
    )
    assert not [*tmp_path.rglob("data/*")]


def test_a_key_that_a_kill_has_left_is_told_and_no_fault(tmp_path: Path) -> None:
    """It came before the row of its owner, as it has to."""
    data = tmp_path / "data"
    assert _at(data, "db", "upgrade").returncode == 0
    key = MasterKey.load_or_create(data / "master.key")
    assert _at(data, "staff", "list").returncode == 0
    Keyring(key).keep({123: bytes(32)})
    done = _at(data, "keys", "check")
    assert "1 keys belong to nobody in this database, which is no fault" in done.stdout
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The keys are in order.")
