"""A whole number."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import brief, plain
from dialogs.engine.kinds.written_numbers import read_number
from dialogs.language import N_, Language

_WORDS = {
    word: number
    for number, words in enumerate(
        "нуль немає нікого жодного zero none,один одна одне one,два дві двоє two,три троє three,чотири четверо four,"
        "п’ять п’ятеро five,шість шестеро six,сім семеро seven,вісім восьмеро eight,дев’ять дев’ятеро nine,"
        "десять десятеро ten".split(",")
    )
    for word in words.split()
}


class Integer(Kind):
    """A whole number between `min` and `max`, both included."""

    name = "integer"
    takes = N_("Напишіть число цифрами.")
    min: int = 0
    max: int = 1_000_000

    def parse(self, given: Input, scope: Scope) -> int:
        text = brief(given.text)
        found = read_number(text, dot_groups=True)
        number = _WORDS.get(text.split(" ")[0]) if found is None else int(found[0])
        if number is None or (found and found[0] != number):
            raise Refusal(
                "integer.unclear", N_("Тут потрібне ціле число. Напишіть його цифрами, наприклад: 3.")
            )
        if plain(given.text).startswith(("-", "−")) or not self.min <= number <= self.max:
            raise Refusal(
                "integer.range",
                N_("Тут очікуємо число від {min} до {max}. Перевірте його."),
                min=self.min,
                max=self.max,
            )
        return number

    def describe(self, value: Any, language: Language) -> str:
        return language.number(value)
