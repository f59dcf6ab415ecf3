"""Reading a day as people write it: 24.02.2022, 24 лютого 2022, 2022-02-24, "February 24, 2022", «початок війни»."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from difflib import get_close_matches

from dialogs.engine.errors import Refusal
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

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

MONTH_WORDS = {
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
_DAY = r"(?P<d>\d{1,2})(?:-?(?:го|ого|е|є|ое|те|st|nd|rd|th))?"
_WORD = r"(?P<word>[^\W\d_]{3,12})"
_NUMERIC = expression(rf"(?P<d>\d{{1,2}})\s?[./,\- ]\s?(?P<m>\d{{1,2}})\s?[./,\- ]\s?{_YEAR}")
_ISO = expression(r"(?P<y>\d{4})\s?[./\- ]\s?(?P<m>\d{1,2})\s?[./\- ]\s?(?P<d>\d{1,2})")
_SOLID = expression(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>(?:19|20)\d{2})")
_SOLID_ISO = expression(r"(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)")
_DAY_FIRST = expression(rf"{_DAY}[ .\-]*(?:of )?{_WORD}[.,\-]*(?: ?(?:[ув] |in )?{_YEAR})?")
_MONTH_FIRST = expression(rf"{_WORD}\.? {_DAY}(?:,? {_YEAR})?")
_YEAR_DAY = expression(rf"(?P<y>\d{{4}})\s?,? {_DAY} {_WORD}")
_YEAR_MONTH = expression(rf"(?P<y>\d{{4}})\s?,? {_WORD},? {_DAY}")
_FORMS = (_NUMERIC, _ISO, _SOLID, _SOLID_ISO, _DAY_FIRST, _MONTH_FIRST, _YEAR_DAY, _YEAR_MONTH)
_AMONG = expression(
    r"(?<![\w./-])(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}(?:-?го)?\s+[^\W\d_]{3,12}\s+(?:\d{4}|\d{2}))"
    r"(?![\w/:-]|\.\d|\s*год|\s*час)"
)
"""A whole date among other words."""

_NO_YEAR = expression(r"(?P<d>\d{1,2})\s?[./]\s?(?P<m>\d{1,2})")
_ENGLISH = frozenset(words.split()[4] for words in _MONTHS)

FIRST_DAY = date(2022, 2, 24)
"""The first day of the full-scale invasion, which people name instead of a date."""

_WAR = expression(
    r"(?:(?:з|із|с|від|на|у|в|from|since|at|on)\s+)?(?:(?:сам\w+|the|very)\s+)*(?:(?P<nth>[\w’]+)(?:-?[йго]+)?\s+)?"
    r"(?:початк\w*|початок|начал\w*|день|дня|днем|старт\w*|start|beginning|outbreak|day)(?:\s+(?:of|the))*"
    r"(?:\s+(?:повномасштабн\w+|полномасштабн\w+|велик\w+|больш\w+|активн\w+|російськ\w+|российск\w+|full-scale|"
    r"full|scale|russian|цієї|этой))*\s+(?:війни|войны|вторгнення|вторжения|наступу|наступления|агресії|агрессии|"
    r"нападу|нападения|повномасштабн\w+|повномасштабк\w+|war|invasion)(?:\s+(?:в|у|in)\s+(?:україні|украине|ukraine))?(?:[\s,]+(?:в|у|in)?\s*2022)?"
)
_WHEN = expression(
    r"(?:(?:у|в|на|on)\s+)?(?:(?:той|тот|the)\s+)?(?:день,?\s+|day\s+)?(?:як|коли|когда|as|when)(?:\s+тільки|\s+только)?\s+"
    r"(?:the\s+)?(?:почал\w+|начал\w+)?\s*(?:повномасштабн\w+\s+|полномасштабн\w+\s+)?"
    r"(?:війна|война|вторгнення|вторжение|наступ|war|invasion)(?:\s+(?:почал\w+|начал\w+|started|began|broke out))?"
)
"""«Коли почалась війна», «в день когда началась война»."""

_NTH = {
    form: number
    for number, forms in enumerate(
        (
            "перший першого першому первый первого первом first",
            "другий другого другому второй второго втором second",
            "третій третього третьому третий третьего третьем third",
            "четвертий четвертого четвертому четвертый четвертого четвёртый fourth",
            "п’ятий п’ятого п’ятому пятый пятого fifth",
            "шостий шостого шостому шестой шестого sixth",
            "сьомий сьомого сьомому седьмой седьмого seventh",
        ),
        1,
    )
    for form in forms.split()
}


_SURZHYK = str.maketrans("ієї", "иеи")
"""«Іюля», «фєвраля»: Russian months in Ukrainian letters."""


def month_of(word: str) -> int | None:
    """The number of a month from its name in any case, an abbreviation, or a word one slip away from it."""
    found = MONTH_WORDS.get(word) or MONTH_WORDS.get(word.translate(_SURZHYK))
    if found is None and 5 <= len(word) <= 12:
        near = get_close_matches(word, MONTH_WORDS, 1, cutoff=0.8)
        found = MONTH_WORDS[near[0]] if near else None
    return found


def year_of(digits: str, today: date) -> int:
    """The year; two digits mean the latest such year that is not in the future. Raises `Refusal` for 1022 or 3022."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if 2000 + year <= today.year else 1900)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            "date.year", N_("Перевірте рік: ми прочитали {year}. Напишіть його чотирма цифрами."), year=digits
        )
    return year


