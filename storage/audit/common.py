"""The end of the chain of what is noted of no claim, as this process has written it last.

Everybody adds to that chain. While this process is the only one that does, and a unit of work asks for nothing, its
entry goes in the one statement that writes the unit: one unit after another, each after the last one stands.
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple


class End(NamedTuple):
    """The last entry of a chain, 0 and b"" before the first, and to whom its claim belonged at first."""

    serial: int
    owner: int | None
    n: int
    mark: bytes


class Common:
    """`turn` is had by the unit whose entry is the next; `end` is None while it is not known."""

    __slots__ = ("end", "turn")

    def __init__(self) -> None:
        self.end: End | None = None
        self.turn = asyncio.Lock()

    def stands(self, end: End) -> None:
        """An entry that was written after reading the one before it is committed."""
        if self.end is None or self.end.n < end.n:
            self.end = end
