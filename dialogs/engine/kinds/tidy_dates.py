"""Making the text of a date plain before it is read: without the hour, the weekday, «р.н.», in Arabic figures.

What is left out says nothing of the day. A weekday is compared with the day afterwards (`weekdays.weekday_in`).
"""

from __future__ import annotations

import re

from dialogs.engine.kinds.alphabets import digits_meant, one_alphabet
from dialogs.engine.kinds.ordinals import figured
from dialogs.engine.kinds.spelled_years import last_century_in_figures, years_in_figures
from dialogs.engine.kinds.weekdays import WEEKDAY
from dialogs.engine.kinds.written_days import MONTH_WORDS, month_of
from dialogs.patterns import expression

_WEEKDAY_WORD = expression(rf"(?:\b(?:у|в|на|on)\s+)?\b(?:{WEEKDAY})\b[.,]?")

_PARTS_OF_DAY = "ранку|утра|дня|вечора|вечера|ночі|ночи|am|pm"
_ADVERBS = (
    "вранці|уранці|зранку|рано вранці|утром|рано утром|вдень|удень|днем|днём|ввечері|увечері|вечором|вечером|"
    "вночі|уночі|ночью|на світанку|на рассвете|під ранок|під вечір|до обіду|після обіду|"
    "in the (?:morning|afternoon|evening)|at night"
)
_HOURS = (
    "перш|друг|трет|четверт|п’ят|пят|шост|шест|сьом|седьм|восьм|дев’ят|девят|десят|одинадцят|одиннадцат|"
    "дванадцят|двенадцат"
)
_AT = r"(?:\b(?:о|об|в|у|at|около|близько|приблизно|десь|примерно)\s+)*"
_HOUR = expression(
    rf"(?:(?<=\d)t|,)?\s*{_AT}(?<!\d)\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?:z\b|[+-]\d{{2}}:?\d{{2}})?"
    rf"(?:\s*(?:год\w*|час\w*|h))?(?:\s+(?:{_PARTS_OF_DAY})\b)?"
    rf"|,?\s*\b(?:о|об|в|у|at|близько|около)\s+(?:\d{{1,2}}|(?:{_HOURS})\w+)(?:\s*(?:-?[їйаяі]|год\w*|час\w*))?"
    rf"\s+(?:{_PARTS_OF_DAY})\b"
    rf"|,?\s*\b(?:о|об)\s+(?:\d{{1,2}}|(?:{_HOURS})\w+)(?:-?[йї])?\s+год\w*"
    rf"|,?\s*\b(?:{_ADVERBS})\b,?"
    rf"|(?<=\d{{4}})[ ,]+\d{{1,2}}\s+(?:{_PARTS_OF_DAY})\b"
)
_BORN = expression(
    r"\b(?:р\.?\s?н|г\.?\s?р|дн|д\.\s?н|dob)\b\.?:?|\b(?:року|год[ау]?)\s+(?:народж\w+|рожд\w+)|\b(?:дата\s+)?(?:народження|рождения)\b:?|"
    r"\b(?:народив|народил|родил|born)\w*(?:\s+on)?\b"
)
_AFTER_YEAR = expression(r"(?<=\d)\s?(?:р\.?\s?н|г\.?\s?р)\b\.?")
_NOISE = expression(r"\b(?:точно|дата|date|число|числе)\b:?|(?<=[\dго] )числа\b")
_ROMAN = expression(r"(?<=\d)(?P<before>[\s./\-]+)(?P<roman>[іixvх]{1,4})(?P<after>[\s./\-]+)(?=\d)")
_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LATIN = str.maketrans("іх", "ix")
_MARKS = expression(r"(?<=\d)\s?[;|\\]\s?(?=\d)")
_RUN_TOGETHER = expression(r"(\d{2})\.?(\d{2})\.?((?:19|20)\d{2})")
"""«12.031985» has lost a mark."""
_MIXED = expression(r"(?=\w*[a-z])(?=\w*[а-яіїєґ])[^\W\d_]{3,}")
_YEARS = expression(r"(?<![\d.])(\d{2})\s?[-–—]\s?(\d{2})\s+(?:роки|роках|років|рр|годы|годах|гг)\b\.?")
_ZERO = expression(r"(?<![^\W\d_])[oо](?=\d)|(?<=\d)[oо](?=[\d.])|(?<=[./]\d)[oо](?=\b)")
_YEAR_WORD = expression(
    r"(?<=\d)\s*(?:р|рік|року|році|роки|роком|г|год|года|году)\b\.?(?!\s+(?:тому|назад)\b)"
)
_MONTH_NAMED = expression(r"(?P<month>[^\W\d_]{3,12}) (?:місяц\w+|месяц\w*)(?!\w)")
"""«Лютий місяць 2022»."""
_SHORT_YEAR = expression(
    r"(?<![\d.,/\-’])(?:\b[ув]\s+)?\b(?P<y>\d{2})(?:-?(?:му|м|ому|ом|го|й|ий))?\s+"
    r"(?:рік|року|році|год|года|году)\b"
)
_YEAR_ENDING = expression(r"(?<=\d{4})-?(?:го|му|м|й|ий|ому|ом|е)\b|(?<=\d{3}[1-9])-?х\b")
_APOSTROPHE_YEAR = expression(r"’(?P<y>\d\d)\b")
"""«’22 лютого 24» begins with the year."""
_FORGOTTEN = expression(
    r"(?:(?:точно|точн\w+ дат\w+|дат\w+|день|дня)[, ]+)?не (?:пам’?ятаю|помню|знаю)"
    r"(?: точно| точн\w+ дат\w+| дат\w+| дня| день)?"
    r"[, ]*(?:(?:але|но|but)[, ]+)?"
)
_TIDY = expression(r"(?:\d{1,2} )?(?P<month>[^\W\d_]+) \d{4}|\d{1,2}\.\d{1,2}\.\d{4}")
"""Most dates as they come, if that is a month: there is nothing to leave out of them."""


