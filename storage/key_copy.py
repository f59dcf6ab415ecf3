"""The second backup, apart from that of the database: everybody's keys, each copy in the place of the last.

The copy holds `keys/` and the head of the log, all of them wrapped or signed by the master key, and not the master key
itself: with that in it one folder would open everything. An older copy brings erased people back, so there is never a
second one to go by:

    next/     being written; what is left of it by an interruption is destroyed by the next call
    newest/   the copy, whole, with its manifest
    older/    the one before, being destroyed

A copy is taken beside a running bot. A key that is made or destroyed meanwhile is looked at again, until a whole round
finds nothing that has changed: so the copy is that of one moment, and every key that was destroyed before it is
destroyed in it. Master key and desk key cannot be changed meanwhile.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage import manifest
from storage.audit.head import HEAD_FILE, beside
from storage.desk_key import SHARES, is_renewing
from storage.durable import overwritten, sync, sync_directory
from storage.errors import Erased, StorageError, translating
from storage.keys import Keyring
from storage.manifest import Manifest
from storage.master_key import MasterKey, next_of
from storage.rotation import alone

KEYS = "keys"
NEWEST, _NEXT, _OLDER = "newest", "next", "older"
_ROUNDS = 100

State = tuple[int, int, int]
"""What changes with a file: its inode, size in bytes, and when it was written."""


@dataclass(frozen=True, slots=True)
class KeysCopied:
    """How many keys of people, marks of the erased, and keys of shares, ended ones among them, a copy holds."""

    people: int
    erased: int
    shares: int


def replace(key_file: Path, folder: Path) -> KeysCopied:
    """Copy what lies beside the master key, and put it in the place of the last copy in `folder`.

    Raises StorageError storage.url where something else is in the folder, storage.key where the keys do not belong to
    the master key or the desk key is half renewed, storage.busy while a key is being changed; the last copy stays then.
    """
    master = MasterKey.load(key_file)
    ring = Keyring(master)
    if not ring.present():
        raise StorageError("storage.key", "the people's keys are missing, or belong to another master key")
    with alone(key_file), translating():
        if next_of(key_file).exists() or is_renewing(master.store):
            raise StorageError(
                "storage.key", "a key was not changed to its end: start the bot, or renew again"
            )
        _make_room(folder)
        settle(folder)
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        draft = folder / _NEXT
        try:
            copied = _drafted(master, key_file, draft, made_at)
        except BaseException:
            _destroy(draft)  # on a full disk it is in the way
            raise
        if (folder / NEWEST).exists():
            (folder / NEWEST).rename(folder / _OLDER)
        draft.rename(folder / NEWEST)
        sync_directory(folder)
        settle(folder)
    return copied


def _drafted(master: MasterKey, key_file: Path, draft: Path, made_at: str) -> KeysCopied:
    """A whole copy, durable when this returns."""
    for directory in (draft, draft / KEYS):
        directory.mkdir(mode=0o700)
    _follow(master.store, draft / KEYS)
    with suppress(FileNotFoundError):
        _write(draft / HEAD_FILE, beside(master.store).read_bytes())
    copied = _counted(draft, key_file)
    counts = {"people": copied.people, "erased": copied.erased, "shares": copied.shares}
    manifest.write(draft, Manifest(made_at, counts=counts))
    for path in (*draft.rglob("*"), draft, draft.parent):
        sync(path)
    return copied


def _make_room(folder: Path) -> None:
    """What is not the newest copy is destroyed in it, so it must hold nothing but copies of keys."""
    if folder.exists() and not (folder.is_dir() and all(map(_is_ours, folder.iterdir()))):
        raise StorageError(
            "storage.url", "something else is in the folder: give the copy of the keys one of its own"
        )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _is_ours(path: Path) -> bool:
    if path.name not in (NEWEST, _NEXT, _OLDER) or path.is_symlink() or not path.is_dir():
        return False
    names = {each.name for each in path.iterdir()}
    drafts = {name for name in names if name.startswith(f".{manifest.NAME}.")}  # of a manifest, after a kill
    return names - drafts <= {KEYS, HEAD_FILE, manifest.NAME}


def settle(folder: Path) -> Path:
    """Bring to its end what an interruption left, and destroy what is not the newest copy; where that is, or would
    be."""
    newest, draft, older = folder / NEWEST, folder / _NEXT, folder / _OLDER
    if not newest.exists():
        if (draft / manifest.NAME).exists():
            draft.rename(newest)
        elif older.exists():
            older.rename(newest)
        sync_directory(folder)
    for left in (older, draft):
        _destroy(left)
    return newest


@dataclass(frozen=True, slots=True)
class KeysChecked:
    """When a copy was made, what it was said to hold then, and what is not in order."""

    made_at: datetime
    counts: dict[str, int]
    found: Counter[tuple[str, str]]


def check(folder: Path, key_file: Path | None) -> KeysChecked:
    """Whether the newest copy is whole; with the master key, whether it belongs to that and every key opens.

    Raises StorageError storage.url where there is none.
    """
    copy = found(folder)
    told = manifest.load(copy)
    assert told is not None
    wrong = manifest.differences(copy, told)
    if any((folder / name).exists() for name in (_NEXT, _OLDER) if folder / name != copy):
        wrong["storage.older", "keys"] += 1
    if key_file is not None:
        ring = Keyring(MasterKey.load(key_file, copy / KEYS))
        if not ring.present():
            raise StorageError("storage.key", "the copy of the keys belongs to another master key")
        for user_id in ring.people():
            try:
                ring.get(user_id)
            except Erased:
                continue
            except StorageError as error:
                wrong[error.code, "users.key"] += 1
    return KeysChecked(told.moment, told.counts, wrong)


def found(folder: Path) -> Path:
    """The newest copy, without changing anything. Raises StorageError storage.url where there is none."""
    for name in (NEWEST, _NEXT):
        if (folder / name / manifest.NAME).is_file():
            return folder / name
    raise StorageError(
        "storage.url", "there is no copy of keys at this place: name the folder that `backup keys` was given"
    )


def _follow(store: Path, target: Path) -> None:
    """Copy, and copy anew what has changed since, until nothing has."""
    copied: dict[str, State] = {}
    for _ in range(_ROUNDS):
        there = _states(store)
        for name in copied.keys() - there.keys():
            _wipe(target / name)
            del copied[name]
        changed = [name for name, state in there.items() if copied.get(name) != state]
        if not changed:
            return
        for name in changed:
            (target / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                content = (store / name).read_bytes()
            except FileNotFoundError:
                continue
            if (target / name).exists():
                _wipe(target / name)
            _write(target / name, content)
            copied[name] = there[name]
    raise StorageError("storage.busy", "keys change faster than they can be copied: try again")


def _states(store: Path) -> dict[str, State]:
    """Every file that is not a draft, by its path within the store; there may be a million."""
    states = {}
    for folder, _, names in os.walk(store):
        within = Path(folder).relative_to(store).as_posix()
        for name in names:
            if not name.startswith("."):
                with suppress(FileNotFoundError):
                    told = os.stat(f"{folder}/{name}")  # noqa: PTH116  # a Path for each takes three times as long
                    state = (told.st_ino, told.st_size, told.st_mtime_ns)
                    states[name if within == "." else f"{within}/{name}"] = state
    return states


def _counted(draft: Path, key_file: Path) -> KeysCopied:
    ring = Keyring(MasterKey.load(key_file, draft / KEYS))
    erased = len(ring.erased())
    shares = draft / KEYS / SHARES
    return KeysCopied(
        len(ring.people()) - erased, erased, len([*shares.glob("*.key")]) if shares.is_dir() else 0
    )


def _destroy(folder: Path) -> None:
    """Write over every file, where the file system writes in place, and remove them. The manifest goes first: what is
    half destroyed is not taken for a copy."""
    if not folder.exists():
        return
    (folder / manifest.NAME).unlink(missing_ok=True)
    for path in folder.rglob("*"):
        if path.is_file():
            _wipe(path)
    shutil.rmtree(folder)
    sync_directory(folder.parent)


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def _wipe(path: Path) -> None:
    overwritten(path)
    path.unlink()
