"""A whole number."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.refusals import Wish, wished
from dialogs.engine.kinds.words import brief, part_of
from dialogs.engine.kinds.written_numbers import Written, read_number
from dialogs.engine.options import Option
from dialogs.language import N_, Language

_NOBODY = re.compile(
    r"(?:зовсім |совсем |взагалі |вообще )?(?:нікого|никого|нуль|ноль|жодного|жодної|nobody|no one)"
)


_SOMEBODY_MORE = re.compile(
    r"(?:(?<!\w)(?:і|й|та|и|плюс|and|\+)\s+(?:ще\s+)?(?:я|ми|мене|чоловік|муж|дружина|жена|мама|тато|син|дочка|донька|me)(?!\w))|"
    r"(?<!\w)(?:я|мы)\s+(?:і|й|та|и|з|с|плюс|\+)(?!\w)"
)
"""«Двоє дітей і я» are three: a number with somebody beside it is not the whole."""


class Integer(Kind):
    """A whole number between `min` and `max`, both included. «Нема» is none, where none can be."""

    name = "integer"
    takes = N_("Напишіть число цифрами.")
    counts: ClassVar[bool] = True
    min: int = 0
    max: int = 1_000_000

    def parse(self, given: Input, scope: Scope) -> int:
        if _SOMEBODY_MORE.search(brief(given.text)):
            raise Refusal("integer.count", N_("Порахуйте всіх разом і напишіть одне число, наприклад: 3."))
        written = read_number(given.option or given.text)
        if written is None and self._none(given.text):
            return 0
        whole = _whole(written)
        if written is None or not whole:
            raise Refusal(
                "integer.unclear",
                N_(
                    "Тут потрібне одне ціле число, а написано: «{part}». Напишіть його цифрами, наприклад: 3."
                ),
                part=part_of(given.text),
            )
        if written.upto is not None:
            raise Refusal(
                "integer.unclear",
                N_("Тут потрібне одне число, а написано два: «{part}». Напишіть одне."),
                part=part_of(given.text),
            )
        number = whole[0]
        if written.minus or not self.min <= number <= self.max:
            raise Refusal(
                "integer.range",
                N_("Вийшло {number}, а тут очікуємо число від {min} до {max}. Перевірте його."),
                number=-number if written.minus else number,
                min=self.min,
                max=self.max,
            )
        return number

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        written = read_number(given.text)
        if written and written.roughly:
            raise Refusal(
                "integer.roughly",
                N_("Тут потрібне точне число, а написано «{part}». Записати {number}?"),
                options=(ExactOption(value=str(value), label=str(value), verbatim=True),),
                part=written.roughly,
                number=value,
            )

    def describe(self, value: Any, language: Language) -> str:
        return language.number(value)

    def _none(self, text: str) -> bool:
        return self.min <= 0 and (
            wished(text) in (Wish.NOTHING, Wish.NO) or _NOBODY.fullmatch(text.strip().casefold()) is not None
        )


class ExactOption(Option):
    """A number that was typed with «близько», taken as it stands."""

    def written(self, language: Language) -> str:
        return language.text(N_("рівно {number}"), number=language.number(int(self.value)))


def _whole(written: Written | None) -> tuple[int, ...]:
    """The readings that are whole numbers: «1.200» people are twelve hundred."""
    found = written.readings if written else ()
    return tuple(int(number) for number in found if number == number.to_integral_value())
