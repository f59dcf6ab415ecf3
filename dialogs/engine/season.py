"""The time for which a programme was decided: an order of a town is for a year, and the next one has other rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.engine.conditions import Past
from dialogs.engine.rules import Rule

CODE = "season_over"


@dataclass(frozen=True, slots=True)
class Season:
    """
    first, last  the days of it, both included
    over         what is said to somebody whose draft outlives it: where the new text is to be found; a source text
    """

    first: date
    last: date
    over: str

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def rule(self) -> Rule:
        """The doubt about a draft after the last day. It stops nothing: what was told may fit the new text too."""
        return Rule(code=CODE, para="", broken=Past(day=self.last), explain=self.over)
