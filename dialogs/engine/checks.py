"""Checks of one answer against others, as data. A soft check is a doubt: the person may keep the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import Interval, span, years_between
from dialogs.engine.registry import Part


class Check(Part):
    """Looks at a freshly parsed value beside earlier answers and raises `Refusal` when they contradict each other."""

    soft: bool = False
    message: str = ""
    WORDING = frozenset({"message"})

    def check(self, value: Any, scope: Scope) -> None:
        raise NotImplementedError

    def keys(self) -> tuple[str, ...]:
        """The earlier questions that the check refers to."""
        return ()


class NotBefore(Check):
    """The date cannot lie before the date given under `key`. The message may use {mine} and
    {other}, that earlier date."""

    name = "not_before"
    key: str

    def check(self, value: Any, scope: Scope) -> None:
        mine, other = span(value), span(scope.value(self.key))
        if mine and other and mine[1] < other[0]:
            raise Refusal(
                "check.not_before",
                self.message,
                soft=self.soft,
                mine=_put(value, mine[1]),
                other=_put(scope.value(self.key), other[0]),
            )

    def keys(self) -> tuple[str, ...]:
        return (self.key,)


class YoungerThan(Check):
    """The person born on that date is younger than so many years today. The message may use {years}."""

    name = "younger_than"
    years: int

    def check(self, value: Any, scope: Scope) -> None:
        born = span(value)
        if born and years_between(born[1], scope.today) >= self.years:
            raise Refusal("check.younger_than", self.message, soft=self.soft, years=self.years)


class NotAfter(Check):
    """The date cannot lie after the date given under `key`. The message may use {mine} and
    {other}, that later date."""

    name = "not_after"
    key: str

    def check(self, value: Any, scope: Scope) -> None:
        mine, other = span(value), span(scope.value(self.key))
        if mine and other and mine[0] > other[1]:
            raise Refusal(
                "check.not_after",
                self.message,
                soft=self.soft,
                mine=_put(value, mine[0]),
                other=_put(scope.value(self.key), other[1]),
            )

    def keys(self) -> tuple[str, ...]:
        return (self.key,)


class Differs(Check):
    """The answer is not the one given under `key`: a child and a parent have different numbers."""

    name = "differs"
    key: str

    def check(self, value: Any, scope: Scope) -> None:
        if value == scope.value(self.key):
            raise Refusal("check.differs", self.message, soft=self.soft)

    def keys(self) -> tuple[str, ...]:
        return (self.key,)


class OtherThan(Check):
    """The answer is not this value: the state that grants protection is another one than Ukraine."""

    name = "other_than"
    value: str

    def check(self, value: Any, scope: Scope) -> None:
        if value == self.value:
            raise Refusal("check.other_than", self.message, soft=self.soft)


def _put(value: Any, day: date) -> date | str:
    """A remembered date in the person's own words («березень 2022»): nothing more exact than was said."""
    return (
        f"«{value.words}»"
        if isinstance(value, Interval) and value.first != value.last and value.words
        else day
    )
