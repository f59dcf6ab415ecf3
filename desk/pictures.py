"""What of a file is shown at the desk: pages drawn anew in the process of the copies, never the bytes as they came."""

from __future__ import annotations

import asyncio
import base64
from collections import OrderedDict
from dataclasses import dataclass

from dialogs.review.copy import CopiedFile
from storage import StorageError, Vault
from submission.copies.problems import Problem, Unturnable
from submission.copies.workshop import Workshop

_KEPT = 48 * 1024 * 1024
"""Bytes of drawn pages that are kept in memory; each is shown again only through the same door."""

_KEPT_FOR = 300.0
"""Seconds: what was taken back, or removed, does not lie about in this process for long."""

_WORKSHOPS = 2

_Page = tuple[str, str, int]
"""Of which share, which file, which page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file as a JPEG, of how many; or why there is none."""

    data: bytes
    of: int
    problem: Problem | str = ""


class Pictures:
    """Draws pages, each in a process without secrets. Ask it only for what `doors.file` has given."""

    def __init__(self, vault: Vault, kept_for: float = _KEPT_FOR) -> None:
        self._vault = vault
        self._kept_for = kept_for
        self._free: asyncio.Queue[Workshop] = asyncio.Queue()
        self._all = [Workshop() for _ in range(_WORKSHOPS)]
        for workshop in self._all:
            self._free.put_nowait(workshop)
        self._kept: OrderedDict[_Page, Sheet] = OrderedDict()
        self._size = 0

    async def page(self, share_id: str, file: CopiedFile, number: int) -> Sheet:
        """A page by its number, from 1. What cannot be drawn comes back with its problem."""
        known = (share_id, file.blob, number)
        if (sheet := self._kept.get(known)) is not None:
            self._kept.move_to_end(known)
            return sheet
        data = await self.original(file)
        if data is None:
            return Sheet(b"", 0, "missing")
        workshop = await self._free.get()
        try:
            sheet = await asyncio.to_thread(_drawn, workshop, data, number)
        finally:
            self._free.put_nowait(workshop)
        self._keep(known, sheet)
        return sheet

    async def original(self, file: CopiedFile) -> bytes | None:
        """The stored bytes, verified; None when the applicant has removed the file, or they do not open."""
        try:
            own = base64.b64decode(file.key)
            return await self._vault.read(b"", file.blob, own) if own else None
        except StorageError:
            return None

    def forget(self, share_id: str) -> None:
        """A share is over: drop its pages."""
        for known in [known for known in self._kept if known[0] == share_id]:
            self._drop(known)

    async def close(self) -> None:
        await asyncio.gather(*(asyncio.to_thread(workshop.close) for workshop in self._all))

    def _keep(self, known: _Page, sheet: Sheet) -> None:
        self._drop(known)  # two may have drawn it at once
        self._kept[known] = sheet
        self._size += len(sheet.data)
        while self._size > _KEPT and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        asyncio.get_running_loop().call_later(self._kept_for, self._drop, known)

    def _drop(self, known: _Page) -> None:
        if (sheet := self._kept.pop(known, None)) is not None:
            self._size -= len(sheet.data)


def _drawn(workshop: Workshop, data: bytes, number: int) -> Sheet:
    """Runs in a thread: the process is waited for."""
    turning = workshop.turn(data, [number], anew=True)
    found = Sheet(b"", 0, "broken")
    try:
        while True:
            page = next(turning)
            found = Sheet(page.data or b"", page.of)
    except StopIteration as end:
        return found if found.data else Sheet(b"", 0, end.value or "broken")
    except Unturnable as refused:
        return Sheet(b"", 0, refused.problem)
