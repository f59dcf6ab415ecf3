"""Checks of one answer against others, as data. A soft check is a doubt: the person may keep the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import Interval, span, years_between
from dialogs.engine.kinds.words import folded
from dialogs.engine.registry import Part
from dialogs.patterns import expression


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


class ToldHere(Check):
    """A story that is told, not pointed to: «те саме, що в моїй заяві» says nothing to who reads this claim alone."""

    name = "told_here"

    def check(self, value: Any, scope: Scope) -> None:
        said = folded(value) if isinstance(value, str) else ""
        if len(said) <= _POINTING and _ELSEWHERE.match(said):
            raise Refusal("check.told_here", self.message, soft=self.soft)


_POINTING = 80
"""A longer text tells something besides."""

_WHOSE = (
    r"(?:мене|меня|мам\w*|тат\w*|пап\w*|мо[їєгйемё]\w*|н[ьеє]\w*|них|нього|неї|чоловіка|мужа|дружини|жены|сина|сына|"
    r"дочк\w*|доньк\w*|сестр\w*|брата|(?:іншій |другом )?заяв\w*)"
)
_PAPER = r"(?:заяв\w*|заявлен\w*|розповід\w*|рассказ\w*|випадку|случае)"
_ELSEWHERE = expression(
    r"(?:(?:все |усе |всё )?(?:те|то|теж|тоже)(?: ж| же)?(?: саме| само| самое)"
    r"(?:[,.;]?$|[,.;]? (?:що|шо|что|як|как|і|й|и|у|в)(?:\W+\w+){0,6}\W*$)"
    r"|(?:все |усе |всё )?так(?: само| же| же само)$"
    r"|(?:те ж|то же),? (?:що|шо|что)(?:\W+\w+){0,6}\W*$"
    r"|(?:та|така|такая) (?:ж |же )?(?:сама |самая )?(?:історія|история|ситуація|ситуация)(?:\W+\w+){0,5}\W*$"
    r"|(?:\w+\W+){0,5}(?:у|в) (?:\w+ ){0,2}(?:заяві|заявлении)(?:\W+\w+){0,3}\W*$"
    r"|(?:читай|читайте|читати|прочитайте)\b.{0,20}(?:заяв|розпов|рассказ)"
    rf"|(?:все |усе |всё )?(?:так(?: само| же)?,? )?(?:як|как) (?:і |й |и )?(?:у|в) {_WHOSE}(?:,? {_WHOSE}| {_PAPER})*$"
    r"|(?:див|дивись|дивіться|дивитися|см|смотри|смотрите)\b.{0,30}(?:заяв|заявлен|розпов|рассказ)"
    r"|(?:аналогічн|аналогичн|ідентичн|идентичн)\w*(?:\W+\w+){0,4}$"
    r"|(?:the )?same (?:as|thing|story)\b|(?:see|as in) (?:my|the|mum|dad|her|his|another|other)\b|ditto\b)"
)


def _put(value: Any, day: date) -> date | str:
    """A remembered date in the person's own words («березень 2022»): nothing more exact than was said."""
    return (
        f"«{value.words}»"
        if isinstance(value, Interval) and value.first != value.last and value.words
        else day
    )
