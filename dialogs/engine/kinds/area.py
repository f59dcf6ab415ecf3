"""An area of a dwelling or of land."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import brief
from dialogs.engine.kinds.written_numbers import read_number
from dialogs.language import N_, Language

LARGEST = Decimal(10) ** 9

_UNITS = (
    (re.compile(r"га|гектар\w*|ha|hectares?"), 10_000),
    (re.compile(r"сот|сотк\w*|соток|ар|ари|арів"), 100),
    (
        re.compile(
            r"|м|м2|м²|m2|m²|кв\.? ?м\.?\w*|метр\w*|квадрат\w*(?: метр\w*)?|sq\.? ?m\w*|m|м\.? ?кв\.?"
        ),
        1,
    ),
)


class Area(Kind):
    """An area in square metres, to two places. Сотки and hectares are converted."""

    name = "area"
    takes = N_("Напишіть площу цифрами, у квадратних метрах.")

    def parse(self, given: Input, scope: Scope) -> Decimal:
        text = re.sub(r"(?<=[мm])[2²]", "", brief(given.text))
        found = read_number(text)
        times = next((times for unit, times in _UNITS if found and unit.fullmatch(found[1])), None)
        if found is None or times is None:
            raise Refusal(
                "area.unclear",
                N_("Тут потрібна площа. Напишіть її так: 54,3 м². Можна в сотках або гектарах."),
            )
        metres = (found[0] * times).quantize(Decimal("0.01"))
        if not 0 < metres <= LARGEST:
            raise Refusal(
                "area.range", N_("Такої площі бути не може. Перевірте число: воно у квадратних метрах.")
            )
        return metres

    def dump(self, value: Any) -> Any:
        return str(value)

    def load(self, data: Any) -> Decimal:
        return Decimal(data)

    def describe(self, value: Any, language: Language) -> str:
        return language.text(N_("{area} м²"), area=language.number(value))
