"""One key per user, outside the database's backups.

A user's key is 32 random bytes, wrapped by the master key and kept as a small file in the key store beside it.
Backups of the database do not carry the key store, so destroying that one file erases the user from every
backup at once. Whoever backs up the key store must therefore drop old copies of it soon.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock

from storage.desk_key import DeskKey, ShareKeys, salt_of_desk
from storage.durable import create_private, remove, sync_directory
from storage.errors import Damaged, Erased, StorageError, translating
from storage.master_key import MARK_BYTES, MasterKey
from storage.sealing import KEY_BYTES, Seal, derive

CACHED_KEYS = 2048


class UserKey(Seal):
    """What opens one person's rows; `vault` opens their files, and `path` says where the key lies, if it does yet."""

    __slots__ = ("path", "vault")

    def __init__(self, key: bytes, path: str = "") -> None:
        super().__init__(derive(key, "rows"))
        self.vault = derive(key, "vault")
        self.path = path


_ERASED, _ALL = "erased", "all"
"""The folder in a key store that notes whose keys were destroyed, and what says in it that nobody is missing."""


def _stands(key: UserKey) -> bool:
    """Whether a key's file is longer than the mark of a destroyed one."""
    try:
        return os.stat(key.path).st_size > MARK_BYTES  # noqa: PTH116  # on the way of every answer
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    """Whether a key file stands there, or a link to one; a folder, a pipe or a link to nowhere holds no key."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _read(path: Path) -> bytes:
    """A pipe in the place of a key would be waited for without end."""
    if not _is_file(path):
        raise FileNotFoundError(errno.ENOENT, "no key file")
    return path.read_bytes()


def _destroyed(user_id: int) -> str:
    """What the mark of a destroyed key is bound to."""
    return f"erased {user_id}"


class Keyring:
    """The users' keys: files in the key store, the last ones used also in memory. Safe to share among threads.

    A destroyed key leaves a mark in its place, so that a restored backup of the database is recognised as holding an
    erased person. A file that is missing, cut short or empty is damage: until it is put back the rows wait.

    shared  other processes may destroy keys: one in memory opens something only as long as its file stands, which is
            looked at each time
    """

    def __init__(self, master: MasterKey, cached: int = CACHED_KEYS, *, shared: bool = False) -> None:
        self._master = master
        self._shared = shared
        self._cached = cached
        self._cache: dict[int, UserKey] = {}
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
        return all(size == MARK_BYTES for _, size in self._files())

    def present(self) -> bool:
        """Whether the key store is there and ours. Where it is not, nobody's key has been lost."""
        try:
            return self._master.marked("store", self._master.store_mark.read_bytes())
        except OSError:
            return False

    def drop(self, user_id: int) -> None:
        """Take back a key that nothing was sealed with; the mark of a destroyed one stays."""
        with self._lock, translating():
            self._cache.pop(user_id, None)
            path = self._path(user_id)
            if _is_file(path) and self._master.marked(_destroyed(user_id), path.read_bytes()[:MARK_BYTES]):
                return
            path.unlink(missing_ok=True)

    def forget(self, user_id: int) -> None:
        """Look for this key anew the next time."""
        with self._lock:
            self._cache.pop(user_id, None)

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
        key = self._cache.get(user_id)  # one step of the interpreter: no lock is needed to look
        if key is not None and (not self._shared or _stands(key)):
            return key
        with self._lock:
            path = self._path(user_id)
            try:
                wrapped = _read(path)
            except OSError:
                if not self.present():
                    raise StorageError("storage.keystore", "the key store is out of reach") from None
                raise Damaged("storage.key", "the key store lacks the key of a user") from None
            try:
                key = UserKey(self._master.unwrap(user_id, wrapped), str(path))
            except Damaged:
                if self._master.marked(_destroyed(user_id), wrapped[:MARK_BYTES]):
                    raise Erased from None
                raise
            if len(self._cache) >= self._cached:
                del self._cache[next(iter(self._cache))]
            self._cache[user_id] = key
            return key

    def destroy(self, user_id: int) -> None:
        """Forget a key for good: a mark overwrites it, where the file system writes in place. The mark is left where
        the key itself was lost before, too, and in place of whatever stands there instead."""
        mark = self._master.mark(_destroyed(user_id))
        with self._lock, translating():
            self._note_erased([user_id])
            self._cache.pop(user_id, None)
            path = self._path(user_id)
            if not _is_file(path):
                remove(path)
            with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
                file.write(mark.ljust(path.stat().st_size, b"\0"))
                file.flush()
                os.fsync(file.fileno())
                file.truncate(len(mark))
                os.fsync(file.fileno())

    def rewrapped(self, user_id: int, master: MasterKey) -> bytes:
        """The key file of a person as another master key wraps it, that of a destroyed key too. Raises as `get`."""
        with translating():
            wrapped = _read(self._path(user_id))
        if self._master.marked(_destroyed(user_id), wrapped[:MARK_BYTES]):
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
                self._note_erased(user_id for user_id, size in self._files() if size == MARK_BYTES)
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
            return _is_file(path) and self._master.marked(_destroyed(user_id), path.read_bytes())

    def _files(self) -> list[tuple[int, int]]:
        """The key files: whose each is, and its size in bytes."""
        with translating():
            try:
                with os.scandir(self._master.store) as entries:
                    return [
                        (int(name), entry.stat().st_size)
                        for entry in entries
                        if entry.name.endswith(".key")
                        and (name := entry.name[:-4]).isdecimal()
                        and (entry.is_file(follow_symlinks=False) or _is_file(Path(entry.path)))
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
        self._store = store

    @property
    def chain(self) -> bytes:
        return self.desk.chain

    def present(self) -> bool:
        """Whether the folder of the keys is there."""
        return self._store.is_dir()

    def get(self, user_id: int) -> UserKey:
        raise StorageError("storage.key", "a desk of its own has nobody's key")

    def blind(self, telegram_id: int) -> bytes:
        raise StorageError("storage.key", "a desk of its own knows no Telegram account")
