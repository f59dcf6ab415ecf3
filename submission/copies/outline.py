"""What copies each exhibit has: measured once for the plan of a package, made again when a volume is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from submission.copies.problems import Problem
from submission.copies.turning import HEIC, PNG, Page
from submission.copies.workshop import Workshop
from submission.exhibits import name_of_copy

_EXTENSIONS = {PNG: "png", HEIC: "heic"}  # and "jpg" for all others


class CopyMismatch(Exception):
    """A copy came out differently from the one that was measured, twice. Carries the number of the exhibit."""

    def __init__(self, number: int) -> None:
        super().__init__(f"a copy of exhibit {number} differs from the one that was measured")
        self.number = number


@dataclass(frozen=True, slots=True)
class Copy:
    """A file in `diia/`. `page` is 0 unless it is a page of something longer; `same`: byte for byte the original."""

    path: str
    media_type: str
    size: int
    sha256: str
    page: int
    same: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """All copies of one exhibit, and what is missing among them."""

    copies: tuple[Copy, ...] = ()
    problem: Problem = ""


def measure(data: bytes, path: str, workshop: Workshop) -> Copied:
    """What copies an original has. `path` is its own in the package; of the copies only sizes and sums are kept."""
    copies: list[Copy] = []
    turning = workshop.turn(data)
    while True:
        try:
            copies.append(_measured(next(turning), data, path))
        except StopIteration as end:
            return Copied(() if end.value == "gave_up" else tuple(copies), end.value)


def make(
    number: int, data: bytes, copies: Sequence[Copy], workshop: Workshop
) -> Iterator[tuple[Copy, bytes]]:
    """The measured copies again, with their bytes, one in memory at a time.

    Raises CopyMismatch when one cannot be had again, which takes a machine without memory or a change of the program
    between plan and build.
    """
    left = list(copies)
    for _ in range(2):
        while left and left[0].same:
            yield left.pop(0), data
        if not left:
            return
        with closing(workshop.turn(data, [copy.page for copy in left])) as turning:
            for page in turning:
                if not left or page.data is None or not _is(page.data, page.page, left[0]):
                    break
                yield left.pop(0), page.data
    if left:
        raise CopyMismatch(number)


def _measured(page: Page, original: bytes, path: str) -> Copy:
    data = original if page.data is None else page.data
    extension = _EXTENSIONS.get(page.media_type, "jpg")
    name = name_of_copy(path, extension, page.page, page.of)
    digest = hashlib.sha256(data).hexdigest()
    return Copy(name, page.media_type, len(data), digest, page.page, same=page.data is None)


def _is(data: bytes, page: int, copy: Copy) -> bool:
    return page == copy.page and hashlib.sha256(data).hexdigest() == copy.sha256
