"""A date as people remember it: a day, a month, a season, «між 3 і 10 березня 2022»."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import Interval
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.date import doubt_day, doubt_early, joined_date, refuse_future
from dialogs.engine.kinds.remembered import read_span
from dialogs.engine.kinds.words import brief, plain
from dialogs.language import N_, Language
from dialogs.patterns import expression

_CHOSEN = expression(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


class RememberedDate(Kind):
    """A date that may be known only roughly. The value is an `Interval` that keeps how the person put it.

    past      the interval ends today at the latest
    earliest  an interval that ends before this day is doubted (it may be kept)
    """

    name = "approximate_date"
    takes = N_("Напишіть дату текстом. Можна приблизно: «весна 2022» або «початок березня 2022».")
    past: bool = True
    earliest: dt.date | None = None

    def parse(self, given: Input, scope: Scope) -> Interval:
        chosen = _chosen(given.option)
        said = given.text if chosen or not given.option else given.option
        first, last = chosen or read_span(brief(said), scope.today)
        refuse_future(first, self.past, scope)
        doubt_early(last, self.earliest, given)
        if self.past:
            last = min(last, scope.today)
        words = "" if first == last else plain(said)
        return Interval(first, last, words)

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        if value.first == value.last:
            doubt_day(given.text, value.first, self.past, scope)

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        return joined_date(before, text, refusal, lambda said: read_span(said, scope.today))

    def dump(self, value: Any) -> Any:
        return dump_interval(value)

    def load(self, data: Any) -> Interval:
        return load_interval(data)

    def describe(self, value: Any, language: Language) -> str:
        return describe_interval(value, language)

    def brief(self, value: Any, language: Language) -> str:
        return value.words or self.describe(value, language)


def dump_interval(value: Interval) -> list[str]:
    """An interval as JSON data: first day, last day, the words."""
    return [value.first.isoformat(), value.last.isoformat(), value.words]


def load_interval(data: Any) -> Interval:
    """An interval back from JSON data."""
    return Interval(dt.date.fromisoformat(data[0]), dt.date.fromisoformat(data[1]), data[2])


def describe_interval(value: Interval, language: Language) -> str:
    """The day, or the person's words with the interval that they mean."""
    if value.first == value.last:
        return language.date(value.first)
    if not value.words:
        return language.text(N_("між {first} і {last}"), first=value.first, last=value.last)
    return language.text(
        N_("{words} (між {first} і {last})"), words=value.words, first=value.first, last=value.last
    )


def _chosen(option: str) -> tuple[dt.date, dt.date] | None:
    """The interval behind a pressed option; a forged value counts as nothing pressed."""
    match = _CHOSEN.fullmatch(f"{option}/{option}" if len(option) == 10 else option)
    try:
        first, last = map(dt.date.fromisoformat, match.groups() if match else ("", ""))
    except ValueError:
        return None
    return (first, last) if first <= last else None
