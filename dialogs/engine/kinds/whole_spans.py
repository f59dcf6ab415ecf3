"""Whole stretches of the calendar: a month, a season, a year."""

from __future__ import annotations

import calendar
import re
from datetime import date

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.tidy_dates import month_number
from dialogs.engine.kinds.written_days import month_of, year_of
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

Span = tuple[date, date]

SEASONS = {
    word: first_month
    for first_month, words in {
        3: "весна весни весну весною навесні весні весны весной весне spring",
        6: "літо літа літом влітку улітку літі лето лета летом лете summer",
        9: "осінь осені осінню восени осень осенью autumn fall",
        12: "зима зими зиму зимою взимку узимку зимы зимой winter",
    }.items()
    for word in words.split()
}

_MONTH = expression(
    r"(?P<word>[^\W\d_]{3,12})\.?,? (?:of |у |в )?(?P<y>\d{4}|\d{2})(?:-?(?:го|му|й))?|"
    r"(?P<y2>\d{4}),? (?P<word2>[^\W\d_]{3,12})"
)
_NUMBERS = expression(
    r"(?P<m>\d{1,2})\s?[./\-]\s?(?P<y>\d{4})|(?P<y2>\d{4})[./\-](?P<m2>\d{1,2})|"
    r"(?P<m3>0?[1-9]|1[0-2])[./](?P<y3>1[3-9]|[2-9]\d)"
)
_ROMAN = expression(r"(?P<m>[ivxх][ivxіх]{0,3}|[ivxіх]{2,4})\s?[./ -]\s?(?P<y>\d{4})")
"""«III 2022»; «і 2022» is no January."""
_WINTER = expression(r"(\w+) (\d{4}|\d{2})\s?[-–—/]\s?(\d{4}|\d{2})")


_DECADE = expression(
    r"(?P<figures>(?:19|20)?\d0)-?(?:і|ї|ті|ых|их|х|е|тих|s)(?:\s+(?:рок\w+|рр?|год\w+|years))?|"
    r"(?P<word>двадцят|двадцат|тридцят|тридцат|сороков|п’ятдесят|пятидесят|шістдесят|шестидесят|сімдесят|семидесят|"
    r"вісімдесят|восьмидесят|дев’яност|девяност|двотисячн|двухтысячн|нульов|нулев)(?:их|і|ых|ые)(?:\s+(?:рок\w+|рр?|год\w+))?"
)
"""«У 90-х», «з вісімдесятих»: ten years."""
_TENS_SAID = (
    ("двотис двухтыс нульов нулев", 2000), ("дев девян", 1990), ("вісім восьм", 1980), ("сім семид", 1970),
    ("шіст шест", 1960), ("п’ят пят", 1950), ("сорок", 1940), ("трид", 1930),
)  # fmt: skip


def _ten_years(said: re.Match[str], today: date) -> Span | None:
    """The decade; «20-х» may be of this century and of the last one, and is not guessed."""
    if said["word"]:
        if said["word"].startswith("двад"):
            return None
        first = next(year for words, year in _TENS_SAID if said["word"].startswith(tuple(words.split())))
    else:
        figures = int(said["figures"])
        first = figures if figures > 100 else 2000 + figures if figures == 0 else 1900 + figures
        if figures in (10, 20):
            return None
    return (date(first, 1, 1), min(date(first + 9, 12, 31), today)) if first <= today.year else None


def read_whole(text: str, today: date) -> Span | None:
    """A month, a season or a year."""
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        month = int(numbers["m"] or numbers["m2"] or numbers["m3"])
        year = year_of(numbers["y"] or numbers["y2"] or numbers["y3"], today)
        return months(year, month, 1) if 1 <= month <= 12 else None
    if (roman := _ROMAN.fullmatch(text)) and (month := month_number(roman["m"])):
        return months(year_of(roman["y"], today), month, 1)
    if decade := _DECADE.fullmatch(text):
        return _ten_years(decade, today)
    if bare := re.fullmatch(r"(\d{4})|(\d{2})-?(?:го|му|й)", text):
        return months(year_of(bare[1] or bare[2], today), 1, 12)
    named = _MONTH.fullmatch(text)
    if named:
        word, digits = named["word"] or named["word2"], named["y"] or named["y2"]
        if word in SEASONS:
            season, year = SEASONS[word], year_of(digits, today)
            return months(year, season, 3) if season != 12 else _which_winter(year, today)
        found = month_of(word)
        return months(year_of(digits, today), found, 1) if found else None
    winter = _WINTER.fullmatch(text)
    if winter and SEASONS.get(winter[1]) == 12:
        year = year_of(winter[2], today)
        return months(year, 12, 3) if year_of(winter[3], today) == year + 1 else None
    if month_of(text) or text in SEASONS:
        raise Refusal("date.no_year", N_("Допишіть рік, наприклад: лютий 2022."))
    return None


def _which_winter(year: int, today: date) -> Span:
    """«Зима 2022» began in December of 2021 or of 2022: only the person knows."""
    choices = [span for span in (months(year - 1, 12, 3), months(year, 12, 3)) if span[0] <= today]
    if len(choices) == 1:
        return choices[0]
    raise Refusal(
        "date.winter",
        N_("Зима триває від грудня до лютого. Яка саме це зима?"),
        options=tuple(
            WinterOption(
                value=f"{first.isoformat()}/{last.isoformat()}", label=f"{first:%m.%Y} – {last:%m.%Y}"
            )
            for first, last in choices
        ),
    )


class WinterOption(Option):
    """A winter by its two years."""

    def written(self, language: Language) -> str:
        first, last = (date.fromisoformat(day) for day in self.value.split("/"))
        return language.text(N_("зима {first}–{last}"), first=str(first.year), last=str(last.year))


def months(year: int, month: int, count: int) -> Span:
    """So many whole months from that one on."""
    last = month - 1 + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
