"""Conditions put together from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dialogs.engine.conditions.base import Condition, Scope


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

    def details(self, scope: Scope) -> Mapping[str, Any]:
        return _details(self.of, scope)


class Any_(Condition):
    """At least one of the conditions holds."""

    name = "any"
    of: tuple[Condition, ...]

    def holds(self, scope: Scope) -> bool:
        return any(condition.holds(scope) for condition in self.of)

    def keys(self) -> Iterator[str]:
        for condition in self.of:
            yield from condition.keys()

    def details(self, scope: Scope) -> Mapping[str, Any]:
        return _details(self.of, scope)


class ForSome(Condition):
    """The condition holds inside at least one item of the repeated group."""

    name = "for_some"
    key: str
    that: Condition

    def holds(self, scope: Scope) -> bool:
        return any(self.that.holds(item) for item in scope.each(self.key))

    def keys(self) -> Iterator[str]:
        yield self.key
        yield from self.that.keys()

    def details(self, scope: Scope) -> Mapping[str, Any]:
        held = (item for item in scope.each(self.key) if self.that.holds(item))
        return next((self.that.details(item) for item in held), {})


def _details(conditions: tuple[Condition, ...], scope: Scope) -> Mapping[str, Any]:
    """Those of the first condition that holds and has any."""
    told = (condition.details(scope) for condition in conditions if condition.holds(scope))
    return next(filter(None, told), {})
