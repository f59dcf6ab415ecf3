"""An area of a dwelling or of land."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import part_of
from dialogs.engine.kinds.written_numbers import LONGEST, SAID_AGAIN, Written, in_thousands, read_number
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

LARGEST = Decimal(10) ** 9

_CENT = Decimal("0.01")
_UNITS = (
    (expression(r"га|гектар\w*|ha|hectares?"), 10_000),
    (expression(r"сот|сотк\w*|соток|ар|ари|арів|ар[аов]в?"), 100),
    (
        expression(
            r"|м|m|s|(?:кв|sq)\.? ?[мm]\.?\w*|[мm]\.? ?(?:кв|sq)\.?\w*|кв|метр\w*|квадрат\w*(?: ?(?:м|метр\w*))?|"
            r"метр\w* ?(?:кв\.?|квадрат\w*)|square met(?:er|re)s?|sqm|кв\.? ?метр\w*|квадрат\w* метр\w*"
        ),
        1,
    ),
)
_SQUARED = expression(r"(?<=[мm])\s?(?:[2²]|\^2)(?!\d)")
_METRES = expression(r"(?<=\d)\s*к\.?\s?м(?!\w)")
"""«54 к м» has lost a letter; a thousand metres nobody means."""

_ONE_UNIT = expression(r"(?<![\w½])(?:одна |один )?(?P<half>пів|пол)?-?(?P<unit>гектара?|сотк[аиу]|hectare)")
_TWO_UNITS = expression(
    r"(?P<large>.*?\d.*?(?:га|гектар\w*|ha|сот|сотк\w+|соток))[\s,]+(?:(?:і|й|та|и|and)\s+)?(?P<small>[\d½].*)",
    re.IGNORECASE,
)
_SIDES = expression(
    r"\s*(\d+(?:[.,]\d+)?)\s*(?:м\s*)?(?:[xх×*]|на)\s*(\d+(?:[.,]\d+)?)\s*(?:м|m|метр\w*)?\s*", re.IGNORECASE
)
_AND = expression(r"(?:,\s*|\s)(?:і|й|та|и|and|плюс)\s|,\s+", re.IGNORECASE)
_PARTS = expression(r"[/;(]|,\s+|\s(?:і|й|та|и|and)\s|(?<=\d)\s+(?=(?:загальн|житлов|кухн|общ|жил)\w+)")
_SMALLEST = 5
"""Square metres: a smaller bare number is land in hectares, as deeds have it («0,0600»)."""

_CHOSEN = expression(r"\d{1,10}(?:\.\d{1,3})?")


class Space(Decimal):
    """Square metres, to two places. `roughly` keeps the «близько» of the person: no more is claimed than was said."""

    roughly: str

    def __new__(cls, metres: Decimal, roughly: str = "") -> Space:
        self = super().__new__(cls, metres)
        self.roughly = roughly
        return self

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Decimal) and Decimal(self) == Decimal(other)
        return same and getattr(other, "roughly", self.roughly) == self.roughly

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = Decimal.__hash__


class Area(Kind):
    """An area in square metres, to two places. Сотки and hectares are converted."""

    name = "area"
    takes = N_("Напишіть площу цифрами, у квадратних метрах.")

    def parse(self, given: Input, scope: Scope) -> Space:
        if _CHOSEN.fullmatch(given.option):
            return _space(Decimal(given.option), "")
        written = _read(given.text)
        if written is None and (whole := _in_two_units(given.text) or _told_twice(given.text)):
            return _space(whole, "")
        if written is None:
            raise Refusal(
                "area.unclear",
                N_(
                    "Тут потрібна одна площа, а написано: «{part}». Напишіть її так: 54,3 м². Можна в сотках."
                ),
                options=_options(_possible(given.text)),
                part=part_of(given.text),
            )
        times = _times(written)
        if times is None:
            raise Refusal(
                "area.unclear",
                N_(
                    "Не зрозуміло, що означає «{part}». Напишіть площу так: 54,3 м². Можна в сотках або гектарах."
                ),
                part=part_of(written.words),
            )
        if written.upto is not None:
            raise Refusal(
                "area.unclear",
                N_("Тут потрібна одна площа, а написано дві: «{part}». Виберіть одну або напишіть точніше."),
                options=_options([written.number * times, written.upto * times]),
                part=part_of(given.text),
            )
        if written.minus:
            raise Refusal(
                "area.minus",
                N_("Площа не буває від’ємною, а перед нею стоїть мінус. Записати її без мінуса?"),
                options=_options([written.number * times]),
            )
        return _space(min(written.readings) * times, written.roughly)

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        written = _read(given.text)
        if written is None:
            if _in_two_units(given.text) and (parts := _of_two_things(given.text)):
                raise Refusal(
                    "area.unclear",
                    N_(
                        "Тут потрібна одна площа, а написано дві: «{part}». Виберіть одну або напишіть точніше."
                    ),
                    options=_options([Decimal(value), *parts]),
                    part=part_of(given.text),
                )
            return
        if len(written.readings) < 2 and not written.words and value < _SMALLEST:
            raise Refusal(
                "area.unit",
                N_("Це в гектарах чи у квадратних метрах: «{part}»? Виберіть, яка це площа."),
                options=_options([value * 10_000, Decimal(value)]),
                part=part_of(given.text),
            )
        if len(written.readings) < 2:
            return
        times = _times(written) or 1
        raise Refusal(
            "area.two_ways",
            N_("Таке число можна прочитати по-різному: «{part}». Виберіть, яка площа мається на увазі."),
            options=_options([reading * times for reading in written.readings]),
            part=part_of(given.text),
        )

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        """The unit after the number."""
        first = _read(before)
        if (
            first is None
            or _read(text) is not None
            or _times(Written((Decimal(1),), part_of(text).casefold())) is None
        ):
            return ""
        return f"{first.number} {text}"

    def dump(self, value: Any) -> Any:
        return [str(value), value.roughly] if value.roughly else str(value)

    def load(self, data: Any) -> Space:
        return Space(Decimal(data)) if isinstance(data, str) else Space(Decimal(data[0]), data[1])

    def describe(self, value: Any, language: Language) -> str:
        area = language.text(N_("{area} м²"), area=language.number(value))
        return f"{value.roughly} {area}" if value.roughly else area


class SpaceOption(Option):
    """An area as an option. A large and a small reading differ in words: «1 тис. 200 м²» and «1,2 м²»."""

    def written(self, language: Language) -> str:
        metres = Decimal(self.value)
        large = 1000 <= metres < 1_000_000 and metres == metres.to_integral_value()
        area = in_thousands(metres, language) if large else language.number(metres.normalize())
        return language.text(N_("{area} м²"), area=area)


def _read(text: str) -> Written | None:
    said = _METRES.sub(" кв м", _SQUARED.sub("", text.casefold()))
    unit = _ONE_UNIT.fullmatch(said.strip(" .,"))
    return read_number(f"{'0,5' if unit['half'] else '1'} {unit['unit']}" if unit else said)


def _in_two_units(text: str) -> Decimal | None:
    """«2 га 15 соток»: the larger unit first, each with its number."""
    match = _TWO_UNITS.fullmatch(text.strip())
    large, small = (_read(match["large"]), _read(match["small"])) if match else (None, None)
    if not large or not small or not small.words or large.upto or small.upto:
        return None
    units = (_times(large), _times(small))
    if not units[0] or not units[1] or units[0] <= units[1] or small.number * units[1] >= units[0]:
        return None
    return large.number * units[0] + small.number * units[1]


def _of_two_things(text: str) -> list[Decimal]:
    """The parts of «6 соток і 54 м²»: land and a house, unless together they are one plot."""
    parts = _AND.split(text)
    areas = _areas(parts) if len(parts) == 2 else []
    return areas if areas and (small := _read(parts[1])) and _times(small) == 1 else []


def _told_twice(text: str) -> Decimal | None:
    """«0,25 га (25 соток)»: the same area in two units."""
    parts = _areas(SAID_AGAIN.split(text.strip(" .)")))
    return parts[0] if len(parts) == 2 and parts[0] == parts[1] else None


def _areas(parts: list[str]) -> list[Decimal]:
    """The area of each part; none at all where a part is no plain area."""
    read = [_read(part) for part in parts] if sum(map(len, parts)) <= LONGEST else []
    areas = [
        written.number * (_times(written) or 1)
        for written in read
        if written and len(written.readings) == 1 and written.upto is None and not written.minus
    ]
    return areas if len(areas) == len(read) else []


def _possible(text: str) -> list[Decimal]:
    """What «10х12 м» and «54 + 10» come to, or the areas of «54,3/32/8», «54,3 (житлова 32)»."""
    if sides := _SIDES.fullmatch(text):
        return [Decimal(sides[1].replace(",", ".")) * Decimal(sides[2].replace(",", "."))]
    if len(added := _areas(text.split("+"))) > 1:
        return [sum(added, Decimal(0))]
    areas = _areas([part for part in _PARTS.split(text.strip(" .)")) if part.strip()])
    return areas if 2 <= len(areas) <= 3 else []


def _times(written: Written) -> int | None:
    words = written.words.strip(" .")
    return next((times for unit, times in _UNITS if unit.fullmatch(words)), None)


_IN_UKRAINIAN = {
    "примерно": "приблизно", "приблизительно": "приблизно", "где-то": "десь", "около": "близько", "почти": "майже",
    "наверное": "мабуть", "наверно": "мабуть", "кажется": "здається", "свыше": "понад", "более": "більше",
    "больше": "більше", "менее": "менше", "меньше": "менше",
}  # fmt: skip
"""The claim is in Ukrainian, so its word for what is not exact is too."""


def _space(metres: Decimal, roughly: str) -> Space:
    metres = metres.quantize(_CENT)
    if not 0 < metres <= LARGEST:
        raise Refusal(
            "area.range", N_("Такої площі бути не може. Перевірте число: воно у квадратних метрах.")
        )
    return Space(metres, " ".join(_IN_UKRAINIAN.get(word, word) for word in roughly.split()))


def _options(areas: list[Decimal]) -> tuple[Option, ...]:
    found = (f"{area:f}" for area in areas)
    return tuple(SpaceOption(value=area, label=f"{area} м²", verbatim=True) for area in dict.fromkeys(found))
