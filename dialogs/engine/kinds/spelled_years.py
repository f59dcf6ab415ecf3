"""Years that are spelled out: «дві тисячі восьмого», «двадцять другий», «тисяча дев’ятсот вісімдесят п’ятого»."""

from __future__ import annotations

import re

from dialogs.engine.kinds.ordinals import TEENS_AND_UNITS, one_of
from dialogs.engine.kinds.written_days import month_of
from dialogs.patterns import expression

_TENS = {
    stem: number
    for number, stems in enumerate(
        (
            "двадц", "тридц", "сорок", "п’ятдес пятьдес пятдес п’ятидес пятидес", "шістдес шестьдес шестидес",
            "сімдес семьдес семидес", "вісімдес восемьдес восьмидес", "дев’ян девян",
        ),
        2,
    )
    for stem in stems.split()
}  # fmt: skip
_UNITS = {stem: number for stem, number in TEENS_AND_UNITS.items() if number < 10}
_BEFORE_2000 = one_of({stem: tens for stem, tens in _TENS.items() if tens > 2})

_TWO_THOUSAND = expression(
    r"\b(?:дві|две) (?:тисячі|тисячи|тысячи) "
    rf"(?:(?P<tens>двадцят|двадцат|тридцят|тридцат)[\w’]*(?: (?P<unit>{one_of(_UNITS)})[\w’]*)?"
    rf"|(?P<alone>{one_of(TEENS_AND_UNITS)})[\w’]*)"
)
_ROUND_THOUSAND = expression(r"\b(?:двох|двух)т[иы]сячн(?:ого|ий|ый|ому|ом)\b")
_THIS_CENTURY = expression(
    r"\b(?:2000 )?двадцят(?:ь|ого|ому)? (перш|друг|трет|четверт|п’ят|шост)\w*|"
    r"\bдвадцат(?:ь|ого|ом)? (перв|втор|трет|четверт|пят|шест)\w*"
)
_LAST_CENTURY = expression(
    r"\b(?:тисяч[аіу] |тысяч[аиу] |1000 )(?:дев’ятсот|дев’ятисот\w*|девятсот|девятьсот) "
    rf"(?:(?P<tens>двадц|{_BEFORE_2000})[\w’]* ?)?(?P<unit>{one_of(_UNITS)})?[\w’]*"
)
_DECADE = expression(
    rf"\b(?P<tens>{_BEFORE_2000})[\w’]*(?: (?P<unit>{one_of(_UNITS)})[\w’]*)?"
    r"(?=,? (?:рік|року|році|год|года|году)\b)"
)
"""«Вісімдесят п’ятий рік»: whoever says a year so means the last century."""
_BEHIND_MONTH = expression(
    rf"(?P<month>[^\W\d_]{{3,12}}) (?P<tens>{_BEFORE_2000})[\w’]*(?: (?P<unit>{one_of(_UNITS)})[\w’]*)?"
    r"(?= (?:року?|года?|р|г)$|$)"
)
"""«Марта восемьдесят пятого»: a year of the last century behind its month."""


def years_in_figures(text: str) -> str:
    """Folded text with «дві тисячі восьмого» as 2008 and «двадцять другий» as 2022."""
    text = _TWO_THOUSAND.sub(_since_2000, _ROUND_THOUSAND.sub("2000", text))
    return _THIS_CENTURY.sub(lambda found: f"202{_UNITS[found[1] or found[2]]}", text)


def last_century_in_figures(text: str) -> str:
    """Folded text of a date with «тисяча дев’ятсот вісімдесят п’ятого» and «вісімдесят п’ятого року» as 1985."""
    return _DECADE.sub(_before_2000, _LAST_CENTURY.sub(_before_2000, _BEHIND_MONTH.sub(_behind_month, text)))


def _since_2000(found: re.Match[str]) -> str:
    if found["alone"]:
        return str(2000 + TEENS_AND_UNITS[found["alone"]])
    tens = 20 if found["tens"].startswith("дв") else 30
    return str(2000 + tens + _UNITS.get(found["unit"], 0))


def _behind_month(found: re.Match[str]) -> str:
    if month_of(found["month"]) is None:
        return found[0]
    return f"{found['month']} {_before_2000(found)}"


def _before_2000(found: re.Match[str]) -> str:
    return f"{1900 + 10 * _TENS.get(found['tens'], 0) + _UNITS.get(found['unit'], 0)}"
