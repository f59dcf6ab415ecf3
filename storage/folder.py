"""Sealed files in a folder, each in a file of its own that only its owner may read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from storage.durable import sync_directory
from storage.errors import StorageError
from storage.shelf import Lying, checked, is_name

_PART = ".part"
"""What the name of a file ends in until it is whole."""


class Folder:
    """The first file makes the folder."""

    at_hand = True

    def __init__(self, root: Path) -> None:
        self._root = root

    def begin(self, name: str) -> FolderDraft:
        self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
        return FolderDraft(self._root / checked(name))

    def open(self, name: str) -> BinaryIO:
        try:
            return (self._root / checked(name)).open("rb")
        except FileNotFoundError:
            raise StorageError("storage.missing", "no such vault file") from None

    def delete(self, names: Iterable[str]) -> None:
        there = [self._root / checked(name) for name in names]
        for path in there:
            for left in (path, _part_of(path)):
                left.unlink(missing_ok=True)
        if there and self._root.exists():
            sync_directory(self._root)

    def files(self) -> Iterator[Lying]:
        with suppress(FileNotFoundError), os.scandir(self._root) as entries:
            for entry in entries:
                name = entry.name.removesuffix(_PART)
                if is_name(name):
                    with suppress(OSError):  # deleted meanwhile, or a link that leads nowhere
                        told = entry.stat()
                        if stat.S_ISREG(told.st_mode):
                            yield Lying(name, told.st_size, told.st_mtime, whole=name == entry.name)


class FolderDraft:
    """Written under a temporary name, which a rename changes once all of it is synced."""

    def __init__(self, path: Path) -> None:
        self._path, self._part = path, _part_of(path)
        self._file = os.fdopen(os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")

    def write(self, sealed: bytes) -> None:
        self._file.write(sealed)

    def finish(self) -> None:
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._part.rename(self._path)
        sync_directory(self._path.parent)

    def discard(self) -> None:
        """A full disk may refuse the last bytes once more."""
        for leave in (self._file.close, self._part.unlink):
            with suppress(OSError):
                leave()


def _part_of(path: Path) -> Path:
    return path.with_name(path.name + _PART)
