"""Conditions as data. A hidden or unanswered question counts as unanswered, and each condition says what that means.

The scope of a condition is the path walked so far: it can refer only to earlier questions (the lint sees to it).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from dialogs.engine.answers import Files, Items
from dialogs.engine.intervals import span, years_between
from dialogs.engine.registry import Part


class Scope(Protocol):
    """What conditions and checks may look at."""

    today: date

    def value(self, key: str) -> Any:
        """The given, visible value under `key` (of the same item first), or None."""

    def answered(self, key: str) -> bool:
        """Whether the visible question has any answer, a skip included."""

    def each(self, key: str) -> Iterator[Scope]:
        """The scope from inside each item of the repeated group under `key`."""


class Condition(Part):
    """A yes-or-no question about earlier answers."""

    def holds(self, scope: Scope) -> bool:
        raise NotImplementedError

    def keys(self) -> Iterator[str]:
        """The questions that the condition refers to."""
        yield from ()


class Is(Condition):
    """The answer is this value (of a choice or a yes/no). False while unanswered."""

    name = "is"
    key: str
    value: bool | str

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        return found is not None and found == self.value

    def keys(self) -> Iterator[str]:
        yield self.key


class OneOf(Condition):
    """The answer is one of these values, or a multiple choice contains one. False while unanswered."""

    name = "one_of"
    key: str
    values: tuple[str, ...]

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        if isinstance(found, tuple):
            return any(value in self.values for value in found)
        return found in self.values

    def keys(self) -> Iterator[str]:
        yield self.key


class Given(Condition):
    """The question has a real answer, not a skip."""

    name = "given"
    key: str

    def holds(self, scope: Scope) -> bool:
        return scope.value(self.key) is not None

    def keys(self) -> Iterator[str]:
        yield self.key


class Listed(Condition):
    """The repeated group has at least one item."""

    name = "listed"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        return isinstance(found, Items) and bool(found.ids)

    def keys(self) -> Iterator[str]:
        yield self.key


class Sent(Condition):
    """The set of files holds at least one file. Closed without a file, it is answered and still False."""

    name = "sent"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        return isinstance(found, Files) and bool(found.files)

    def keys(self) -> Iterator[str]:
        yield self.key


class Skipped(Condition):
    """The question was asked and answered with one of the skips."""

    name = "skipped"
    key: str

    def holds(self, scope: Scope) -> bool:
        return scope.answered(self.key) and scope.value(self.key) is None

    def keys(self) -> Iterator[str]:
        yield self.key


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


class Outside(Condition):
    """The address or the country is not in Ukraine. False while unanswered."""

    name = "outside"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        country = getattr(found, "country", found)
        return isinstance(country, str) and country != "UA"

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
    """The person born on that date was surely younger on the day given under `on`. False while unanswered, and where
    the dates are too rough to tell: it is not the opposite of `AgeAtLeast`."""

    name = "age_below"
    key: str
    years: int
    on: str

    def holds(self, scope: Scope) -> bool:
        born, day = span(scope.value(self.key)), span(scope.value(self.on))
        return born is not None and day is not None and years_between(born[0], day[1]) < self.years

    def keys(self) -> Iterator[str]:
        yield self.key
        yield self.on


class Not(Condition):
    """The other condition does not hold; an unanswered question makes it true."""

    name = "not"
    of: Condition

    def holds(self, scope: Scope) -> bool:
        return not self.of.holds(scope)

    def keys(self) -> Iterator[str]:
        yield from self.of.keys()


class All(Condition):
    """Every one of the conditions holds."""

    name = "all"
    of: tuple[Condition, ...]

    def holds(self, scope: Scope) -> bool:
        return all(condition.holds(scope) for condition in self.of)

    def keys(self) -> Iterator[str]:
        for condition in self.of:
            yield from condition.keys()


class Any_(Condition):
    """At least one of the conditions holds."""

    name = "any"
    of: tuple[Condition, ...]

    def holds(self, scope: Scope) -> bool:
        return any(condition.holds(scope) for condition in self.of)

    def keys(self) -> Iterator[str]:
        for condition in self.of:
            yield from condition.keys()
