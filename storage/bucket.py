"""Sealed files in a bucket of object storage, of any service that speaks the S3 protocol.

A file is one object or several, `<name>/0000`, `<name>/0001`…: pieces of 4 MiB, and a last one that is shorter, empty
if need be. So whoever has read a full piece knows that another follows, and whoever lists the bucket sees which files
are whole. Each piece is written by one request, which the service takes all of or nothing of. There are no multipart
uploads: what a stop leaves of one is in no listing, and nothing but a rule of the bucket ever removes it.

Loaded only where a bucket is set. Keys never come here: nothing but names of vault files is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from storage.credentials import Credentials
from storage.errors import StorageError
from storage.shelf import Lying, checked

if TYPE_CHECKING:
    from obstore import GetResult, ObjectMeta
    from obstore.store import ClientConfig, RetryConfig

PIECE = 4 * 1024 * 1024
"""How long every piece but the last is, in bytes. Files are read by it: it never changes."""

_PATH = re.compile(r"[0-9a-f]{32}/[0-9]{4}")
_CHUNK = 256 * 1024
_FULL = ("StorageFull", "QuotaExceeded", "507 Insufficient Storage")
"""What services say that have no room: MinIO, Ceph, and whoever keeps to RFC 4918."""
_CLOCK = "<Code>RequestTimeTooSkewed</Code>"
"""What a service says to whom it takes for somebody from another day; else it would seem to refuse the credentials."""
_UNTRUSTED = "InvalidCertificate("
_WHY_NOT = {
    "NotValidForName": "the certificate of the service is for another name than VAULT_ENDPOINT has",
    "Expired": "the certificate of the service is out of date, or the clock of this machine is wrong",
    "NotValidYet": "the certificate of the service is not valid yet, or the clock of this machine is wrong",
}
"""What the client finds wrong with a certificate, by how its word begins; whatever else, its authority is unknown."""

_CLIENT: ClientConfig = {
    "allow_http": True,
    "connect_timeout": timedelta(seconds=3),
    "read_timeout": timedelta(seconds=10),
    "timeout": timedelta(seconds=60),
}
_RETRIES: RetryConfig = {"max_retries": 2, "retry_timeout": timedelta(seconds=10)}
"""A short trouble is bridged here; a longer one is told, and the job is tried again with a growing pause."""


class Bucket:
    """`endpoint` is the address of the service; empty for Amazon's own, of which `region` says which."""

    at_hand = False

    def __init__(self, name: str, endpoint: str, region: str, credentials: Credentials) -> None:
        with _told():  # where the system has no authorities to trust, there is no client
            self._store = S3Store(
                name,
                endpoint=endpoint or f"https://s3.{region}.amazonaws.com",
                region=region,
                access_key_id=credentials.id,
                secret_access_key=credentials.secret,
                virtual_hosted_style_request=False,
                client_options=_CLIENT,
                retry_config=_RETRIES,
            )

    def begin(self, name: str) -> BucketDraft:
        return BucketDraft(self._store, checked(name))

    def open(self, name: str) -> BucketFile:
        return BucketFile(self._store, checked(name))

    def delete(self, names: Iterable[str]) -> None:
        with _told():
            found = [one["path"] for name in names for one in _objects(self._store, checked(name))]
            if found:
                obstore.delete(self._store, found)

    def files(self) -> Iterator[Lying]:
        with _told():
            # A listing is in the order of the names, so the pieces of a file come one after the other.
            for name, objects in groupby(_objects(self._store), lambda one: one["path"].partition("/")[0]):
                pieces = [one for one in objects if _PATH.fullmatch(one["path"])]
                if pieces:
                    yield _put_together(name, pieces)


class BucketDraft:
    """Never more than a piece of it is in memory."""

    def __init__(self, store: S3Store, name: str) -> None:
        self._store, self._name = store, name
        self._pending, self._number = bytearray(), 0

    def write(self, sealed: bytes) -> None:
        self._pending += sealed
        while len(self._pending) >= PIECE:
            self._put(bytes(self._pending[:PIECE]))
            del self._pending[:PIECE]

    def finish(self) -> None:
        self._put(bytes(self._pending))

    def discard(self) -> None:
        """The last one may have arrived although nobody was told so."""
        begun = [_path(self._name, number) for number in range(self._number + 1)]
        with suppress(StorageError), _told():
            obstore.delete(self._store, begun)

    def _put(self, piece: bytes) -> None:
        with _told():
            obstore.put(self._store, _path(self._name, self._number), piece, use_multipart=False)
        self._number += 1


class BucketFile:
    """Read as it comes: what is in memory is a chunk, not a piece."""

    def __init__(self, store: S3Store, name: str) -> None:
        with _told():
            first = obstore.get(store, _path(name, 0))
        self._chunks: Iterator[bytes] = _chunks(store, name, first)
        self._unread = bytearray()

    def read(self, size: int, /) -> bytes:
        with _told():
            while len(self._unread) < size and (chunk := next(self._chunks, b"")):
                self._unread += chunk
        found = bytes(self._unread[:size])
        del self._unread[:size]
        return found

    def close(self) -> None:
        """A chunk that is being read in another thread comes to its end first."""
        self._chunks = iter(())


def _chunks(store: S3Store, name: str, piece: GetResult) -> Iterator[bytes]:
    number = 0
    while True:
        for chunk in piece.stream(min_chunk_size=_CHUNK):
            yield bytes(chunk)
        if piece.meta["size"] < PIECE:
            return
        number += 1
        piece = obstore.get(store, _path(name, number))


def _objects(store: S3Store, name: str | None = None) -> Iterator[ObjectMeta]:
    """Every object of the bucket, or of one file."""
    for page in obstore.list(store, name):
        yield from page


def _put_together(name: str, pieces: list[ObjectMeta]) -> Lying:
    *full, last = pieces
    whole = last["size"] < PIECE and all(one["size"] == PIECE for one in full)
    in_order = [one["path"] for one in pieces] == [_path(name, number) for number in range(len(pieces))]
    return Lying(
        name,
        sum(one["size"] for one in pieces),
        max(one["last_modified"].timestamp() for one in pieces),
        whole=whole and in_order,
    )


def _path(name: str, number: int) -> str:
    return f"{name}/{number:04}"


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the client name objects and addresses: what leaves this module are codes."""
    try:
        yield
    except (BaseError, OSError) as error:
        said = str(error)
        if "<Code>NoSuchKey</Code>" in said:
            raise StorageError("storage.missing", "no such vault file") from None
        if any(word in said for word in _FULL):
            raise StorageError("storage.full", "the bucket takes no more") from None
        if _CLOCK in said:
            raise StorageError(
                "storage.unavailable", "the clock of this machine is wrong, says the service of the bucket"
            ) from None
        if isinstance(error, PermissionDeniedError | UnauthenticatedError):
            raise StorageError("storage.readonly", "the bucket refuses these credentials") from None
        if "<Code>NoSuchBucket</Code>" in said:
            raise StorageError("storage.unavailable", "there is no such bucket at this service") from None
        _, untrusted, why = said.partition(_UNTRUSTED)
        if untrusted:
            raise StorageError("storage.unavailable", _why_not(why.lstrip())) from None
        raise StorageError(
            "storage.unavailable", f"the service of the bucket cannot be reached: {type(error).__name__}"
        ) from None


def _why_not(word: str) -> str:
    return next(
        (why for begins, why in _WHY_NOT.items() if word.startswith(begins)),
        "the certificate of the service is of no authority that this machine trusts: SSL_CERT_FILE may name one",
    )
