"""Keys: one master key outside the database, one key per user outside the database's backups.

A user's key is 32 random bytes, wrapped by the master key and kept as a small file in the key store beside it.
Backups of the database do not carry the key store, so destroying that one file erases the user from every
backup at once. Whoever backs up the key store must therefore drop old copies of it soon.
"""

import base64
import binascii
import hashlib
import hmac
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Self

from cachetools import LRUCache

from storage.desk_key import DeskKey, ShareKeys, salt_of_desk
from storage.durable import create_private, sync_directory
from storage.errors import Damaged, Erased, StorageError, translating
from storage.former import FORMER, Former, dumped, loaded
from storage.sealing import KEY_BYTES, NONCE_BYTES, Seal, derive

CACHED_KEYS = 2048
_MARK = "zayava"
_STORE_MARK = "store.mark"
_TAG_BYTES = 16
_DESTROYED_BYTES = NONCE_BYTES + len(_MARK) + _TAG_BYTES


class UserKey(Seal):
    """What opens one person's rows; `vault` opens their files."""

    __slots__ = ("vault",)

    def __init__(self, key: bytes) -> None:
        super().__init__(derive(key, "rows"))
        self.vault = derive(key, "vault")


class MasterKey:
    """The secret that wraps every user's key and hides Telegram ids. Losing it loses everything.

    `store` is the directory of the users' wrapped keys. `chain` makes the marks of the audit log, `head` signs how far
    it goes, `order` attests the place of each entry; see docs/decisions/0028. `former` is what is left of earlier ones.
    """

    __slots__ = ("_desk", "_index", "_wrap", "chain", "head", "order", "store")

    def __init__(self, key: bytes, store: Path) -> None:
        if len(key) != KEY_BYTES:
            raise StorageError("storage.key", "the master key must be 32 bytes, written in base64")
        self._wrap = Seal(derive(key, "user keys"))
        self._index = derive(key, "telegram ids")
        self._desk = derive(key, "desk")
        self.chain = derive(key, "audit chain")
        self.order = derive(key, "audit order")
        self.head = derive(key, "audit head")
        self.store = store

    @classmethod
    def load_or_create(cls, path: Path, store: Path | None = None) -> Self:
        """Read the master key at `path`, making one at first start; `store` is by default `keys/` beside it.

        Raises as `load` does.
        """
        with translating():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                make_master_key(path)
        return cls.load(path, store)

    @classmethod
    def load(cls, path: Path, store: Path | None = None) -> Self:
        """Read the master key at `path`.

        Raises StorageError storage.key when others than its owner may read the file, or it holds no key, or a rotation
        was interrupted (`storage/rotation.py`).
        """
        if next_of(path).exists():
            raise StorageError(
                "storage.key",
                "a new master key was not taken over to its end: run `keys rotate`, or start the bot",
            )
        return cls.read(path, store)

    @classmethod
    def read(cls, path: Path, store: Path | None = None) -> Self:
        """Read a master key as `load` does, also amid a rotation."""
        with translating():
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise StorageError(
                    "storage.key",
                    "others may read the master key: run chmod 600 on its file",
                )
            text = path.read_bytes().strip()
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error:
            raise StorageError("storage.key", "the master key is not base64") from None
        return cls(key, store or path.parent / "keys")

    def desk(self, salt: bytes) -> DeskKey:
        """The desk key that goes with a salt."""
        return DeskKey(derive(self._desk, "key", salt), self.chain)

    def former_desks(self, salt: bytes) -> Iterator[DeskKey]:
        """Those of earlier master keys, the newest first. Raises Damaged."""
        for one in reversed(self.former()):
            yield DeskKey(derive(one.desk, "key", salt), one.chain)

    def mark(self, what: str) -> bytes:
        """Something only this master key opens, to recognise it by; `what` is marked: a database, a key store."""
        return self._wrap.seal(_MARK, "marks", what)

    def marked(self, what: str, mark: bytes) -> bool:
        """Whether this master key made the mark."""
        try:
            return self._wrap.unseal(mark, "marks", what) == _MARK
        except Damaged:
            return False

    def key_file(self, user_id: int) -> Path:
        """Where the wrapped key of a person lies."""
        return self.store / f"{user_id}.key"

    @property
    def former_file(self) -> Path:
        """Where what is left of earlier master keys lies."""
        return self.store / FORMER

    def former(self) -> tuple[Former, ...]:
        """What is left of earlier master keys, the oldest first. Raises Damaged."""
        with translating():
            return loaded(self.former_file.read_bytes(), self._wrap) if self.former_file.exists() else ()

    def succeeded(self, kept: Iterable[Former]) -> bytes:
        """What is left of earlier master keys, as this one seals it."""
        return dumped(kept, self._wrap)

    def left(self, upto: int) -> Former:
        """What is left of this one, once another takes its place; `upto` is the last place of the log."""
        return Former(upto, self.chain, self.order, self.head, self._desk)

    @property
    def store_mark(self) -> Path:
        """Where the mark of the key store lies."""
        return self.store / _STORE_MARK

    def wrap(self, user_id: int, key: bytes) -> bytes:
        return self._wrap.seal_bytes(key, "keys", user_id, "key")

    def unwrap(self, user_id: int, wrapped: bytes) -> bytes:
        return self._wrap.unseal_bytes(wrapped, "keys", user_id, "key")

    def blind(self, telegram_id: int) -> bytes:
        """A keyed fingerprint to find a person by; without the key nobody learns the Telegram id from it."""
        return hmac.digest(self._index, str(telegram_id).encode(), hashlib.sha256)[:16]


