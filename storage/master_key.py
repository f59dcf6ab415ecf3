"""The master key: what wraps everybody's keys, hides Telegram ids and signs the log. It lies outside the database."""

import base64
import binascii
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from storage.desk_key import DeskKey
from storage.durable import create_private
from storage.errors import Damaged, StorageError, translating
from storage.former import FORMER, Former, dumped, loaded
from storage.sealing import KEY_BYTES, NONCE_BYTES, TAG_BYTES, Seal, derive, keyed_hash

_MARK = "zayava"
_STORE_MARK = "store.mark"

MARK_BYTES = NONCE_BYTES + len(_MARK) + TAG_BYTES
"""How long a mark is, which stands in the place of a destroyed key too."""


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

        Raises StorageError storage.key when it is not there, others than its owner may read it, it holds no key, or a
        rotation was interrupted (`storage/rotation.py`).
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
            if not path.exists():
                raise StorageError(
                    "storage.key",
                    "the master key is not at its place: put it back; where there was none yet, the first start of the "
                    "bot makes it",
                )
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
        return keyed_hash(self._index, str(telegram_id))[:16]


def make_master_key(path: Path) -> None:
    """A new master key in a new file."""
    create_private(path, base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")


def next_of(path: Path) -> Path:
    """Where the successor of a key file lies while the master key changes (`storage/rotation.py`)."""
    return path.with_name(f"{path.name}.next")
