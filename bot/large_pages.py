"""Large pages for what a start has loaded, where Linux has them to give.

An answer looks at a little of everything that was loaded, here and there in sixty megabytes. A processor remembers the
way to so many pages only, and in pages of 4 kB they are too many: in pages of 2 MB an answer takes less time
(docs/decisions/0013-the-speed-of-an-answer.md). Linux makes them of what is there already with `MADV_COLLAPSE`, since
6.1: https://man7.org/linux/man-pages/man2/madvise.2.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_LARGE = 2 * 1024**2
_COLLAPSE = 25
"""`MADV_COLLAPSE`, which Python's `mmap` does not name."""

_FULL = 0.7
"""How much of a mapping is to be in memory: what is not would be from then on. A stack of a thread stays small."""

_ALLOWED = Path("/sys/kernel/mm/transparent_hugepage/enabled")
_MAPPINGS = Path("/proc/self/smaps")
_HEAD = re.compile(r"^(?P<start>[0-9a-f]+)-(?P<end>[0-9a-f]+) rw-p \S+ \S+ 0 +(?P<name>\S*)$", re.MULTILINE)
_RESIDENT = re.compile(r"^Rss: +(\d+) kB$", re.MULTILINE)


class Mapping(NamedTuple):
    """Memory of the process from one address to another, and how many bytes of it are in memory."""

    start: int
    end: int
    resident: int

    @property
    def pages(self) -> range:
        """The addresses at which a large page would begin."""
        return range(-(-self.start // _LARGE) * _LARGE, self.end // _LARGE * _LARGE, _LARGE)


def gather(allowed: Path = _ALLOWED) -> int:
    """Have as much of the process as can be in large pages; how many there are of them now. 0 where the system has
    none, or says at `allowed` that they are never to be used.

    It takes a tenth of a second of processor time, and others may run meanwhile: call it in a thread of its own.
    """
    try:
        if "[never]" in allowed.read_text():
            return 0
        import ctypes

        advise = ctypes.CDLL(None).madvise
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        mappings = [*_mappings(_MAPPINGS.read_text("utf-8", "replace"))]
    except (
        OSError,
        AttributeError,
        ImportError,
        MemoryError,
    ):  # another system, or one that shows nothing of itself
        return 0
    full = [each for each in mappings if each.resident >= _FULL * (each.end - each.start)]
    return sum(advise(page, _LARGE, _COLLAPSE) == 0 for each in full for page in each.pages)


def _mappings(smaps: str) -> Iterator[Mapping]:
    """What the process may write and no file backs: https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html"""
    heads = [*_HEAD.finditer(smaps)]
    ends = [*(head.start() for head in heads), len(smaps)]
    for head, (_, end) in zip(heads, pairwise(ends), strict=True):
        resident = _RESIDENT.search(smaps, head.end(), end)
        if head["name"] in ("", "[heap]") and resident:
            yield Mapping(int(head["start"], 16), int(head["end"], 16), int(resident[1]) * 1024)
