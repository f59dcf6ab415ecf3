"""A certificate of birth or marriage."""

from __future__ import annotations

import re

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import to_cyrillic, to_digits, to_latin
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.text import fitting
from dialogs.engine.kinds.words import part_of, plain
from dialogs.engine.options import Option
from dialogs.language import N_
from dialogs.patterns import expression

_LABELS = expression("СЕРІЯ|СЕРИЯ|НОМЕР|СВІДОЦТВО|СВИДЕТЕЛЬСТВО|ПРО НАРОДЖЕННЯ|О РОЖДЕНИИ")
_ISSUED = expression(r"(?<=\d)[\s,;(]+(?:ВИДАН|ВЫДАН|ВІД|ОТ|ISSUED)\w*.*$")
"""By whom and when it was issued."""
_ROMAN = str.maketrans("1L|У", "IIIV")
_NUMBER = expression(r"([IVXLІХУ1|]{1,6}|[2-5])\s?[-–— ]?\s?([^\W\d_]{2})\s?[-–—]?\s?[№N#]?\s?(\w{6})")
_UKRAINIAN = expression("[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ]{2}")

_ARABIC = {"2": "II", "3": "III", "4": "IV", "5": "V"}
_LATIN_B = expression("(?=.*B)[A-Z]{2}")
"""A Latin B may look like В or stand for Б."""


class BirthCertificate(Kind):
    """Series and number in the Ukrainian form, «І-БК 123456»; anything else (a foreign one) is doubted, not blocked.

    The Roman numeral is kept in Latin letters, the series in Cyrillic ones, so that equal numbers are equal.
    """

    name = "birth_certificate"
    takes = N_("Напишіть серію та номер свідоцтва текстом.")
    document = True

    def parse(self, given: Input, scope: Scope) -> str:
        text = fitting(plain(given.text), 60)
        match = _NUMBER.fullmatch(_LABELS.sub("", _ISSUED.sub("", (given.option or text).upper())).strip())
        if match:
            roman = to_latin(_ARABIC.get(match[1], match[1])).translate(_ROMAN)
            series, number = to_cyrillic(match[2]), to_digits(match[3])
            if _UKRAINIAN.fullmatch(series) and re.fullmatch("[0-9]{6}", number):
                self._ask(match[2], f"{roman}-{{}} {number}", given)
                return f"{roman}-{series} {number}"
        if not given.keep:
            raise Refusal(
                "certificate.unusual",
                N_(
                    "Українське свідоцтво має римську цифру, дві літери й шість цифр. А тут «{part}». "
                    "Перевірте або залиште як є."
                ),
                soft=True,
                part=part_of(text),
            )
        return text

    def _ask(self, series: str, number: str, given: Input) -> None:
        """Raise a `Refusal` where the letters of the series are Latin and can be read in two ways."""
        if given.option or not _LATIN_B.fullmatch(series):
            return
        ways = (to_cyrillic(series), to_cyrillic(series.replace("B", "Б")))
        if all(map(_UKRAINIAN.fullmatch, ways)):
            raise Refusal(
                "certificate.which",
                N_("Літеру «B» можна прочитати як «В» або «Б». Виберіть номер, як у свідоцтві."),
                options=tuple(
                    Option(value=number.format(way), label=number.format(way), verbatim=True) for way in ways
                ),
            )
