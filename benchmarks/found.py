"""Everything that was measured, by whom it is of, for the table and the picture."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.load import Waits
from benchmarks.packages import Package
from benchmarks.speed import Speed
from benchmarks.subjects import Subject


@dataclass(slots=True)
class Found:
    """What one call of the measurements found.

    still     what a piece of work that is always the same took, at the pace of `paces`
    speeds    every run of each subject; there are several, by turns
    paces     at a pace that leaves room
    drafts    bytes of a draft in the database, by the name of the version
    packages  by the name of the version
    """

    people: int
    seconds: float
    rounds: int
    still: Waits
    speeds: dict[Subject, list[Speed]] = field(default_factory=dict)
    paces: dict[Subject, Waits] = field(default_factory=dict)
    drafts: dict[str, float] = field(default_factory=dict)
    packages: dict[str, Package] = field(default_factory=dict)

    def speed(self, subject: Subject) -> Speed:
        """The middle of all runs."""
        return Speed.middle(self.speeds[subject])

    def against_echo(self, subject: Subject) -> float | None:
        """How many times as many answers a second as the echo bot gave by the same way; None for itself."""
        echo = Subject(None, subject.way)
        if subject.version is None or echo not in self.speeds:
            return None
        return self.speed(subject).rate / self.speed(echo).rate
