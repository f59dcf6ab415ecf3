"""What was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from dialogs.engine.answers import Files, Items
from dialogs.engine.conditions.base import Condition, Scope
from dialogs.engine.names import FullName


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


class Absent(Condition):
    """The person said that there is none of it («Немає»), which is more than a skip."""

    name = "absent"
    key: str

    def holds(self, scope: Scope) -> bool:
        return scope.lacks(self.key)

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


class ListsOneself(Condition):
    """The repeated group names the very person who is named under `own`; a patronymic may be left out.

    name_of  the key of the name of an item
    """

    name = "lists_oneself"
    key: str
    name_of: str
    own: str

    def holds(self, scope: Scope) -> bool:
        return self._found(scope) is not None

    def keys(self) -> Iterator[str]:
        yield self.key
        yield self.own

    def details(self, scope: Scope) -> Mapping[str, Any]:
        return {"name": str(self._found(scope) or "")}

    def _found(self, scope: Scope) -> FullName | None:
        own = scope.value(self.own)
        if not isinstance(own, FullName):
            return None
        named = (item.value(self.name_of) for item in scope.each(self.key))
        return next((one for one in named if isinstance(one, FullName) and one.may_be(own)), None)


class Whole(Condition):
    """The share is the whole, or more of it than there is."""

    name = "whole"
    key: str

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        return isinstance(found, Fraction) and found >= 1

    def keys(self) -> Iterator[str]:
        yield self.key
