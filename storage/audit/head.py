"""The head of the log: how many entries there are, and one hash over them all, signed, kept outside the database.

It is a note that can be read by eye and printed, as https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint
describe it: three lines, a blank one, and a signature (Ed25519). Whoever keeps an older one elsewhere finds out by it,
without any key, whether the log was rewritten since.

    zayava audit
    <how many entries have a place>
    <the hash over their marks, base64>

    — zayava <four bytes that name the key, then the signature; base64>
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storage.durable import replace_private
from storage.errors import StorageError, translating

ORIGIN, NAME = "zayava audit", "zayava"
_ED25519 = b"\x01"


HEAD_FILE = "audit.head"


def beside(store: Path) -> Path:
    """Where the head is kept: beside the folder of the keys."""
    return store.parent / HEAD_FILE


@dataclass(frozen=True, slots=True)
class Head:
    """`size` entries have a place; `root` is the hash over their marks."""

    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{ORIGIN}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


class Signer:
    """Signs heads, and knows its own signature again. `seed` is 32 secret bytes."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self._public: Ed25519PublicKey = self._key.public_key()
        self._id = hashlib.sha256(NAME.encode() + b"\n" + _ED25519 + public).digest()[:4]
        self.verifier = f"{NAME}+{self._id.hex()}+{base64.b64encode(_ED25519 + public).decode()}"

    def note(self, head: Head) -> str:
        """The head with its signature."""
        signature = self._id + self._key.sign(head.text.encode())
        return f"{head.text}\n— {NAME} {base64.b64encode(signature).decode()}\n"

    def read(self, note: str) -> Head:
        """A head that carries our signature. Raises StorageError storage.tampered for any other text."""
        text, blank, signatures = note.partition("\n\n")
        try:
            origin, size, root = text.split("\n")
            head = Head(int(size), base64.b64decode(root, validate=True))
            if not blank or origin != ORIGIN or head.text != f"{text}\n":
                raise ValueError
            for line in signatures.splitlines():
                dash, name, signed = line.split(" ")
                signature = base64.b64decode(signed, validate=True)
                # Signatures of others are passed over, so that keys can change.
                if dash == "—" and name == NAME and signature[:4] == self._id:
                    self._public.verify(signature[4:], head.text.encode())
                    return head
        except (ValueError, binascii.Error, InvalidSignature):
            pass
        raise StorageError("storage.tampered", "the head of the audit log does not carry our signature")


class HeadFile:
    """The last head, in a file beside the master key."""

    def __init__(self, path: Path, signer: Signer) -> None:
        self.path = path
        self._signer = signer

    def load(self) -> Head | None:
        """The head as it was last signed; None before the first. Raises StorageError storage.tampered."""
        with translating():
            if not self.path.exists():
                return None
            note = self.path.read_text("utf-8")
        return self._signer.read(note)

    def save(self, head: Head) -> None:
        """Put a newer head in the place of the last, durable when this returns."""
        with translating():
            replace_private(self.path, self.note(head))

    def note(self, head: Head) -> bytes:
        """A head as the file holds it."""
        return self._signer.note(head).encode()
