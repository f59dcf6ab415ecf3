"""Days of the week, named beside a date or in place of one: «вівторок, 15 березня», «минулої п’ятниці»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dialogs.patterns import expression

_WEEKDAYS = tuple(
    expression(rf"(?:{words})")
    for words in (
        "понеділ[а-яі]*|понедельник[а-я]*|monday|mon",
        "вівтор[а-яі]*|вторник[а-я]*|tuesday|tue",
        "серед[аиуі]|сред[аыу]|wednesday|wed",
        "четвер(?:[гз][а-яі]*)?|thursday|thu",
        "п’ятниц[а-яіюя]*|пятниц[а-яіюя]*|friday|fri",
        "субот[а-яіу]*|суббот[а-яу]*|saturday|sat",
        "неділ[а-яію]*|воскресен[а-яь]*|sunday|sun",
    )
)
WEEKDAY = "|".join(pattern.pattern for pattern in _WEEKDAYS)
"""Any of them, for a regular expression of folded text."""
_ANY = expression(rf"\b(?:{WEEKDAY})\b")
_ALONE = expression(
    r"(?:(?:у|в|во|на|on)\s+)?(?:(?:минул|прошл|останн|последн|попередн|предыдущ|ц|эт)\w+\s+|(?:last|this)\s+)?"
    rf"(?P<day>{WEEKDAY})"
)


def weekday_in(text: str, day: date) -> bool | None:
    """Whether a weekday named in folded text is that of the day; None if none is named."""
    if not _ANY.search(text):
        return None
    named = [
        number for number, pattern in enumerate(_WEEKDAYS) if re.search(rf"\b(?:{pattern.pattern})\b", text)
    ]
    return day.weekday() in named  # «у ніч з середи на четвер» names two


def weekdays_back(text: str, today: date) -> tuple[date, ...]:
    """The two latest such days before today where folded text names only a weekday: «минулої п’ятниці» may be of this
    week and of the last one."""
    said = _ALONE.fullmatch(text)
    if said is None:
        return ()
    weekday = next(number for number, pattern in enumerate(_WEEKDAYS) if pattern.fullmatch(said["day"]))
    latest = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return latest, latest - timedelta(days=7)
