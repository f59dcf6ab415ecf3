"""The master key and the key store."""

import base64
import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from storage import Erased, MasterKey, StorageError
from storage.keys import Keyring


def test_made_once_then_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "master.key"
    first = MasterKey.load_or_create(path)
    again = MasterKey.load_or_create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert len(base64.b64decode(path.read_text())) == 32
    assert first.blind(1) == again.blind(1) != first.blind(2)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_others_must_not_read_it(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "master.key"
    MasterKey.load_or_create(path)
    path.chmod(mode)
    with pytest.raises(StorageError, match="chmod 600") as caught:
        MasterKey.load_or_create(path)
    assert caught.value.code == "storage.key"


@pytest.mark.parametrize("content", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_what_is_no_key_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "master.key"
    path.touch(0o600)
    path.write_text(content)
    with pytest.raises(StorageError) as caught:
        MasterKey.load_or_create(path)
    assert caught.value.code == "storage.key"
    assert "short" not in str(caught.value)


def test_a_key_never_shows_itself(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    key = MasterKey.load_or_create(path)
    written = path.read_text().strip()
    raw = base64.b64decode(written)
    for shown in (repr(key), str(key), f"{key}", repr(vars(MasterKey)), repr(Keyring(key))):
        assert not any(secret in shown for secret in (written, raw.hex(), repr(raw), str(tmp_path)))


def test_keys_survive_a_restart_and_a_full_cache(tmp_path: Path) -> None:
    master = MasterKey.load_or_create(tmp_path / "master.key")
    ring = Keyring(master, cached=2)
    ring.settle()
    ring.keep({1: ring.mint()})
    sealed = ring.get(1).seal("text", "table", 1, "column")
    for user_id in range(2, 6):
        ring.keep({user_id: ring.mint()})
        ring.get(user_id)
    for either in (ring, Keyring(master)):
        assert either.get(1).unseal(sealed, "table", 1, "column") == "text"
        with pytest.raises(StorageError, match=r"storage\.tampered"):
            either.get(2).unseal(sealed, "table", 1, "column")


def test_destroyed_for_good(tmp_path: Path) -> None:
    master = MasterKey.load_or_create(tmp_path / "master.key")
    ring = Keyring(master)
    ring.settle()
    for user_id in (1, 2):
        ring.keep({user_id: ring.mint()})
    ring.destroy(1)
    for either in (ring, Keyring(master)):
        with pytest.raises(Erased):
            either.get(1)
        assert either.erased() == [1]
        either.get(2)


def test_whose_keys_were_destroyed_before_there_was_a_folder_for_it(tmp_path: Path) -> None:
    ring = Keyring(MasterKey.load_or_create(tmp_path / "master.key"))
    ring.settle()
    ring.keep({user_id: ring.mint() for user_id in (1, 2, 3)})
    ring.destroy(1)
    ring.destroy(3)
    rmtree(tmp_path / "keys" / "erased")
    assert sorted(ring.erased()) == [1, 3]
    assert sorted(path.name for path in (tmp_path / "keys" / "erased").iterdir()) == ["1", "3", "all"]


def test_a_note_without_a_destroyed_key_erases_nobody(tmp_path: Path) -> None:
    """A stop between the note and the mark; a key that was brought back; a note of somebody who is not here."""
    ring = Keyring(MasterKey.load_or_create(tmp_path / "master.key"))
    ring.settle()
    ring.keep({1: ring.mint()})
    assert ring.erased() == []
    for user_id in (1, 2):
        (tmp_path / "keys" / "erased" / str(user_id)).touch()
    assert ring.erased() == []
    ring.get(1)


def test_keys_that_cannot_all_be_kept_are_none(tmp_path: Path) -> None:
    ring = Keyring(MasterKey.load_or_create(tmp_path / "master.key"))
    ring.settle()
    ring.keep({2: ring.mint()})
    somebodys = (tmp_path / "keys" / "2.key").read_bytes()
    with pytest.raises(StorageError):
        ring.keep({1: ring.mint(), 2: ring.mint()})
    assert not (tmp_path / "keys" / "1.key").exists()
    assert (tmp_path / "keys" / "2.key").read_bytes() == somebodys


def test_the_key_file_of_another_person_does_not_serve(tmp_path: Path) -> None:
    master = MasterKey.load_or_create(tmp_path / "master.key")
    ring = Keyring(master)
    ring.settle()
    for user_id in (1, 2):
        ring.keep({user_id: ring.mint()})
    (master.store / "1.key").write_bytes((master.store / "2.key").read_bytes())
    with pytest.raises(StorageError, match=r"storage\.tampered"):
        ring.get(1)


def _folder(path: Path) -> None:
    away = path.rename(path.with_name("away"))
    path.mkdir()
    away.rename(path / path.name)


def _link(target: str) -> Callable[[Path], None]:
    def link(path: Path) -> None:
        path.unlink()
        path.symlink_to(target)

    return link


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "instead",
    [_folder, _link("1.key"), _link("/nowhere/at/all"), _link(os.devnull), _pipe],
    ids=["a folder with the key in it", "a link to itself", "to nowhere", "to a device", "a pipe"],
)
def test_what_stands_in_the_place_of_a_key_is_damage_and_is_destroyed_with_it(
    tmp_path: Path, instead: Callable[[Path], None]
) -> None:
    master = MasterKey.load_or_create(tmp_path / "master.key")
    ring = Keyring(master)
    ring.settle()
    ring.keep({1: ring.mint(), 2: ring.mint()})
    instead(tmp_path / "keys" / "1.key")
    with pytest.raises(StorageError, match=r"storage\.key"):
        ring.get(1)
    assert ring.opens(2) and ring.people() == [2] and ring.erased() == []
    ring.destroy(1)
    with pytest.raises(Erased):
        ring.get(1)
    assert Keyring(master).erased() == [1] and ring.opens(2)
    assert not [path for path in (tmp_path / "keys").rglob("*") if path.name == "away"]


def test_a_note_of_an_erasure_that_was_cut_off_is_none_whatever_stands_there(tmp_path: Path) -> None:
    """Such a note once kept the bot from starting at all."""
    master = MasterKey.load_or_create(tmp_path / "master.key")
    ring = Keyring(master)
    ring.settle()
    ring.keep({1: ring.mint()})
    _folder(tmp_path / "keys" / "1.key")
    (tmp_path / "keys" / "erased").mkdir(exist_ok=True)
    (tmp_path / "keys" / "erased" / "1").touch()
    assert Keyring(master).erased() == []
