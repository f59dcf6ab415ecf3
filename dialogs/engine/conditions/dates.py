"""Dates held against each other, against a day of the calendar or against today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dialogs.engine.conditions.base import Condition, Scope
from dialogs.engine.intervals import as_told, beginning, span, surely_before, years_between


class Before(Condition):
    """The date (or the whole interval) lies before a day. False while unanswered."""

    name = "before"
    key: str
    day: date

    def holds(self, scope: Scope) -> bool:
        found = span(scope.value(self.key))
        return found is not None and found[1] < self.day

    def keys(self) -> Iterator[str]:
        yield self.key


class Since(Condition):
    """The date (or the whole interval) surely lies on a day or after it. False while unanswered, and where the date
    is too rough to tell: it is not the opposite of `Before`."""

    name = "since"
    key: str
    day: date

    def holds(self, scope: Scope) -> bool:
        found = span(scope.value(self.key))
        return found is not None and found[0] >= self.day

    def keys(self) -> Iterator[str]:
        yield self.key


class AgeAtLeast(Condition):
    """The person born on that date is at least so old: today, or on the day given under `on`."""

    name = "age_at_least"
    key: str
    years: int
    on: str = ""

    def holds(self, scope: Scope) -> bool:
        born = span(scope.value(self.key))
        day = span(scope.value(self.on)) if self.on else (scope.today, scope.today)
        return born is not None and day is not None and years_between(born[1], day[0]) >= self.years

    def keys(self) -> Iterator[str]:
        yield self.key
        if self.on:
            yield self.on


class AgeBelow(Condition):
    """The person born on that date is surely younger: today, or on the day given under `on`. False while unanswered,
    and where the dates are too rough to tell: it is not the opposite of `AgeAtLeast`."""

    name = "age_below"
    key: str
    years: int
    on: str = ""

    def holds(self, scope: Scope) -> bool:
        born = span(scope.value(self.key))
        day = span(scope.value(self.on)) if self.on else (scope.today, scope.today)
        return born is not None and day is not None and years_between(born[0], day[1]) < self.years

    def keys(self) -> Iterator[str]:
        yield self.key
        if self.on:
            yield self.on

    def details(self, scope: Scope) -> Mapping[str, Any]:
        told = {"first": as_told(scope.value(self.key))}
        return told | ({"second": as_told(scope.value(self.on))} if self.on else {})


class Earlier(Condition):
    """One date lies surely before another. False while either is unanswered or too rough to tell."""

    name = "earlier"
    key: str
    than: str

    def holds(self, scope: Scope) -> bool:
        first, second = span(scope.value(self.key)), span(scope.value(self.than))
        return first is not None and second is not None and surely_before(first, second)

    def keys(self) -> Iterator[str]:
        yield self.key
        yield self.than

    def details(self, scope: Scope) -> Mapping[str, Any]:
        return {"first": as_told(scope.value(self.key)), "second": as_told(scope.value(self.than))}


class BeforeBirth(Condition):
    """One of these dates of a person lies surely before the day under `born`. Dates inside a repeated group count for
    each of its items; of a period its beginning counts.

    dates  the keys, each with the group that it is asked in, or ""
    """

    name = "before_birth"
    born: str
    dates: tuple[tuple[str, str], ...]

    def holds(self, scope: Scope) -> bool:
        return next(self._found(scope), None) is not None

    def keys(self) -> Iterator[str]:
        yield self.born
        for key, group in self.dates:
            yield from (group, key) if group else (key,)

    def details(self, scope: Scope) -> Mapping[str, Any]:
        found = next(self._found(scope), None)
        if found is None:
            return {}
        key, value = found
        return {
            "question": key,
            "other": self.born,
            "first": as_told(value),
            "second": as_told(scope.value(self.born)),
        }

    def _found(self, scope: Scope) -> Iterator[tuple[str, Any]]:
        born = span(scope.value(self.born))
        if born is None:
            return
        for key, group in self.dates:
            for each in scope.each(group) if group else (scope,):
                told = beginning(value := each.value(key))
                if told is not None and surely_before(told, born):
                    yield key, value
