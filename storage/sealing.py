"""Sealing: AES-256-GCM bound to a place, and keys derived for one purpose each."""

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import Damaged

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


def derive(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A key for one purpose (HKDF-SHA256, RFC 5869): no key serves two ends."""
    return HKDF(
        algorithm=SHA256(),
        length=KEY_BYTES,
        salt=salt,
        info=f"zayava {purpose}".encode(),
    ).derive(key)


def keyed_hash(key: bytes, text: str) -> bytes:
    """HMAC-SHA256: 32 bytes that nobody makes without the key."""
    keyed = _keyed(key).copy()
    keyed.update(text.encode())
    return keyed.finalize()


@lru_cache(maxsize=8)
def _keyed(key: bytes) -> HMAC:
    """The key is taken in once: that is dearer than the hash over a few words."""
    return HMAC(key, SHA256())


class Seal:
    """AES-256-GCM under one key, each ciphertext bound to the place it belongs to.

    A place is table, row, column; a ciphertext moved elsewhere is refused with `storage.tampered`. Sealed bytes
    are a random 96-bit nonce, then the ciphertext with its tag.
    """

    __slots__ = ("_aead",)

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def seal_bytes(self, value: bytes, *place: object) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, value, _bound_to(place))

    def unseal_bytes(self, sealed: bytes, *place: object) -> bytes:
        try:
            return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(place))
        except (InvalidTag, ValueError, TypeError):  # text where bytes belong: SQLite keeps any type
            raise Damaged("storage.tampered", f"a value of {place[0]} does not open") from None

    def seal(self, text: str, *place: object) -> bytes:
        return self.seal_bytes(text.encode(), *place)

    def unseal(self, sealed: bytes, *place: object) -> str:
        return self.unseal_bytes(sealed, *place).decode()


def _bound_to(place: tuple[object, ...]) -> bytes:
    # NUL keeps ("ab", "c") apart from ("a", "bc"): no table, id or question key can contain it.
    return "\0".join(map(str, place)).encode()
