"""A share of ownership."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import brief, folded
from dialogs.language import N_, Language

_WORDS = {
    word: Fraction(share)
    for share, words in {
        "1": "увесь уся усе весь вся все повністю цілком ціла цілий одноосібно одноосібна all whole full",
        "1/2": "половина половину пів half",
        "1/3": "третина третину third",
        "1/4": "чверть четвертина quarter",
        "1/5": "п’ята",
    }.items()
    for word in words.split()
}
_TIMES = {"одна": 1, "одну": 1, "дві": 2, "три": 3, "чотири": 4, "one": 1, "two": 2, "three": 3}
_PARTS = {
    "третини": 3,
    "третина": 3,
    "третину": 3,
    "чверті": 4,
    "чверть": 4,
    "п’ятих": 5,
    "thirds": 3,
    "quarters": 4,
}
_FRACTION = re.compile(r"(\d{1,6})\s?[/∕⁄\\]\s?(\d{1,6})")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?(?:%|відсот\w*|процент\w*|percent)")
_DECIMAL = re.compile(r"([01](?:[.,]\d{1,6})?)")
_SIGNS = str.maketrans({"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"})
_AROUND = re.compile(r"\b(?:частка|частки|частку|частина|частини|частину|квартири|будинку|share|of|a)\b")


class Share(Kind):
    """A share, more than nothing and at most the whole. The value is a `Fraction`."""

    name = "share"
    takes = N_("Напишіть частку текстом, наприклад: 1/2.")

    def parse(self, given: Input, scope: Scope) -> Fraction:
        text = folded(_AROUND.sub("", brief(given.text.translate(_SIGNS))))
        share = _read(text)
        if share is None:
            raise Refusal(
                "share.unclear", N_("Тут потрібна частка. Напишіть її так: 1/2, 50% або «половина».")
            )
        if not 0 < share <= 1:
            raise Refusal(
                "share.range", N_("Частка має бути більшою за нуль і не більшою за ціле. Перевірте її.")
            )
        return share

    def dump(self, value: Any) -> Any:
        return [value.numerator, value.denominator]

    def load(self, data: Any) -> Fraction:
        return Fraction(*data)

    def describe(self, value: Any, language: Language) -> str:
        return language.text(N_("ціле (1/1)")) if value == 1 else f"{value.numerator}/{value.denominator}"


def _read(text: str) -> Fraction | None:
    if text in _WORDS:
        return _WORDS[text]
    many, _, part = text.partition(" ")
    if many in _TIMES and part in _PARTS:
        return Fraction(_TIMES[many], _PARTS[part])
    if match := _FRACTION.fullmatch(text):
        return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None
    if match := _PERCENT.fullmatch(text):
        return Fraction(match[1].replace(",", ".")) / 100
    match = _DECIMAL.fullmatch(text)
    return Fraction(match[1].replace(",", ".")) if match else None
