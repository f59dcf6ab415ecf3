"""Years, seasons, months and weeks counted back from today: «торік», «минулого літа», «прошлой зимой», «last month»."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.whole_spans import SEASONS, Span, WinterOption, months
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

_YEARS_AGO = tuple(
    expression(rf"(?<!\w)(?:(?:у|в|in)\s+)?(?:{words})(?!\w)")
    for words in (
        "цього(?:річ| року)|цьому році|цей рік|этого года|этом году|этот год|this year",
        "торік|минул(?:ого року|ому році|ий рік)|прошл(?:ого года|ом году|ый год)|last year",
        "позаторік|позаминул(?:ого року|ому році|ий рік)|позапрошл(?:ого года|ом году|ый год)",
    )
)
_LAST = r"(?:минул|прошл|останн|попередн|предыдущ)\w+|last"
_SEASON = expression(
    rf"(?:(?P<last>{_LAST})|(?:цього|цієї|цієї ж|этим|этой|этого|this)) (?P<season>[^\W\d_]+)"
)
_MONTH = expression(rf"(?:{_LAST}) (?:місяц\w+|месяц\w+|month)")
_WEEK = expression(rf"(?:{_LAST}) (?:тиж\w+|недел\w+|week)")


def years_named(text: str, today: date) -> str:
    """Tidied text with «торік», «цього року» as the number of that year."""
    for ago, words in enumerate(_YEARS_AGO):
        text = words.sub(f" {today.year - ago} ", text)
    return " ".join(text.split())


def read_back(text: str, today: date) -> Span | None:
    """A season, a month or a week before today. Raises `Refusal` for «минулого літа» where two summers may be meant."""
    if _MONTH.fullmatch(text):
        return months(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)
    if _WEEK.fullmatch(text):
        monday = today - timedelta(days=today.weekday() + 7)
        return monday, monday + timedelta(days=6)
    named = _SEASON.fullmatch(text)
    first_month = SEASONS.get(named["season"]) if named else None
    if named is None or first_month is None:
        return None
    begun = [
        span
        for year in range(today.year, today.year - 3, -1)
        if (span := months(year, first_month, 3))[0] <= today and (span[1] < today or not named["last"])
    ]
    if not named["last"] or begun[0][1].year < today.year:
        return begun[0]
    raise Refusal(
        "date.which_season",
        N_("Можна зрозуміти по-різному: «{part}». Виберіть, коли це було."),
        options=tuple(_option(span) for span in begun[:2]),
        part=text,
    )


def _option(span: Span) -> Option:
    kind = WinterOption if span[0].month == 12 else SeasonOption
    return kind(
        value=f"{span[0].isoformat()}/{span[1].isoformat()}", label=f"{span[0]:%m.%Y} – {span[1]:%m.%Y}"
    )


class SeasonOption(Option):
    """A spring, a summer or an autumn with its year."""

    def written(self, language: Language) -> str:
        first = date.fromisoformat(self.value.partition("/")[0])
        named = {3: N_("весна {year}"), 6: N_("літо {year}"), 9: N_("осінь {year}")}[first.month]
        return language.text(named, year=str(first.year))