def read_day(text: str, today: date) -> date | None:
    """The day meant by tidied text, or None if the text is no full date.

    Raises `Refusal` for a day that does not exist and for a day without a year.
    """
    if text in _RELATIVE:
        return today - timedelta(days=_RELATIVE[text])
    if war := _day_of_war(text):
        return war
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else month_of(parts["word"])
            if month is None or (form is _MONTH_FIRST and parts["y"] is None and _is_year(parts, today)):
                continue
            return _day(int(parts["d"]), month, parts["y"], today)
    match = _NO_YEAR.fullmatch(text)
    if match and 1 <= int(match["m"]) <= 12:
        return _day(int(match["d"]), int(match["m"]), None, today)
    return None


def days_among(text: str, today: date) -> tuple[date, ...]:
    """The whole dates among other words of tidied text, to be offered: the words around them may change them."""
    days: list[date] = []
    if re.fullmatch(r"\d{6}", text):  # «120385»
        text = f"{text[:2]}.{text[2:4]}.{year_of(text[4:], today)}"
    for found in _AMONG.findall(text):
        try:
            day = read_day(found, today)
        except Refusal:
            return ()
        if day is not None:
            days.append(day)
    return tuple(dict.fromkeys(days))


def perhaps(day: date, *more: date) -> Refusal:
    """The refusal that offers dates found among other words."""
    if more:
        options = tuple(DayOption(value=one.isoformat(), label=one.isoformat()) for one in (day, *more))
        return Refusal("date.several", N_("Тут кілька дат, а потрібна одна. Виберіть її."), options=options)
    return Refusal(
        "date.perhaps",
        N_("Ми знайшли тут дату: {date}. Якщо це вона, натисніть її."),
        options=(DayOption(value=day.isoformat(), label=day.isoformat()),),
        date=day,
    )


def in_other_order(text: str) -> date | None:
    """The day of «03/04/2022» read as Americans do, month first; None where it can be read in one way only.

    With dots or words nobody writes the month first.
    """
    match = _NUMERIC.fullmatch(text)
    if not match or "/" not in text or match["d"] == match["m"] or len(match["y"]) < 4:
        return None
    try:
        return date(int(match["y"]), int(match["d"]), int(match["m"]))
    except ValueError:
        return None


def _is_year(parts: dict[str, str | None], today: date) -> bool:
    """«Березень 22» is a month of 2022: who means the day puts it first. In English either may be meant: asked."""
    word, digits = parts["word"] or "", parts["d"] or ""
    if len(digits) != 2 or int(digits) > today.year % 100:
        return int(digits) > 31
    if word.startswith(tuple(name[:3] for name in _ENGLISH)) and word.isascii():
        month = month_of(word)
        assert month is not None
        raise Refusal(
            "date.day_or_year",
            N_("«{part}» — це день чи рік? Виберіть або напишіть дату повністю."),
            options=(
                TextOption(value=f"{digits} {word}", label=f"{digits}.{month:02}"),
                TextOption(value=f"{word} 20{digits}", label=f"{month:02}.20{digits}"),
            ),
            part=digits,
        )
    return True


class TextOption(Option):
    """A day without a year («22 березня») or a month («березень 2022 року»), chosen as if it had been typed."""

    def written(self, language: Language) -> str:
        first, second = self.label.split(".")
        if len(second) == 4:
            return language.month(date(int(second), int(first), 1))
        return language.day_and_month(date(2000, int(second), int(first)))


def _day_of_war(text: str) -> date | None:
    if _WHEN.fullmatch(text):
        return FIRST_DAY
    match = _WAR.fullmatch(text)
    if match is None:
        return None
    nth = match["nth"] or ""
    number = int(nth) if nth.isdecimal() and len(nth) < 3 else _NTH.get(nth, 0 if nth else 1)
    if nth in ("самого", "самому", "сам", "the"):
        number = 1
    return FIRST_DAY + timedelta(days=number - 1) if number else None


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
        options=(DayOption(value=meant.isoformat(), label=f"{meant:%d.%m.%Y}"),),
        date=meant,
    )


class DayOption(Option):
    """A day as an option, with the month in words."""

    def written(self, language: Language) -> str:
        return language.date(date.fromisoformat(self.value))
