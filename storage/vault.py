"""The vault: evidence as received, in encrypted files with random names.

A file is `ZV1\\n`, a 16-byte salt and an 8-byte nonce prefix, then frames of 64 KiB of plain text, each sealed by
AES-256-GCM with the prefix and a counter as nonce. The last frame is sealed as the last, so a shortened or
lengthened file does not open (the STREAM construction, https://eprint.iacr.org/2015/189). Each file has its own
key, derived from the owner's and the file's name, so a file does not open under another name either.
"""

import asyncio
import hashlib
import os
import re
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, ParamSpec, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.durable import sync_directory
from storage.errors import StorageError, translating
from storage.sealing import derive

FRAME = 64 * 1024
_TAG = 16
_MAGIC = b"ZV1\n"
_SALT, _PREFIX = 16, 8
_HEADER = len(_MAGIC) + _SALT + _PREFIX
_NAME = re.compile(r"[0-9a-f]{32}")
_PART = ".part"
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Saved:
    """A file in the vault, with the size in bytes and the SHA-256 (hexadecimal) of what was received."""

    name: str
    size: int
    sha256: str


def sealed_size(size: int) -> int:
    """How long the vault file of so many bytes is."""
    return _HEADER + size + _TAG * max(1, -(-size // FRAME))


class Vault:
    """Keys come from `Database.vault_key`. Plain text never touches the disk. The first file makes the folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def save(self, key: bytes, chunks: AsyncIterator[bytes]) -> Saved:
        """Encrypt a stream into a new file, durable when this returns. One that breaks off leaves nothing."""
        name = secrets.token_hex(16)
        digest, size, pending = hashlib.sha256(), 0, bytearray()
        draft = await _in_thread(_Draft, self._path(name), key)
        try:
            async for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                pending += chunk
                # A full frame waits until more follows: only then is it known not to be the last.
                if len(pending) > FRAME:
                    whole = (len(pending) - 1) // FRAME * FRAME
                    await _in_thread(draft.write, bytes(pending[:whole]))
                    del pending[:whole]
            await _in_thread(draft.finish, bytes(pending))
        finally:
            draft.discard()
        return Saved(name, size, digest.hexdigest())

    async def open(self, key: bytes, name: str, own_key: bytes | None = None) -> AsyncIterator[bytes]:
        """The file's bytes, frame by frame, each verified. Only at the end is it known that none is missing.

        key      the owner's; own_key: the file's own, where it came from another owner

        Raises StorageError: storage.missing, or storage.tampered when as much as one bit differs.
        """
        file = await _in_thread(_opened, self._path(name))
        try:
            cipher = await _in_thread(_Cipher.of, file, key, name, own_key)
            frame = await _in_thread(file.read, FRAME + _TAG)
            last = False
            while not last:
                following = await _in_thread(file.read, FRAME + _TAG)
                last = not following
                yield cipher.open(frame, last=last)
                frame = following
        finally:
            file.close()

    async def read(self, key: bytes, name: str, own_key: bytes | None = None) -> bytes:
        """The whole file, verified; for files that fit in memory. Raises as `open` does."""
        return b"".join([frame async for frame in self.open(key, name, own_key)])

    def read_here(self, key: bytes, name: str, own_key: bytes | None = None) -> bytes:
        """The whole file, verified, read in the thread of the caller: never on an event loop. Raises as `open` does."""
        with translating(), _opened(self._path(name)) as file:
            cipher, frames = _Cipher.of(file, key, name, own_key), []
            frame = file.read(FRAME + _TAG)
            while following := file.read(FRAME + _TAG):
                frames.append(cipher.open(frame, last=False))
                frame = following
            return b"".join((*frames, cipher.open(frame, last=True)))

    async def own_key(self, key: bytes, name: str) -> bytes:
        """The key of this one file, for handing it to another owner. Raises as `open` does."""
        return await _in_thread(_own_key, self._path(name), key)

    async def delete(self, names: Iterable[str]) -> None:
        """Delete files; those that are gone already are no fault."""
        await _in_thread(self._unlink, [self._path(name) for name in names])

    async def sweep(self, known: set[str], age: timedelta = timedelta()) -> int:
        """Delete half-written files and those the database does not know; returns how many. While one that it knows is
        missing, only half-written ones go: a file that nobody names may be the very one, by a damaged name.

        age  only files that were last written so long ago: another process may be saving one at this moment. None is
             needed at the start of the only process there is, before it saves anything.
        """
        return await _in_thread(self._sweep, known, time.time() - age.total_seconds())

    def _sweep(self, known: set[str], before: float) -> int:
        paths = [*self._root.iterdir()] if self._root.exists() else []
        lost = not known <= {path.name for path in paths}
        stray = [
            path
            for path in paths
            if path.name not in known
            and path.stat().st_mtime <= before
            and (path.suffix == _PART or not lost)
        ]
        self._unlink(stray)
        return len(stray)

    def _unlink(self, paths: list[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)
        if paths:
            sync_directory(self._root)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise StorageError("storage.missing", "no vault file has such a name")
        return self._root / name


class _Cipher:
    """Seals or opens the frames of one file, in order."""

    def __init__(self, own_key: bytes, prefix: bytes) -> None:
        self._aead = AESGCM(own_key)
        self._prefix = prefix
        self._count = 0

    @classmethod
    def of(cls, file: BinaryIO, key: bytes, name: str, own_key: bytes | None) -> "_Cipher":
        salt, prefix = _header(file)
        return cls(own_key or _derived(key, name, salt), prefix)

    def seal(self, plain: bytes, *, last: bool) -> bytes:
        return self._aead.encrypt(self._nonce(), plain, bytes([last]))

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        try:
            return self._aead.decrypt(self._nonce(), sealed, bytes([last]))
        except (InvalidTag, ValueError):
            raise _tampered() from None

    def _nonce(self) -> bytes:
        nonce = self._prefix + self._count.to_bytes(4)
        self._count += 1
        return nonce


class _Draft:
    """A file being written under a temporary name. Runs in worker threads."""

    def __init__(self, path: Path, key: bytes) -> None:
        salt, prefix = os.urandom(_SALT), os.urandom(_PREFIX)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = path
        self._part = path.with_name(path.name + _PART)
        self._cipher = _Cipher(_derived(key, path.name, salt), prefix)
        self._file = os.fdopen(os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._file.write(_MAGIC + salt + prefix)

    def write(self, frames: bytes) -> None:
        for start in range(0, len(frames), FRAME):
            self._file.write(self._cipher.seal(frames[start : start + FRAME], last=False))

    def finish(self, rest: bytes) -> None:
        self._file.write(self._cipher.seal(rest, last=True))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._part.rename(self._path)
        sync_directory(self._path.parent)

    def discard(self) -> None:
        """Close, and remove what was not finished. A full disk may refuse the last bytes once more."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)


async def _in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """File work off the event loop. Only its own faults are translated: the stream being saved has others."""
    with translating():
        return await asyncio.to_thread(work, *args, **kwargs)


def _derived(key: bytes, name: str, salt: bytes) -> bytes:
    return derive(key, f"vault file {name}", salt)


def _header(file: BinaryIO) -> tuple[bytes, bytes]:
    header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise _tampered()
    return header[len(_MAGIC) : -_PREFIX], header[-_PREFIX:]


def _own_key(path: Path, key: bytes) -> bytes:
    with _opened(path) as file:
        salt, _ = _header(file)
    return _derived(key, path.name, salt)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise StorageError("storage.missing", "no such vault file") from None


def _tampered() -> StorageError:
    return StorageError("storage.tampered", "a vault file does not open")
