"""An exact day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.counted_back import years_named
from dialogs.engine.kinds.remembered import either_day, read_span, unread
from dialogs.engine.kinds.tidy_dates import tidied, without_doubt
from dialogs.engine.kinds.weekdays import weekday_in
from dialogs.engine.kinds.words import brief, part_of
from dialogs.engine.kinds.written_days import (
    DayOption,
    days_among,
    in_other_order,
    month_of,
    perhaps,
    read_day,
)
from dialogs.language import N_, Language
from dialogs.patterns import expression


class Day(Kind):
    """A day known exactly.

    past      the day cannot lie in the future
    earliest  a day before this one is doubted (it may be kept)
    """

    name = "date"
    takes = N_("Напишіть дату текстом: день, місяць і рік.")
    past: bool = True
    earliest: dt.date | None = None

    def parse(self, given: Input, scope: Scope) -> dt.date:
        text = tidied(brief(given.option or given.text))
        day = read_day(text, scope.today)
        if day is None:
            text = years_named(text, scope.today)
            day = read_day(text, scope.today)
        if day is None:
            raise _not_a_day(given.text, text, scope.today)
        refuse_future(day, self.past, scope)
        doubt_early(day, self.earliest, given)
        return day

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        doubt_day(given.text, value, self.past, scope)

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        return joined_date(before, text, refusal, lambda said: read_day(said, scope.today))

    def dump(self, value: Any) -> Any:
        return value.isoformat()

    def load(self, data: Any) -> dt.date:
        return dt.date.fromisoformat(data)

    def describe(self, value: Any, language: Language) -> str:
        return language.date(value)


def refuse_future(day: dt.date, past: bool, scope: Scope) -> None:
    """Raise `Refusal` for a day that has not come yet where only the past makes sense."""
    if past and day > scope.today:
        raise Refusal(
            "date.future",
            N_("Ця дата ще не настала: {date}. Сьогодні {today}. Перевірте рік."),
            date=day,
            today=scope.today,
        )


def doubt_early(day: dt.date, earliest: dt.date | None, given: Input) -> None:
    """Raise a soft `Refusal` for a day before the earliest likely one, unless the person keeps it."""
    if earliest and day < earliest and not given.keep:
        raise Refusal(
            "date.early",
            N_("Ми прочитали це як {date}. Це раніше, ніж {earliest}. Перевірте дату."),
            soft=True,
            date=day,
            earliest=earliest,
        )


def doubt_day(typed: str, day: dt.date, past: bool, scope: Scope) -> None:
    """Raise `Refusal` for «03/04/2022», which may begin with the month, and for a weekday that the day was not."""
    text = brief(typed)
    other = in_other_order(tidied(text)) if "/" in text else None
    if other and not (past and other > scope.today):
        raise Refusal(
            "date.two_ways",
            N_("Цю дату можна прочитати по-різному: «{part}». Виберіть, який це день."),
            options=tuple(DayOption(value=each.isoformat(), label=each.isoformat()) for each in (day, other)),
            part=part_of(typed),
        )
    if _MONTHS_OR_DAY.fullmatch(text):
        raise perhaps(day)
    if weekday_in(text, day) is False:
        raise Refusal(
            "date.weekday",
            N_("Вийшло {date}, але це інший день тижня. Перевірте дату: «{part}»."),
            soft=True,
            date=day,
            part=part_of(typed),
        )


_MONTHS_OR_DAY = expression(r"(?:0?[1-9]|1[0-2])\s?[-–—]\s?(?:0?[1-9]|1[0-2])\s?[./]\s?\d{4}")
"""«03-05.2022» may be three months."""


def joined_date(before: str, text: str, refusal: Refusal, read: Callable[[str], Any]) -> str:
    """The rest of a date joined to its beginning: «24 лютого» and «2022», «2022» and «24 лютого»; a wrong year gives
    way to the right one. Empty where the text is a date by itself or makes none with what was there."""
    first, rest = tidied(without_doubt(brief(before))), tidied(brief(text))
    if not first or not rest or len(first) + len(rest) > 80:
        return ""
    whole_year = re.fullmatch(r"\d{4}", rest)
    if whole_year and refusal.code in ("date.year", "date.future") and (year := re.search(r"\d{4}", first)):
        return first.replace(year[0], rest)
    if _complete(rest):
        return ""
    for both in (f"{first} {rest}", f"{rest} {first}"):
        try:
            found = read(both)
        except Refusal as other:
            if other.code in ("date.no_year", "date.incomplete") and other.code != refusal.code:
                return both
            continue
        if found is not None:
            return both
    return ""


def _complete(text: str) -> bool:
    """Whether a text names a day, a month and a year by itself."""
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    rest = text.replace(year[0], " ", 1) if year else text
    month = re.search(r"\d{1,2}\W+\d{1,2}", rest) or any(map(month_of, re.findall(r"[^\W\d_]{3,}", rest)))
    return bool(year and month and re.search(r"\d", rest)) or bool(
        re.fullmatch(r"\d{1,2}\W\d{1,2}\W\d{2}", text)
    )


_WHOSE = expression(r"(?:мені|мне|йому|їй|ему|ей|їм|i am|i’m|he is|she is)\s+")
_AGE = expression(
    rf"(?:{_WHOSE.pattern})?(?:\d{{1,2}}|1[01]\d)"
    r"(?:\s*(?:рок\w*|рік|літ|лет|год\w*|years?(?: old)?))?"
)
"""«45», «мені 45», «7 років»: how old somebody is, in place of when they were born. «72 года» alone may be a year."""


def _not_a_day(typed: str, text: str, today: dt.date) -> Refusal:
    if among := either_day(text, today) or days_among(text, today):
        return perhaps(*among)
    said = brief(typed)
    if _AGE.fullmatch(text) or (_WHOSE.match(said) and _AGE.fullmatch(said)):
        return Refusal(
            "date.age",
            N_("«{part}» — це, здається, вік. Тут потрібна дата: день, місяць і рік."),
            part=part_of(typed),
        )
    if said and (remembered := _remembered(said, today)):
        return remembered
    if any(map(month_of, re.findall(r"[^\W\d_]{3,}", text))):
        return _incomplete(said)
    return Refusal(
        "date.unclear",
        N_("Не вдалося прочитати: «{part}». Напишіть дату так: 24.02.2022 або 24 лютого 2022."),
        part=unread(said) or part_of(typed),
    )


def _remembered(said: str, today: dt.date) -> Refusal | None:
    """What is said of a date that is remembered, not known: it may still be one day («три дні тому»)."""
    try:
        first, last = read_span(said, today)
    except Refusal as refusal:
        if refusal.code == "date.unclear":
            return None
        one_each = refusal.options and all("/" not in option.value for option in refusal.options)
        return refusal if one_each else _incomplete(said)
    return perhaps(first) if first == last else _incomplete(said)


def _incomplete(said: str) -> Refusal:
    return Refusal(
        "date.incomplete",
        N_("Тут потрібна точна дата, а написано: «{part}». Напишіть і день, і місяць, і рік."),
        part=part_of(said),
    )
