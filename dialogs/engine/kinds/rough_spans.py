"""Parts of months and years, and days counted from another: «початок березня», «через тиждень після…», «торік»."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from dialogs.engine.kinds.whole_spans import Span, months, read_whole
from dialogs.engine.kinds.written_days import FIRST_DAY, read_day
from dialogs.engine.kinds.written_numbers import read_number
from dialogs.patterns import expression

PARTS = {
    "початок": 0, "початку": 0, "beginning": 0, "start": 0, "early": 0, "начало": 0, "начале": 0, "поч": 0, "нач": 0,
    "середина": 1, "середині": 1, "середину": 1, "середини": 1, "middle": 1, "mid": 1, "середине": 1, "сер": 1,
    "кінець": 2, "кінця": 2, "кінці": 2, "наприкінці": 2, "end": 2, "late": 2, "конец": 2, "конце": 2,
    "кін": 2, "кон": 2,
}  # fmt: skip

LEADING = expression(
    r"^(?:(?:у|в|во|на|за|протягом|впродовж|упродовж|в течение|на протязі|весь|увесь|всю|усю|все|"
    r"in|on|at|the|of|during|throughout|all)\s+)+(?<![ув] (?=\d\d [^\W\d_]{3,12} \d\d$))"
)
_TENS = expression(
    r"(?:(?P<n>[12]?0|1)-?(?:х|их|го|ті|тих|е)?|(?P<word>перш|перв|десят|двадцят|двадцат|останн|последн)\w*)\s+"
    r"(?:числ\w*|дні|днів|днях|дни|дней|дням|декад\w*)\s+(?P<rest>.+)"
)
_HALF = expression(
    r"(?P<which>перша|першій|першу|первая|первой|друга|другій|другу|вторая|второй) половин\w+ (?P<rest>.+)"
)
_QUARTER = expression(
    r"(?P<n>[1-4]|i{1,3}|iv|перш|перв|друг|втор|трет|четверт)[\w\-]* "
    r"(?P<of>квартал|пів\s?річч|півріч|полугоди)\w* (?P<rest>.+)"
)
_WHICH = {
    "1": 0,
    "i": 0,
    "п": 0,
    "2": 1,
    "ii": 1,
    "д": 1,
    "в": 1,
    "3": 2,
    "iii": 2,
    "т": 2,
    "4": 3,
    "iv": 3,
    "ч": 3,
}
_HALF_YEAR_AGO = expression(r"(?:пів\s?року|полгода|half a year) (?:тому|назад|ago)")
_AGO = expression(
    r"(?:(?P<n>\d{1,3}|[^\W\d]+)\s+)?(?P<unit>д[ен]\w*|тиж\w*|недел\w*|місяц\w*|месяц\w*|рік|рок\w*|год(?:а|у|ов)?|лет|"
    r"days?|weeks?|months?|years?)\s+(?:тому|назад|ago)(?:\s+назад)?"
)
_AGO_TURNED = expression(
    r"(?P<unit>дн\w+|тиж\w*|недел\w*|місяц\w*|месяц\w*|рок\w+|год(?:а|ов)) (?:зо |із |так )?"
    r"(?P<n>[^\W\d_]+|\d{1,3}) (?P<ago>тому|назад)"
)
"""«Місяця два тому»."""
_INVASION = expression(
    r"(?:the )?(?:повномасштабн\w+ |полномасштабн\w+ |full-scale )?(?:вторгнення|вторжения|нападу|invasion)"
)
_FIRST_OF_WAR = expression(
    r"(?:the )?(?:перш\w+|перв\w+|first) (?P<unit>дні|днів|дн[яи]х?|days|тиж\w*|недел\w*|week|місяц\w*|месяц\w*|month) "
    r"(?:of (?:the )?)?(?:повномасштабн\w+ |полномасштабн\w+ |full-scale )?"
    r"(?:війни|войны|вторгнення|вторжения|war|invasion)"
)
_AFTER = expression(
    r"(?:через |за |спустя )?(?:(?P<n>\d{1,3}|[^\W\d]+|a few|a couple of)\s+)?"
    r"(?P<unit>д[ен]\w*|тиж\w+|недел\w+|місяц\w*|месяц\w*|days?|weeks?|months?) "
    r"(?P<side>після|от|после|спустя|до|перед|after|before) (?P<day>.+)"
)
_FEW = {"д": (1, 7), "т": (7, 35), "н": (7, 35), "м": (30, 180), "w": (7, 35), "m": (30, 180)}
_SOME = frozenset("кілька декілька пару несколько few several пара".split()) | {"a few", "a couple of"}
_UNIT_DAYS = {
    letter: days for letters, days in (("дd", 1), ("тнw", 7), ("мm", 30), ("рглy", 365)) for letter in letters
}


_TWO_YEARS = 731


def read_part(text: str, today: date) -> Span | None:
    """The beginning, the middle or the end of a month (ten days each), a season or a year (a third each); a half."""
    if tens := _TENS.fullmatch(text):
        return _ten_days(tens, read_whole(LEADING.sub("", tens["rest"]), today))
    if half := _HALF.fullmatch(text):
        whole = read_whole(LEADING.sub("", half["rest"]), today)
        if whole is None:
            return None
        middle = whole[0] + (whole[1] - whole[0]) // 2
        return (
            (whole[0], middle) if half["which"].startswith("пер") else (middle + timedelta(days=1), whole[1])
        )
    if quarter := _QUARTER.fullmatch(text):
        return _quarter(quarter, read_whole(LEADING.sub("", quarter["rest"]), today))
    word, _, rest = re.sub(r"^(\w{3})(?:-|\.\s?)", r"\1 ", text).partition(" ")
    if word not in PARTS:
        return None
    rest = LEADING.sub("", rest)
    whole = read_whole(f"20{rest}" if re.fullmatch("[12]\\d", rest) else rest, today)  # «кінець 22»
    if whole is None:
        return None
    first, last = whole
    part = PARTS[word]
    if (last - first).days < 31:
        begins = first + timedelta(days=10 * part)
        return begins, last if part == 2 else begins + timedelta(days=9)
    if (last - first).days > _TWO_YEARS:  # a decade
        years = first.year + (0, 3, 7)[part], first.year + (3, 6, 9)[part]
        return date(years[0], 1, 1), min(date(years[1], 12, 31), last)
    count = 4 if (last - first).days > 100 else 1
    begins_in = first.month - 1 + count * part
    return months(first.year + begins_in // 12, begins_in % 12 + 1, count)


def _quarter(said: re.Match[str], year: Span | None) -> Span | None:
    """«II квартал 2022», «перше півріччя 2022»."""
    if year is None or (year[1] - year[0]).days < 300:
        return None
    which = _WHICH.get(said["n"]) if said["n"] in _WHICH else _WHICH[said["n"][0]]
    count = 3 if said["of"] == "квартал" else 6
    assert which is not None
    return months(year[0].year, 1 + which * count, count) if which * count < 12 else None


def _ten_days(said: re.Match[str], month: Span | None) -> Span | None:
    """«У 20-х числах березня 2022»: from the 20th to the end; «останні дні» are the last ten."""
    if month is None or (month[1] - month[0]).days > 31:
        return None
    word = said["word"] or ""
    start = {"10": 10, "20": 20, "1": 1}.get(said["n"] or "", 0)
    if word:
        start = 10 if word.startswith("десят") else 1 if word in ("перш", "перв") else 20
    if not start:
        return None
    first = month[0] + timedelta(days=start - 1)
    return first, month[1] if start == 20 else first + timedelta(days=9)


def read_few(text: str, today: date) -> Span | None:
    """«Кілька днів після 24 лютого 2022»: within a week; weeks and months likewise. «Через тиждень» is about seven."""
    match = _AFTER.fullmatch(text)
    if not match:
        return None
    day = FIRST_DAY if _INVASION.fullmatch(match["day"]) else read_day(match["day"], today)
    if day is None:
        return None
    if match["n"] in _SOME or (match["n"] is None and match["unit"] in ("дні", "дни", "days")):
        least, most = _FEW.get(match["unit"][0], (1, 7))
    else:
        number = _counted(match["n"])
        if number is None:
            return None
        unit = _UNIT_DAYS[match["unit"][0]]
        least, most = int(number * unit) - unit // 2, int(number * unit) + unit // 2
    if match["side"] not in ("до", "перед", "before"):
        return day + timedelta(days=least), day + timedelta(days=most)
    return day - timedelta(days=most), day - timedelta(days=least)


def read_ago(text: str, today: date) -> Span | None:
    """«Тиждень тому», «два роки тому», «торік»: about so long before today."""
    if first := _FIRST_OF_WAR.fullmatch(text):
        length = {"д": 7, "т": 7, "н": 7, "w": 7}.get(first["unit"].replace("days", "w")[0], 30)
        return FIRST_DAY, FIRST_DAY + timedelta(days=length - 1)
    if _HALF_YEAR_AGO.fullmatch(text):
        return today - timedelta(days=228), today - timedelta(days=137)
    match = _AGO.fullmatch(_AGO_TURNED.sub(r"\g<n> \g<unit> \g<ago>", text))
    number = _counted(match["n"]) if match else None
    if match is None or number is None or number > 120:
        return None
    if match["unit"] == "год" and number != 1:  # «2 год тому» are hours
        return None
    unit = _UNIT_DAYS["р" if match["unit"] in ("рік",) else match["unit"][0]]
    day = today - timedelta(days=int(number * unit))
    return day - timedelta(days=unit // 2), min(day + timedelta(days=unit // 2), today)


def _counted(word: str | None) -> Decimal | None:
    """One and a half of «півтора року» too."""
    found = read_number(word) if word else None
    return Decimal(1) if not word else found.number if found and not found.words else None
