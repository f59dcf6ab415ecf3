"""What the desk holds: a key for the shares that are live, and the files of their keys. See docs/decisions/0028.

The bot derives the desk key from the master key and a salt, so there is nothing more to back up. A desk that runs as
its own process gets it in a file, without the master key: who steals that opens live shares and nothing else.
"""

from __future__ import annotations

import base64
import binascii
import os
import stat
from pathlib import Path
from typing import Self

from storage.durable import create_private, overwritten, replace_private, sync_directory
from storage.errors import Damaged, Erased, StorageError, translating
from storage.sealing import KEY_BYTES, Seal, derive, keyed_hash

SHARES = "shares"
_SALT, _NEXT_SALT = "desk.salt", "desk.salt.next"
_MARK = "zayava"


class DeskKey:
    """Opens share keys and what is kept of staff; `chain` makes the marks of the audit log."""

    __slots__ = ("_blind", "_key", "_wrap", "chain", "staff")

    def __init__(self, key: bytes, chain: bytes) -> None:
        self._key = key
        self._wrap = Seal(derive(key, "share keys"))
        self._blind = derive(key, "log-ins")
        self.staff = Seal(derive(key, "staff"))
        self.chain = chain

    @classmethod
    def load(cls, path: Path) -> Self:
        """The key of a desk of its own, as `dump` wrote it.

        Raises StorageError storage.key when others than its owner may read the file, or it holds no desk key.
        """
        with translating():
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise StorageError("storage.key", "others may read the desk key: run chmod 600 on its file")
            text = path.read_bytes().strip()
        try:
            both = base64.b64decode(text, validate=True)
        except binascii.Error:
            both = b""
        if len(both) != 2 * KEY_BYTES:
            raise StorageError("storage.key", "the desk key is not what `desk-key` prints")
        return cls(both[:KEY_BYTES], both[KEY_BYTES:])

    def dump(self) -> str:
        """One line for the file of a desk of its own."""
        return base64.b64encode(self._key + self.chain).decode()

    def mark(self) -> bytes:
        """Something only this key opens, for a database to be recognised by."""
        return self.staff.seal(_MARK, "marks", "desk")

    def marked(self, mark: bytes) -> bool:
        """Whether this key made the mark."""
        try:
            return self.staff.unseal(mark, "marks", "desk") == _MARK
        except Damaged:
            return False

    def blind(self, *parts: str) -> bytes:
        """A keyed fingerprint to find a log-in or an address by."""
        return keyed_hash(self._blind, "\0".join(parts))[:16]

    def wrap(self, share_id: str, key: bytes) -> bytes:
        return self._wrap.seal_bytes(key, SHARES, share_id, "key")

    def unwrap(self, share_id: str, wrapped: bytes) -> bytes:
        return self._wrap.unseal_bytes(wrapped, SHARES, share_id, "key")


def salt_of_desk(store: Path) -> bytes:
    """What the desk key is derived with, made at its first need. No secret, but without it live shares are lost."""
    path = store / _SALT
    with translating():
        if not path.exists():
            create_private(path, os.urandom(KEY_BYTES))
        return path.read_bytes()


def prepare_salt(store: Path) -> bytes:
    """A salt for the next desk key, beside the present one."""
    path = store / _NEXT_SALT
    with translating():
        if not path.exists():
            create_private(path, os.urandom(KEY_BYTES))
        return path.read_bytes()


def is_renewing(store: Path) -> bool:
    """Whether a renewal of the desk key was stopped before its end."""
    return (store / _NEXT_SALT).exists()


def take_salt(store: Path) -> None:
    """The next desk key is the present one from now on, and the share keys wrapped for it are in the place of the
    others."""
    with translating():
        (store / _NEXT_SALT).replace(store / _SALT)
        sync_directory(store)
        folder = store / SHARES
        for path in folder.glob("*.next") if folder.is_dir() else ():
            key = path.with_suffix(".key")
            if key.stat().st_size:
                path.replace(key)
            else:
                path.unlink()  # ended meanwhile
        if folder.is_dir():
            sync_directory(folder)


class ShareKeys:
    """The keys of shares: one file each, read anew each time, so that a share which another process has ended opens
    here no more either. An empty file is a destroyed key and stays, as that of a person does.
    """

    __slots__ = ("_desk", "_folder")

    def __init__(self, desk: DeskKey, store: Path) -> None:
        self._desk = desk
        self._folder = store / SHARES

    def mint(self, share_id: str) -> Seal:
        """Make a share's key and keep it, durable when this returns. One that is there already is taken."""
        with translating():
            self._folder.mkdir(exist_ok=True, mode=0o700)
            create_private(self._path(share_id), self._desk.wrap(share_id, os.urandom(KEY_BYTES)))
        return self.get(share_id)

    def get(self, share_id: str) -> Seal:
        """Raises Erased once the share has ended; Damaged when its key is lost or spoilt; StorageError
        storage.keystore while all of them are out of reach."""
        try:
            wrapped = self._path(share_id).read_bytes()
        except OSError:
            if not self._folder.is_dir():
                raise StorageError("storage.keystore", "the keys of the shares are out of reach") from None
            raise Damaged("storage.key", "the key store lacks the key of a share") from None
        if not wrapped:
            raise Erased
        return Seal(derive(self._unwrapped(share_id, wrapped), "share"))

    def _unwrapped(self, share_id: str, wrapped: bytes) -> bytes:
        """A renewal that was stopped may have left a key under both wrappings."""
        try:
            return self._desk.unwrap(share_id, wrapped)
        except Damaged:
            fresh = self._path(share_id).with_suffix(".next")
            if not fresh.exists():
                raise
            return self._desk.unwrap(share_id, fresh.read_bytes())

    def destroy(self, share_id: str) -> None:
        """End a share for good, in every backup of the database too. Harmless where it was ended before."""
        with translating():
            self._folder.mkdir(exist_ok=True, mode=0o700)
            overwritten(self._path(share_id))
            if (fresh := self._path(share_id).with_suffix(".next")).exists():
                overwritten(fresh)
                fresh.unlink()
            sync_directory(self._folder)

    def destroyed(self) -> list[str]:
        """Shares whose key was destroyed."""
        with translating():
            if not self._folder.is_dir():
                return []
            return [path.stem for path in self._folder.glob("*.key") if not path.stat().st_size]

    def files(self) -> list[Path]:
        """The key files of all shares, those of destroyed keys included."""
        return sorted(self._folder.glob("*.key")) if self._folder.is_dir() else []

    def rewrapped(self, path: Path, desk: DeskKey) -> bytes | None:
        """One of them as another desk key wraps it; None for a destroyed key. Raises Damaged."""
        with translating():
            wrapped = path.read_bytes()
        return desk.wrap(path.stem, self._desk.unwrap(path.stem, wrapped)) if wrapped else None

    def renew(self, desk: DeskKey) -> None:
        """Wrap every live key with another desk key, beside the present ones, until `take_salt`."""
        with translating():
            for path in self.files():
                if (fresh := self.rewrapped(path, desk)) is not None:
                    replace_private(path.with_suffix(".next"), fresh)

    def _path(self, share_id: str) -> Path:
        if len(share_id) != 32 or not share_id.isalnum():
            raise StorageError("storage.missing", "no share has such an id")
        return self._folder / f"{share_id}.key"
