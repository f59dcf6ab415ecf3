"""Conditions as data. A hidden or unanswered question counts as unanswered, and each condition says what that means.

The scope of a condition is the path walked so far: it can refer only to earlier questions (the lint sees to it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from dialogs.engine.registry import Part


class Scope(Protocol):
    """What conditions and checks may look at."""

    today: date

    def value(self, key: str) -> Any:
        """The given, visible value under `key` (of the same item first), or None."""

    def answered(self, key: str) -> bool:
        """Whether the visible question has any answer, a skip included."""

    def lacks(self, key: str) -> bool:
        """Whether the visible question was answered with «Немає», of a document too."""

    def each(self, key: str) -> Iterator[Scope]:
        """The scope from inside each item of the repeated group under `key`."""


class Condition(Part):
    """A yes-or-no question about earlier answers."""

    def holds(self, scope: Scope) -> bool:
        raise NotImplementedError

    def keys(self) -> Iterator[str]:
        """The questions that the condition refers to."""
        yield from ()

    def details(self, scope: Scope) -> Mapping[str, Any]:
        """What makes it hold, for the sentence about it: dates as they were told, and under "question" a key."""
        return {}
