"""Amounts worked out from other answers, as data. The result is only ever offered: the person names the sum.

A sum without its logic is a common reason for a weak claim, so the working goes into the package with the answer.
A false sum is worse than none: where a number is missing there is no offer, and one line says which.
Currencies are never converted: nobody here may choose a rate for somebody else's claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from dialogs.engine.calculations.months import Lasting
from dialogs.engine.conditions import Condition, Scope
from dialogs.engine.intervals import Interval
from dialogs.engine.kinds.money import Sum, describe_sum
from dialogs.engine.registry import Part
from dialogs.language import N_, Language

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a working: a source text with what fills its places (`Sum`, dates, words, numbers)."""

    text: str
    params: tuple[tuple[str, Any], ...] = ()

    def written(self, language: Language) -> str:
        return language.text(self.text, **{name: _filled(value, language) for name, value in self.params})


@dataclass(frozen=True, slots=True)
class Working:
    """How an amount comes about: the steps, and the result in each currency."""

    steps: tuple[Step, ...]
    totals: tuple[Sum, ...]

    @property
    def total(self) -> Sum | None:
        """The one result; None when there are several currencies."""
        return self.totals[0] if len(self.totals) == 1 else None

    def lines(self, language: Language) -> tuple[str, ...]:
        """The steps and the result in words."""
        result = " + ".join(describe_sum(total, language) for total in self.totals)
        steps = tuple(step.written(language) for step in self.steps)
        return (*steps, language.text(N_("Разом: {total}"), total=result))


@dataclass(frozen=True, slots=True)
class Lack:
    """What a sum cannot be worked out without: the key of a question, or a sentence where no answer would do."""

    key: str = ""
    step: Step | None = None


class Calculation(Part):
    """How an amount follows from earlier answers."""

    def work_out(self, scope: Scope) -> Working | None:
        """The working, or None while too little is known."""
        raise NotImplementedError

    def lacks(self, scope: Scope) -> Lack | None:
        """What is missing for it; None when nothing is, and when nothing was told that could be worked with."""
        return None

    def keys(self) -> Iterator[str]:
        """The earlier questions that the calculation looks at."""
        yield from ()


class Depending(Calculation):
    """One of two ways to work an amount out, by an earlier answer."""

    name = "depending"
    on: Condition
    then: Calculation
    otherwise: Calculation

    def work_out(self, scope: Scope) -> Working | None:
        return self._chosen(scope).work_out(scope)

    def lacks(self, scope: Scope) -> Lack | None:
        return self._chosen(scope).lacks(scope)

    def keys(self) -> Iterator[str]:
        yield from self.on.keys()
        yield from self.then.keys()
        yield from self.otherwise.keys()

    def _chosen(self, scope: Scope) -> Calculation:
        return self.then if self.on.holds(scope) else self.otherwise


def part_of(whole: Sum, part: Fraction) -> Sum:
    """A part of a sum, or several times the sum. Rounded once, at the very end: a year's income over twelve months is
    that income again."""
    exact = whole.amount * part.numerator / part.denominator
    return Sum(exact.quantize(_CENT, ROUND_HALF_UP), whole.currency)


def _filled(value: Any, language: Language) -> Any:
    match value:
        case Sum():
            return describe_sum(value, language)
        case Lasting():
            return value.written(language)
        case Interval():
            return language.date(value.first)
        case int() | Decimal():
            return language.number(value)
    return language.text(value) if isinstance(value, str) else value
