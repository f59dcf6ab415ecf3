"""The vault: evidence as received, in encrypted files with random names, on whatever shelf they lie.

A file is `ZV1\\n`, a 16-byte salt and an 8-byte nonce prefix, then frames of 64 KiB of plain text, each sealed by
AES-256-GCM with the prefix and a counter as nonce. The last frame is sealed as the last, so a shortened or
lengthened file does not open (the STREAM construction, https://eprint.iacr.org/2015/189). Each file has its own
key, derived from the owner's and the file's name, so a file does not open under another name either.
"""

import asyncio
import hashlib
import os
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import StorageError, translating
from storage.sealing import KEY_BYTES, derive
from storage.shelf import Lying, Sealed, Shelf

FRAME = 64 * 1024
_TAG = 16
_MAGIC = b"ZV1\n"
_SALT, _PREFIX = 16, 8
_HEADER = len(_MAGIC) + _SALT + _PREFIX
_THREADS = 8
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
    """Keys come from `Database.vault_key`. Plain text never touches a shelf, and what is read is verified."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        # Its own threads: where a shelf does not answer, nothing else may wait for them, such as somebody's key.
        self._threads = ThreadPoolExecutor(_THREADS, "vault")
        self._working: set[Future[Any]] = set()

    async def save(self, key: bytes, chunks: AsyncIterator[bytes]) -> Saved:
        """Encrypt a stream into a new file, durable when this returns. One that breaks off leaves nothing."""
        name = secrets.token_hex(16)
        digest, size, pending = hashlib.sha256(), 0, bytearray()
        sealing = await self._in_thread(_Sealing, self.shelf, name, key)
        try:
            async for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                pending += chunk
                # A full frame waits until more follows: only then is it known not to be the last.
                if len(pending) > FRAME:
                    whole = (len(pending) - 1) // FRAME * FRAME
                    await self._in_thread(sealing.write, bytes(pending[:whole]))
                    del pending[:whole]
            await self._in_thread(sealing.finish, bytes(pending))
        except BaseException:
            await self._in_thread(sealing.discard)
            raise
        return Saved(name, size, digest.hexdigest())

    async def open(self, key: bytes, name: str, own_key: bytes | None = None) -> AsyncIterator[bytes]:
        """The file's bytes, frame by frame, each verified. Only at the end is it known that none is missing.

        key      the owner's; own_key: the file's own, where it came from another owner

        Raises StorageError: storage.missing, or storage.tampered when as much as one bit differs.
        """
        file = await self._in_thread(self.shelf.open, name)
        try:
            cipher = await self._in_thread(_Cipher.of, file, key, name, own_key)
            frame = await self._in_thread(file.read, FRAME + _TAG)
            last = False
            while not last:
                following = await self._in_thread(file.read, FRAME + _TAG)
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
        with translating(), closing(self.shelf.open(name)) as file:
            cipher, frames = _Cipher.of(file, key, name, own_key), []
            frame = file.read(FRAME + _TAG)
            while following := file.read(FRAME + _TAG):
                frames.append(cipher.open(frame, last=False))
                frame = following
            return b"".join((*frames, cipher.open(frame, last=True)))

    async def own_key(self, key: bytes, name: str) -> bytes:
        """The key of this one file, for handing it to another owner. Raises as `open` does."""
        return await self._in_thread(_own_key, self.shelf, key, name)

    async def delete(self, names: Iterable[str]) -> None:
        """Delete files; those that are gone already are no fault."""
        await self._in_thread(self.shelf.delete, [*names])

    async def sweep(self, known: set[str], age: timedelta = timedelta()) -> int:
        """Delete half-written files and those the database does not know; returns how many. While one that it knows is
        missing, only half-written ones go: a file that nobody names may be the very one, by a damaged name.

        age  only files that were last written so long ago: another process may be saving one at this moment. None is
             needed at the start of the only process there is, before it saves anything, if the shelf is at hand.
        """
        return await self._in_thread(_sweep, self.shelf, known, time.time() - age.total_seconds())

    async def files(self) -> list[Lying]:
        """Everything that lies on the shelf."""
        return await self._in_thread(lambda: [*self.shelf.files()])

    async def prove(self) -> None:
        """Save a file and delete it again. Raises StorageError where that cannot be done for now."""
        saved = await self.save(bytes(KEY_BYTES), _nothing())
        await self.delete([saved.name])

    async def works(self) -> bool:
        """Whether files can be kept at this moment: where one does not come all the same, it is that file alone."""
        try:
            await self.prove()
        except StorageError:
            return False
        return True

    @property
    def busy(self) -> bool:
        """Whether a thread works on a file, be it that nobody waits for it any more."""
        return bool(self._working)

    async def _in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Off the event loop. Only the shelf's own faults are translated: the stream being saved has others."""
        with translating():
            working = self._threads.submit(work, *args, **kwargs)
            self._working.add(working)
            working.add_done_callback(self._working.discard)
            return await asyncio.wrap_future(working)


class _Cipher:
    """Seals or opens the frames of one file, in order."""

    def __init__(self, own_key: bytes, prefix: bytes) -> None:
        self._aead = AESGCM(own_key)
        self._prefix = prefix
        self._count = 0

    @classmethod
    def of(cls, file: Sealed, key: bytes, name: str, own_key: bytes | None) -> "_Cipher":
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


class _Sealing:
    """A file being sealed onto a shelf. Runs in threads; whoever stops waiting for one step may ask for another."""

    def __init__(self, shelf: Shelf, name: str, key: bytes) -> None:
        salt, prefix = os.urandom(_SALT), os.urandom(_PREFIX)
        self._cipher = _Cipher(_derived(key, name, salt), prefix)
        self._draft = shelf.begin(name)
        self._draft.write(_MAGIC + salt + prefix)
        self._step = Lock()

    def write(self, frames: bytes) -> None:
        with self._step:
            for start in range(0, len(frames), FRAME):
                self._draft.write(self._cipher.seal(frames[start : start + FRAME], last=False))

    def finish(self, rest: bytes) -> None:
        with self._step:
            self._draft.write(self._cipher.seal(rest, last=True))
            self._draft.finish()

    def discard(self) -> None:
        with self._step:
            self._draft.discard()


def _sweep(shelf: Shelf, known: set[str], before: float) -> int:
    there, stray = set(), []
    for file in shelf.files():
        if file.name in known:
            there |= {file.name} if file.whole else set()
        elif file.since <= before:
            stray.append(file)
    lost = not known <= there
    names = {file.name for file in stray if not (lost and file.whole)}
    shelf.delete(names)
    return len(names)


async def _nothing() -> AsyncIterator[bytes]:
    yield b""


def _derived(key: bytes, name: str, salt: bytes) -> bytes:
    return derive(key, f"vault file {name}", salt)


def _header(file: Sealed) -> tuple[bytes, bytes]:
    header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise _tampered()
    return header[len(_MAGIC) : -_PREFIX], header[-_PREFIX:]


def _own_key(shelf: Shelf, key: bytes, name: str) -> bytes:
    with closing(shelf.open(name)) as file:
        salt, _ = _header(file)
    return _derived(key, name, salt)


def _tampered() -> StorageError:
    return StorageError("storage.tampered", "a vault file does not open")
