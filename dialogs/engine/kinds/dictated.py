"""A number of a paper or a telephone in words. Digit by digit («нуль шість сім…») it can be read in one way only;
«шістдесят сім» may be 67 or 60 7, so digits are asked for."""

from __future__ import annotations

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.number_words import NUMERALS
from dialogs.engine.kinds.words import folded
from dialogs.language import N_
from dialogs.patterns import expression

_LONGEST = 200
_FEWEST = 5
_WORD = expression(r"[^\W\d_]+(?:’[^\W\d_]+)*")
_AROUND = frozenset("і й та и and мій мой номер телефон телефону код my number phone".split())
_PLUS = ("плюс", "plus")


def in_digits(text: str) -> str:
    """The text; in figures, if its digits are said one by one. Raises `Refusal` where they are said otherwise."""
    if len(text) > _LONGEST or any(map(str.isdecimal, text)):
        return text
    words = [word for word in _WORD.findall(folded(text)) if word not in _AROUND]
    plus, words = ("+", words[1:]) if words[:1] and words[0] in _PLUS else ("", words)
    numbers = [NUMERALS.get(word) for word in words]
    if len(numbers) < 2 or None in numbers:
        return text
    if len(numbers) >= _FEWEST and all(number in range(10) for number in numbers):
        return plus + "".join(map(str, numbers))
    raise Refusal("number.words", N_("Напишіть номер цифрами: записаний словами, він може вийти не таким."))
