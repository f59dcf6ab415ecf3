"""Time as people remember it: a day, or an interval that surely holds the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Interval:
    """A remembered date: it happened between `first` and `last`, both included. One day when they are equal.

    `words` keeps how the person put it («весна 2022»), so that nothing more exact is claimed than was said.
    """

    first: date
    last: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """From one remembered date to another; `end` is None while it goes on."""

    start: Interval
    end: Interval | None


def span(value: Any) -> tuple[date, date] | None:
    """The first and last possible day of a date, a remembered date or a period; None for anything else."""
    if isinstance(value, Interval):
        return value.first, value.last
    if isinstance(value, date):
        return value, value
    if isinstance(value, Period):
        return value.start.first, value.end.last if value.end else date.max
    return None


def beginning(value: Any) -> tuple[date, date] | None:
    """The first and last possible day on which it began: of a period only the start."""
    return span(value.start) if isinstance(value, Period) else span(value)


def surely_before(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether every possible day of the first lies before every possible day of the second."""
    return first[1] < second[0]


def as_told(value: Any) -> date | str:
    """A date for a sentence: the day, or the person's own words («березень 2022»), nothing more exact than was said."""
    begun = value.start if isinstance(value, Period) else value
    if isinstance(begun, Interval):
        return f"«{begun.words}»" if begun.first != begun.last and begun.words else begun.first
    return begun if isinstance(begun, date) else ""


def years_between(born: date, day: date) -> int:
    """Whole years of age on a day. Who was born on 29 February has a birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
