"""From one remembered date to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import Interval, Period
from dialogs.engine.kinds.approximate import describe_interval, dump_interval, load_interval
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.date import refuse_future
from dialogs.engine.kinds.remembered import read_sides, read_span, sides_of
from dialogs.engine.kinds.words import brief
from dialogs.engine.kinds.written_days import tidied
from dialogs.language import N_, Language

_STILL = re.compile(
    r"(?:з |із |від |с |from |since )?(.+?)[\s,–—-]+(?:(?:і |й )?(?:по|до|дотепер|until|till|to|up to)\s+)?"
    r"(?:досі|донині|дотепер|сьогодні|сьогодення|сьогоднішній день|сьогоднішнього дня|цей час|цього часу|цей день|"
    r"тепер|зараз|триває|now|present|today|до сих пор|настоящее время)"
)


class FromTo(Kind):
    """A period. Both ends may be known only roughly; it may still go on.

    past  the period began in the past, and its end is today at the latest
    """

    name = "period"
    takes = N_("Напишіть дві дати текстом. Наприклад: з березня 2022 по травень 2023.")
    past: bool = True

    def parse(self, given: Input, scope: Scope) -> Period:
        text = brief(given.text)
        still = _STILL.fullmatch(text)
        if still:
            start, words = read_span(still[1], scope.today), still[1]
            refuse_future(start[0], self.past, scope)
            return Period(_interval(start, words), None)
        sides = read_sides(tidied(text), scope.today)
        if sides is None:
            raise Refusal(
                "period.unclear",
                N_(
                    "Тут потрібні дві дати: початок і кінець. Якщо це триває, напишіть «досі» замість другої."
                ),
            )
        for side in sides:
            refuse_future(side[0], self.past, scope)
        left, right = sides_of(text) or ("", "")
        end = (sides[1][0], min(sides[1][1], scope.today)) if self.past else sides[1]
        return Period(_interval(sides[0], left), _interval(end, right))

    def dump(self, value: Any) -> Any:
        return [dump_interval(value.start), dump_interval(value.end) if value.end else None]

    def load(self, data: Any) -> Period:
        start, end = data
        return Period(load_interval(start), load_interval(end) if end else None)

    def describe(self, value: Any, language: Language) -> str:
        start = _side(value.start, language)
        if value.end is None:
            return language.text(N_("{start} — досі"), start=start)
        return f"{start} — {_side(value.end, language)}"


def _interval(span: tuple[date, date], words: str) -> Interval:
    return Interval(*span, "" if span[0] == span[1] else words)


def _side(side: Interval, language: Language) -> str:
    """One end in words; «березень 2022 року» for a whole month, whatever its case was in the sentence."""
    next_day = side.last + timedelta(days=1)
    if side.first.day == next_day.day == 1 and (side.last - side.first).days <= 31:
        return language.month(side.first)
    return describe_interval(side, language)
