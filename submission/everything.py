"""Everything that is stored of a person, to take along: texts, data and files in ZIPs that need no program of ours.

As with the package, volumes are built in memory, one at a time, and no plaintext touches a disk.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO

from submission.exhibits import EvidenceDamaged, Exhibit, archive_names, original, same_files
from submission.layout import ENTRY_RESERVE, Document
from submission.package import LIMIT, write_entry
from submission.stop import Stop

LOST = "Цей файл у сховищі пошкоджено, віддати його не вдалося.\r\nThis file is damaged in the store.\r\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of one claim: the folder it goes to, its documents (paths within that folder), its files."""

    folder: str
    documents: tuple[Document, ...]
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    size: int
    read: Callable[[], bytes]


def everything(
    top: Sequence[Document],
    claims: Sequence[Kept],
    *,
    made_at: datetime,
    limit: int = LIMIT,
    stop: Stop | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The volumes one after another, each with its file name; `SHA256SUMS` in each names what it holds.

    A file that is damaged gives way to a line that says so. Raises Stopped.
    """
    stop = stop or Stop()
    shares = _shares([*_documents(top, ""), *(entry for claim in claims for entry in _entries(claim))], limit)
    for number, share in enumerate(shares, start=1):
        suffix = f"-{number}of{len(shares)}" if len(shares) > 1 else ""
        buffer, sums = BytesIO(), list[str]()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for entry in share:
                stop.check()
                path, data = _taken(entry)
                write_entry(archive, path, data, made_at)
                sums.append(f"{hashlib.sha256(data).hexdigest()}  {path}\n")
            write_entry(archive, f"SHA256SUMS{suffix}", "".join(sums).encode(), made_at)
        yield f"moi-dani{suffix}.zip", buffer.getvalue()


def _entries(claim: Kept) -> Iterator[_Entry]:
    yield from _documents(claim.documents, f"{claim.folder}/")
    paths = archive_names(claim.exhibits)
    for twins in same_files(claim.exhibits):
        yield _Entry(f"{claim.folder}/{paths[twins[0].id]}", twins[0].size, partial(original, twins))


def _documents(documents: Sequence[Document], folder: str) -> Iterator[_Entry]:
    for document in documents:
        yield _Entry(f"{folder}{document.path}", len(document.data), partial(bytes, document.data))


def _shares(entries: Sequence[_Entry], limit: int) -> list[list[_Entry]]:
    """In order, as many into each volume as fit."""
    shares: list[list[_Entry]] = [[]]
    left = room = limit - ENTRY_RESERVE
    for entry in entries:
        needed = entry.size + ENTRY_RESERVE
        if needed > left and shares[-1]:
            shares.append([])
            left = room
        shares[-1].append(entry)
        left -= needed
    return shares


def _taken(entry: _Entry) -> tuple[str, bytes]:
    try:
        return entry.path, entry.read()
    except EvidenceDamaged:
        return f"{entry.path}.txt", LOST.encode("utf-8-sig")
