"""What was answered."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dialogs.engine.answers import Files, Items
from dialogs.engine.conditions.base import Condition, Scope


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


class Whole(Condition):
    """The share is the whole, or more of it than there is."""

    name = "whole"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        return isinstance(found, Fraction) and found >= 1

    def keys(self) -> Iterator[str]:
        yield self.key
