"""Large pages for what a start has loaded, where Linux has them to give.

An answer looks at a little of everything that was loaded, here and there in sixty megabytes. A processor remembers the
way to so many pages only, and in pages of 4 kB they are too many: in pages of 2 MB an answer takes less time
(docs/decisions/0013-the-speed-of-an-answer.md). Linux makes them of what is there already with `MADV_COLLAPSE`, since
6.1: https://man7.org/linux/man-pages/man2/madvise.2.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_SMALL, _LARGE = 4096, 2 * 1024**2
_MANY = _LARGE // _SMALL
_FULL = 7 * _MANY // 10
"""So much of a large page is to be in memory already, as all of it will be from then on: a stack stays small."""

_COLLAPSE = 25
"""`MADV_COLLAPSE`, which Python's `mmap` does not name."""

_ALLOWED = Path("/sys/kernel/mm/transparent_hugepage/enabled")
_MAPPINGS = Path("/proc/self/maps")
_WRITABLE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 +(?:\[heap\])?")


def gather(allowed: Path = _ALLOWED) -> int:
    """Have as much of the process as can be in large pages; how many there are of them now. 0 where the system has
    none, or says at `allowed` that they are never to be used.

    It takes some hundredths of a second of processor time and longer by the clock: call it in a thread of its own.
    """
    try:
        if "[never]" in allowed.read_text():
            return 0
        import ctypes

        system = ctypes.CDLL(None)
        advise, look, found = system.madvise, system.mincore, ctypes.create_string_buffer(_MANY)
        places = [*_places(_MAPPINGS.read_text("utf-8", "replace"))]
    except (
        OSError,
        AttributeError,
        ImportError,
        MemoryError,
    ):  # another system, or one that shows nothing of itself
        return 0
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    look.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p)
    large = 0
    for place in places:
        # https://man7.org/linux/man-pages/man2/mincore.2.html: a byte for each page, of which the last bit counts
        if look(place, _LARGE, found) == 0 and sum(one & 1 for one in found.raw) >= _FULL:
            large += advise(place, _LARGE, _COLLAPSE) == 0
    return large


def _places(maps: str) -> Iterator[int]:
    """The addresses at which a large page may begin, in what the process may write and no file backs:
    https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html"""
    for line in maps.splitlines():
        if mapping := _WRITABLE.fullmatch(line):
            start, end = (int(at, 16) for at in mapping.groups())
            yield from range(-(-start // _LARGE) * _LARGE, end - _LARGE + 1, _LARGE)
