"""Dates and how far they lie apart, by the calendar. Each says only what is sure: where dates are too rough to tell, or
unanswered, neither `Within` nor `Beyond` holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dialogs.engine.conditions.base import Condition, Scope
from dialogs.engine.intervals import as_told, span, surely_before
from dialogs.engine.lapse import Lapse


class _Apart(Condition):
    """
    key    the later date; today if it is empty
    since  the date from which the time is counted
    lapse  the time
    """

    key: str = ""
    since: str
    lapse: Lapse

    def keys(self) -> Iterator[str]:
        yield from filter(None, (self.since, self.key))

    def details(self, scope: Scope) -> Mapping[str, Any]:
        begun = span(scope.value(self.since))
        last = {"last": self.lapse.after(begun[1])} if begun else {}
        later = as_told(scope.value(self.key)) if self.key else scope.today
        return {"first": as_told(scope.value(self.since)), "second": later, **last}

    def _dates(self, scope: Scope) -> tuple[tuple[date, date], tuple[date, date]] | None:
        begun = span(scope.value(self.since))
        later = span(scope.value(self.key)) if self.key else (scope.today, scope.today)
        return (begun, later) if begun and later else None


class Within(_Apart):
    """The later date surely lies in the time that began with the earlier one, its last day included, and not before
    it: 10.01.2025 is within a year of 10.01.2024, 11.01.2025 is not."""

    name = "within"

    def holds(self, scope: Scope) -> bool:
        dates = self._dates(scope)
        if dates is None:
            return False
        begun, later = dates
        return not surely_before(later, begun) and later[1] <= self.lapse.after(begun[0])


class Beyond(_Apart):
    """The later date surely lies after the time that began with the earlier one («понад два роки»)."""

    name = "beyond"

    def holds(self, scope: Scope) -> bool:
        dates = self._dates(scope)
        return dates is not None and dates[1][0] > self.lapse.after(dates[0][1])


class InThisYear(Condition):
    """The date surely lies in the calendar year that it is today («в поточному році»)."""

    name = "in_this_year"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = span(scope.value(self.key))
        return found is not None and {day.year for day in found} == {scope.today.year}

    def keys(self) -> Iterator[str]:
        yield self.key


class BeforeThisYear(Condition):
    """The date surely lies in an earlier calendar year than today."""

    name = "before_this_year"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = span(scope.value(self.key))
        return found is not None and found[1].year < scope.today.year

    def keys(self) -> Iterator[str]:
        yield self.key


class Past(Condition):
    """This day is over: today is a later one."""

    name = "past"
    day: date

    def holds(self, scope: Scope) -> bool:
        return scope.today > self.day