def tidied(text: str) -> str:
    """Folded text of a date without what says nothing of the day: the form that `read_day` expects."""
    if (tidy := _TIDY.fullmatch(text)) and (tidy["month"] is None or tidy["month"] in MONTH_WORDS):
        return text
    text = _MIXED.sub(lambda word: one_alphabet(word[0]) or word[0], _MARKS.sub(".", digits_meant(text)))
    if run := _RUN_TOGETHER.fullmatch(text):
        return ".".join(run.groups())
    text = _APOSTROPHE_YEAR.sub(_with_century, _ZERO.sub("0", text))
    text = figured(text)
    text = last_century_in_figures(years_in_figures(_YEARS.sub(r"20\1 - 20\2", text)))
    text = _ROMAN.sub(_arabic, text)
    text = _SHORT_YEAR.sub(_with_century, text)
    text = _BORN.sub(" ", _AFTER_YEAR.sub(" ", text))
    text = _YEAR_ENDING.sub("", _NOISE.sub(" ", _YEAR_WORD.sub(" ", text)))
    text = _MONTH_NAMED.sub(lambda said: said["month"] if said["month"] in MONTH_WORDS else said[0], text)
    text = _HOUR.sub(" ", _WEEKDAY_WORD.sub(" ", text))
    text = re.sub(r"[()«»\"]", " ", re.sub(r"\.{2,}", ".", text))
    text = " ".join(text.split()).strip(" ,.-:;")
    return _DAY_BEHIND.sub(_day_before_month, text)


def _with_century(found: re.Match[str]) -> str:
    return f"{'20' if int(found['y']) <= 30 else '19'}{found['y']}"


def _day_before_month(found: re.Match[str]) -> str:
    if month_of(found["month"]) is None:
        return found[0]
    return f"{found['rough'] or ''}{found['day']} {found['month']} {found['year']}"


_DAY_BEHIND = expression(
    r"^(?:[ув] |in )?(?P<month>[^\W\d_]{3,12}) (?P<year>20\d\d|\d\d)"
    r"(?: ?, ?(?P<rough>(?:десь|приблизно|мабуть|примерно|где-то|около|близько|about) )?|"
    r" (?P<so>(?:десь|приблизно|мабуть|примерно|где-то|около|близько|about) )?(?=\d+-?(?:го|ого|е|те) ?(?:числа?)?$))"
    r"(?P<day>\d{1,2})(?:-?(?:го|ого|е|те))?(?: числ[аоі])?$"
)
"""«В березні 23 року, 21-го»: the day was remembered last."""


def without_doubt(text: str) -> str:
    """Folded text of a date without «точно не пам’ятаю»."""
    return _FORGOTTEN.sub("", text).strip(" ,")


def month_number(text: str) -> int:
    """The number of a month in Arabic or Roman figures; 0 where it is none."""
    roman = text.translate(_LATIN)
    return int(text) if text.isdecimal() else _MONTHS.index(roman) + 1 if roman in _MONTHS else 0


def _arabic(found: re.Match[str]) -> str:
    if len(found["roman"]) == 1 and found["roman"] in "iі" and (found["before"] + found["after"]).isspace():
        return found[0]  # «між 3 і 10» is no January
    month = month_number(found["roman"])
    return f".{month}." if month else found[0]
