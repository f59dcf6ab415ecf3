"""An exact day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import brief
from dialogs.engine.kinds.written_days import month_of, read_day, tidied
from dialogs.language import N_, Language


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
            raise _not_a_day(text)
        refuse_future(day, self.past, scope)
        doubt_early(day, self.earliest, given)
        return day

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
            N_("Вийшло {date}. Це раніше, ніж {earliest}. Перевірте, чи все правильно."),
            soft=True,
            date=day,
            earliest=earliest,
        )


def _not_a_day(text: str) -> Refusal:
    if (
        re.fullmatch(r"\d{4}", text)
        or re.fullmatch(r"\d{1,2}[./\-]\d{4}", text)
        or any(map(month_of, text.split()))
    ):
        return Refusal("date.incomplete", N_("Тут потрібна точна дата. Напишіть і день, і місяць, і рік."))
    return Refusal(
        "date.unclear", N_("Не вдалося прочитати дату. Напишіть так: 24.02.2022 або 24 лютого 2022.")
    )
