"""Where sealed files lie: each one whole under its name, or not there at all.

There are two: a folder (`storage/folder.py`) and a bucket of object storage (`storage/bucket.py`). Neither knows what
is in a file; that is the vault's (`storage/vault.py`). Everything here blocks, so it is called in threads, and raises
OSError or StorageError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from storage.errors import StorageError

_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Lying:
    """A file on a shelf.

    size   in bytes
    since  when it was last written, in seconds since 1970
    whole  False for what a stop in the middle of writing has left: nobody finds that by its name
    """

    name: str
    size: int
    since: float
    whole: bool = True


class Draft(Protocol):
    """A file that is being written."""

    def write(self, sealed: bytes) -> None: ...

    def finish(self) -> None:
        """From now on the file is there, durable. Before, nobody sees it."""

    def discard(self) -> None:
        """Leave nothing of what was not finished. What cannot be removed now, the next sweep finds."""


class Sealed(Protocol):
    """A file that is being read."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer only at the end."""

    def close(self) -> None: ...


class Shelf(Protocol):
    """`at_hand`: listing it is quick, and its times are those of this machine's clock."""

    at_hand: bool

    def begin(self, name: str) -> Draft:
        """Raises StorageError storage.missing where no file can have such a name."""

    def open(self, name: str) -> Sealed:
        """Raises StorageError storage.missing where there is none."""

    def delete(self, names: Iterable[str]) -> None:
        """Whole files and what is left of others; those that are gone already are no fault."""

    def files(self) -> Iterator[Lying]:
        """Everything that lies here under a name that files can have."""


def is_name(name: str) -> bool:
    """Whether a file can have this name. No key, and no path, is one."""
    return bool(_NAME.fullmatch(name))


def checked(name: str) -> str:
    """A name that a file can have. Raises StorageError storage.missing: whoever asks for another finds nothing."""
    if not is_name(name):
        raise StorageError("storage.missing", "no vault file has such a name")
    return name
