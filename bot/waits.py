"""How long people wait, in plain integers: counting costs a microsecond, and nobody need be looking."""

from __future__ import annotations

from bisect import bisect_left

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Seconds. From an answer that nobody notices to one that is taken for an outage."""


class Waits:
    """How many waits ended within each bound and after the last one (`counts`), and how many seconds all took."""

    __slots__ = ("counts", "seconds")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.seconds = 0.0

    def add(self, seconds: float) -> None:
        """One wait more. A clock that was set back makes none below zero."""
        seconds = max(seconds, 0.0)
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds
