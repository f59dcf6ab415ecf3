"""Sealed files carried from one shelf to another, as they are: no key is needed. A file never changes, so one that is
there under its name, with its size, is the same file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from storage.errors import StorageError, translating
from storage.shelf import Sealed, Shelf

_CHUNK = 1024 * 1024
_AT_ONCE = 8
"""A bucket answers many at once far sooner than one after the other."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carried:
    """How many files there are now on the other shelf, and of what size in bytes together."""

    files: int
    size: int


def carry(source: Shelf, target: Shelf, names: Sequence[str]) -> tuple[str, ...]:
    """Copy files; returns those that are not there, or that a bad sector keeps from being read."""
    with translating(), ThreadPoolExecutor(_AT_ONCE) as threads:
        done = threads.map(partial(_carried, source, target), names)
        return tuple(name for name, was_there in zip(names, done, strict=True) if not was_there)


def move(source: Shelf, target: Shelf) -> Carried:
    """Carry everything over, and then delete it here. Nobody else may write: the caller makes sure of it. Interrupted
    at any point it is called once more.

    Raises StorageError storage.corrupt, with nothing deleted, where not everything came over.
    """
    with translating():
        here, there = _whole(source), _whole(target)
        unread = carry(source, target, [name for name, size in here.items() if there.get(name) != size])
        there = _whole(target)
        if unread or any(there.get(name) != size for name, size in here.items()):
            raise StorageError(
                "storage.corrupt",
                f"not every file came over, {len(unread)} cannot be read; nothing was deleted",
            )
        source.delete([file.name for file in source.files()])
        return Carried(len(there), sum(there.values()))


def check_moved(left: Shelf, shelf: Shelf) -> None:
    """Raises StorageError storage.url while files lie where nobody looks for them: `left` is not the shelf in use."""
    with translating():
        if left is not shelf and any(file.whole for file in left.files()):
            raise StorageError(
                "storage.url", "files lie in the folder vault/ and not in the bucket: run `files move bucket`"
            )


def _whole(shelf: Shelf) -> dict[str, int]:
    return {file.name: file.size for file in shelf.files() if file.whole}


def _carried(source: Shelf, target: Shelf, name: str) -> bool:
    try:
        with closing(_given(source.open, name)) as file:
            _write(file, target, name)
    except StorageError as error:
        if error.code != "storage.missing":
            raise
        return False
    return True


def _write(file: Sealed, target: Shelf, name: str) -> None:
    draft = target.begin(name)
    try:
        while sealed := _given(file.read, _CHUNK):
            draft.write(sealed)
        draft.finish()
    except BaseException:
        draft.discard()
        raise


def _given(read: Callable[..., T], what: object) -> T:
    """What a disk does not give of one file keeps no other from being carried."""
    try:
        return read(what)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EIO):
            raise
        raise StorageError("storage.missing", "a vault file cannot be read") from None