def make_master_key(path: Path) -> None:
    """A new master key in a new file."""
    create_private(path, base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")


def next_of(path: Path) -> Path:
    """Where the successor of a key file lies while the master key changes (`storage/rotation.py`)."""
    return path.with_name(f"{path.name}.next")


_ERASED, _ALL = "erased", "all"
"""The folder in a key store that notes whose keys were destroyed, and what says in it that nobody is missing."""


def _destroyed(user_id: int) -> str:
    """What the mark of a destroyed key is bound to."""
    return f"erased {user_id}"


class Keyring:
    """The users' keys: files in the key store, the last ones used also in memory. Safe to share among threads.

    A destroyed key leaves a mark in its place, so that a restored backup of the database is recognised as holding an
    erased person. A file that is missing, cut short or empty is damage: until it is put back the rows wait.
    """

    def __init__(self, master: MasterKey, cached: int = CACHED_KEYS) -> None:
        self._master = master
        self._cache: LRUCache[int, UserKey] = LRUCache(cached)
        self._lock = Lock()

    @cached_property
    def desk(self) -> DeskKey:
        """What the desk holds; the salt behind it is made at its first use."""
        return self._master.desk(salt_of_desk(self._master.store))

    @cached_property
    def shares(self) -> ShareKeys:
        """The keys of what was given to reviewers."""
        return ShareKeys(self.desk, self._master.store)

    @property
    def chain(self) -> bytes:
        """The key of the audit log's marks."""
        return self._master.chain

    @property
    def order(self) -> bytes:
        """The key that attests the place of an entry of the audit log."""
        return self._master.order

    def mark(self, what: str) -> bytes:
        """See `MasterKey.mark`."""
        return self._master.mark(what)

    def marked(self, what: str, mark: bytes) -> bool:
        """See `MasterKey.marked`."""
        return self._master.marked(what, mark)

    def settle(self) -> None:
        """Make the key store, if it is not there, and mark it as the one that belongs to this master key."""
        with translating():
            self._master.store.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self.present():
                self._master.store_mark.unlink(missing_ok=True)
                create_private(self._master.store_mark, self._master.mark("store"))

    def empty(self) -> bool:
        """Whether nobody's key is in the store, or there is no store."""
        return all(size == _DESTROYED_BYTES for _, size in self._files())

    def present(self) -> bool:
        """Whether the key store is there and ours. Where it is not, nobody's key has been lost."""
        try:
            return self._master.marked("store", self._master.store_mark.read_bytes())
        except OSError:
            return False

    def drop(self, user_id: int) -> None:
        """Take back a key that nothing was sealed with."""
        with self._lock, translating():
            self._cache.pop(user_id, None)
            self._path(user_id).unlink(missing_ok=True)

    def opens(self, user_id: int) -> bool:
        """Whether there is a key of this person that opens; an erased one does not."""
        try:
            self.get(user_id)
        except StorageError:
            return False
        return True

    def blind(self, telegram_id: int) -> bytes:
        return self._master.blind(telegram_id)

    def mint(self) -> bytes:
        return os.urandom(KEY_BYTES)

    def keep(self, keys: Mapping[int, bytes]) -> None:
        """Make new users' keys durable, all of them or none. Call before the commit that makes the users so."""
        made: list[Path] = []
        with translating():
            try:
                for user_id, key in keys.items():
                    path = self._path(user_id)
                    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                        made.append(path)
                        file.write(self._master.wrap(user_id, key))
                        file.flush()
                        os.fsync(file.fileno())
                for folder in {path.parent for path in made}:
                    sync_directory(folder)
            except OSError:  # a key that was there before is somebody's
                for path in made:
                    with suppress(OSError):
                        path.unlink()
                raise

    def get(self, user_id: int) -> UserKey:
        """Raises Erased after `destroy`; Damaged when the key store has lost or spoilt this key; StorageError
        storage.keystore while the store itself is out of reach, so that nobody's key can be told to be lost."""
        with self._lock:
            if key := self._cache.get(user_id):
                return key
            try:
                wrapped = self._path(user_id).read_bytes()
            except OSError:
                if not self.present():
                    raise StorageError("storage.keystore", "the key store is out of reach") from None
                raise Damaged("storage.key", "the key store lacks the key of a user") from None
            try:
                key = UserKey(self._master.unwrap(user_id, wrapped))
            except Damaged:
                if self._master.marked(_destroyed(user_id), wrapped[:_DESTROYED_BYTES]):
                    raise Erased from None
                raise
            self._cache[user_id] = key
            return key

    def destroy(self, user_id: int) -> None:
        """Forget a key for good: a mark overwrites it, where the file system writes in place. The mark is left where
        the key itself was lost before, too."""
        mark = self._master.mark(_destroyed(user_id))
        with self._lock, translating():
            self._note_erased([user_id])
            self._cache.pop(user_id, None)
            path = self._path(user_id)
            with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
                file.write(mark.ljust(path.stat().st_size, b"\0"))
                file.flush()
                os.fsync(file.fileno())
                file.truncate(len(mark))
                os.fsync(file.fileno())

    def rewrapped(self, user_id: int, master: MasterKey) -> bytes:
        """The key file of a person as another master key wraps it, that of a destroyed key too. Raises as `get`."""
        with translating():
            wrapped = self._path(user_id).read_bytes()
        if self._master.marked(_destroyed(user_id), wrapped[:_DESTROYED_BYTES]):
            return master.mark(_destroyed(user_id))
        return master.wrap(user_id, self._master.unwrap(user_id, wrapped))

    def former_desks(self) -> Iterator[DeskKey]:
        """The desk keys of earlier master keys, the newest first. Raises Damaged."""
        return self._master.former_desks(salt_of_desk(self._master.store))

    def people(self) -> list[int]:
        """Whose key files there are, those of destroyed keys included."""
        return [user_id for user_id, _ in self._files()]

    def erased(self) -> list[int]:
        """Users whose key was destroyed. They are noted in a folder of their own, so that a start need not look at the
        keys of a million people; where a store has no such folder yet, it does so once."""
        with translating():
            if not (self._noted / _ALL).exists():
                self._note_erased(user_id for user_id, size in self._files() if size == _DESTROYED_BYTES)
                self._note_erased([_ALL])
            noted = [int(path.name) for path in self._noted.iterdir() if path.name.isdecimal()]
        return [user_id for user_id in noted if self._is_destroyed(user_id)]

    @property
    def _noted(self) -> Path:
        return self._master.store / _ERASED

    def _note_erased(self, names: Iterable[int | str]) -> None:
        self._noted.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in names:
            (self._noted / str(name)).touch(mode=0o600)
        sync_directory(self._noted)

    def _is_destroyed(self, user_id: int) -> bool:
        """A note that came before a stop, and a key that was brought back, are none."""
        with translating():
            path = self._path(user_id)
            return path.exists() and self._master.marked(_destroyed(user_id), path.read_bytes())

    def _files(self) -> list[tuple[int, int]]:
        """The key files: whose each is, and its size in bytes."""
        with translating():
            try:
                with os.scandir(self._master.store) as entries:
                    return [
                        (int(name), entry.stat().st_size)
                        for entry in entries
                        if entry.name.endswith(".key") and (name := entry.name[:-4]).isdecimal()
                    ]
            except FileNotFoundError:
                return []

    def _path(self, user_id: int) -> Path:
        return self._master.key_file(user_id)


class DeskKeyring(Keyring):
    """The keys of a desk that runs as its own process: those of live shares, and nobody's own."""

    def __init__(self, desk: DeskKey, store: Path) -> None:
        self.desk = desk
        self.shares = ShareKeys(desk, store)

    @property
    def chain(self) -> bytes:
        return self.desk.chain

    def get(self, user_id: int) -> UserKey:
        raise StorageError("storage.key", "a desk of its own has nobody's key")

    def blind(self, telegram_id: int) -> bytes:
        raise StorageError("storage.key", "a desk of its own knows no Telegram account")
