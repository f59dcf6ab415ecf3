"""Reading a day as people write it: 24.02.2022, 24 лютого 2022 р., 2022-02-24, "February 24, 2022", «учора»."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from difflib import get_close_matches

from dialogs.engine.errors import Refusal
from dialogs.engine.options import Option
from dialogs.language import N_

FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = (
    "січень січня січні січнем january січеня январь января январе",
    "лютий лютого лютому лютим february лютень февраль февраля феврале",
    "березень березня березні березнем march березеня март марта марте",
    "квітень квітня квітні квітнем april квітеня апрель апреля апреле",
    "травень травня травні травнем may травеня май мая мае",
    "червень червня червні червнем june червеня июнь июня июне",
    "липень липня липні липнем july липеня июль июля июле",
    "серпень серпня серпні серпнем august серпеня август августа августе",
    "вересень вересня вересні вереснем september вересеня сентябрь сентября сентябре",
    "жовтень жовтня жовтні жовтнем october жовтеня октябрь октября октябре",
    "листопад листопада листопаді листопадом november ноябрь ноября ноябре",
    "грудень грудня грудні груднем december груденя декабрь декабря декабре",
)
"""Cases and common slips. Many who were displaced write dates in Russian, so those words count as well."""

_MONTH_WORDS = {
    word[:length]: month
    for month, words in enumerate(_MONTHS, 1)
    for word in words.split()
    for length in range(3, len(word) + 1)
}
_RELATIVE = {
    "сьогодні": 0, "сёгодня": 0, "сегодня": 0, "today": 0,
    "вчора": 1, "учора": 1, "вчера": 1, "yesterday": 1,
    "позавчора": 2, "позавчера": 2,
}  # fmt: skip

_YEAR = r"(?:(?P<y>\d{4}|'?\d{2})(?:-?(?:го|му))?)"
_DAY = r"(?P<d>\d{1,2})(?:-?(?:го|е|ого|st|nd|rd|th))?"
_WORD = r"(?P<word>[^\W\d_]{3,12})"
_NUMERIC = re.compile(rf"(?P<d>\d{{1,2}})\s?[./,\- ]\s?(?P<m>\d{{1,2}})\s?[./,\- ]\s?{_YEAR}")
_ISO = re.compile(r"(?P<y>\d{4})[./\-](?P<m>\d{1,2})[./\-](?P<d>\d{1,2})")
_SOLID = re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>(?:19|20)\d{2})")
_DAY_FIRST = re.compile(rf"{_DAY} ?(?:of )?{_WORD}\.?,?(?: ?{_YEAR})?")
_MONTH_FIRST = re.compile(rf"{_WORD}\.? {_DAY}(?:,? {_YEAR})?")
_FORMS = (_NUMERIC, _ISO, _SOLID, _DAY_FIRST, _MONTH_FIRST)
_YEAR_WORD = re.compile(r"(?<=\d)\s*(?:р|рік|року|році|роки|г|год|года|году)\.?(?=$|\W)")
_APOSTROPHE_YEAR = re.compile(r"’(?=\d\d\b)")


def tidied(text: str) -> str:
    """Folded text without «року» after a number: the form that `read_day` expects."""
    return " ".join(_YEAR_WORD.sub("", _APOSTROPHE_YEAR.sub("", text)).split()).strip(" ,.")


def month_of(word: str) -> int | None:
    """The number of a month from its name in any case, an abbreviation, or a word one slip away from it."""
    found = _MONTH_WORDS.get(word)
    if found is None and 5 <= len(word) <= 12:
        near = get_close_matches(word, _MONTH_WORDS, 1, cutoff=0.8)
        found = _MONTH_WORDS[near[0]] if near else None
    return found


def year_of(digits: str, today: date) -> int:
    """The year; two digits mean the latest such year that is not in the future. Raises `Refusal` for 1022 or 3022."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if 2000 + year <= today.year else 1900)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            "date.year", N_("Перевірте рік: вийшло {year}. Напишіть його чотирма цифрами."), year=digits
        )
    return year


def read_day(text: str, today: date) -> date | None:
    """The day meant by tidied text, or None if the text is no full date.

    Raises `Refusal` for a day that does not exist and for a day without a year.
    """
    if text in _RELATIVE:
        return today - timedelta(days=_RELATIVE[text])
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else month_of(parts["word"])
            if month is not None:
                return _day(int(parts["d"]), month, parts["y"], today)
    return None


def _day(day: int, month: int, digits: str | None, today: date) -> date:
    if digits is None:
        raise Refusal("date.no_year", N_("День і місяць зрозумілі. Допишіть рік, наприклад: 24 лютого 2022."))
    year = year_of(digits.lstrip("'"), today)
    if month > 12 and 1 <= day <= 12 and 1 <= month <= 31:
        return _swapped(month, day, year)
    if not 1 <= month <= 12:
        raise Refusal(
            "date.month", N_("Місяця з номером {month} немає. Напишіть місяць словом."), month=month
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Refusal(
            "date.day",
            N_("Дня {day} в цьому місяці немає: останній день — {last}. Перевірте число."),
            day=day,
            last=date(year, month, last),
        )
    return date(year, month, day)


def _swapped(day: int, month: int, year: int) -> date:
    """The American order, month first: offered, since it cannot be anything else."""
    if day > calendar.monthrange(year, month)[1]:
        raise Refusal("date.month", N_("Місяця з номером {month} немає. Напишіть місяць словом."), month=day)
    meant = date(year, month, day)
    raise Refusal(
        "date.order",
        N_("Спершу пишеться день, потім місяць. Мабуть, це {date}?"),
        options=(Option(value=meant.isoformat(), label=f"{meant:%d.%m.%Y}", verbatim=True),),
        date=meant,
    )
