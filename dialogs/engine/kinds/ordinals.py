"""Ordinals that are spelled out, as who dictates says them: «двадцять четвертого лютого», «на третьому поверсі»."""

from __future__ import annotations

import re

from dialogs.engine.kinds.written_days import month_of
from dialogs.patterns import expression

_STEMS = (
    "перш перв first", "друг втор second", "трет third", "четверт четвёрт fourth", "п’ят пят fif",
    "шост шест six", "сьом седьм seven", "восьм eigh", "дев’ят девят nin", "десят ten",
    "одинадцят одиннадцат eleven", "дванадцят двенадцат twelf", "тринадцят тринадцат thirteen",
    "чотирнадцят четырнадцат fourteen", "п’ятнадцят пятнадцат fifteen", "шістнадцят шестнадцат sixteen",
    "сімнадцят семнадцат seventeen", "вісімнадцят восемнадцат eighteen", "дев’ятнадцят девятнадцат nineteen",
)  # fmt: skip
TEENS_AND_UNITS = {stem: number for number, stems in enumerate(_STEMS, 1) for stem in stems.split()}
"""How ordinals begin, up to nineteen."""
_TENS = {"двадцят": 20, "двадцат": 20, "twent": 20, "тридцят": 30, "тридцат": 30, "thirt": 30}


def one_of(stems: dict[str, int]) -> str:
    """The stems as alternatives of a regular expression, the longest first."""
    return "|".join(sorted(stems, key=len, reverse=True))


_ENDING = r"(?:ий|ій|ый|ой|ого|ього|его|ьего|ому|ьому|ым|ом|е|є|ое|ье|th|ieth)?(?: of)?"
_SPELLED = expression(
    rf"\b(?:(?:(?P<tens>{one_of(_TENS)})(?:ь|y)?[ \-])?(?P<unit>{one_of(TEENS_AND_UNITS)})"
    rf"|(?P<round>{one_of(_TENS)})){_ENDING}"
    r"(?= (?P<month>[^\W\d_]{3,12})\b)"
)


def figured(text: str) -> str:
    """Folded text in which an ordinal before the name of a month is a number. «Перша половина травня» and «двадцять
    третього року» stay as they are."""
    return _SPELLED.sub(_number, text)


_ORDINAL = expression(
    rf"(?<!\w)(?:(?:(?P<tens>{one_of(_TENS)})(?:ь|y)?[ \-])?(?P<unit>{one_of(TEENS_AND_UNITS)})"
    rf"|(?P<round>{one_of(_TENS)}))"
    r"(?:ий|ій|ый|ой|ого|ього|его|ьего|ому|ьому|ым|ом|их|ых|а|я|е|є|ое|ье|th|ieth)(?!\w)"
)


def counted(text: str) -> str:
    """Folded text in which every ordinal is a number: «на третьому поверсі» is «на 3 поверсі»."""
    return _ORDINAL.sub(lambda found: str(_value(found)), text)


def _value(found: re.Match[str]) -> int:
    return _TENS.get(found["round"] or found["tens"], 0) + TEENS_AND_UNITS.get(found["unit"], 0)


def _number(found: re.Match[str]) -> str:
    if month_of(found["month"]) is None:
        return found[0]
    return str(_value(found))
