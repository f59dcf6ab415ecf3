"""Reading remembered dates: what stretch of days do the words surely cover?"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.counted_back import read_back, years_named
from dialogs.engine.kinds.feasts import feasts_named, names_feast
from dialogs.engine.kinds.rough_spans import LEADING, PARTS, read_ago, read_few, read_part
from dialogs.engine.kinds.tidy_dates import tidied, without_doubt
from dialogs.engine.kinds.weekdays import weekdays_back
from dialogs.engine.kinds.whole_spans import SEASONS, Span, months, read_whole
from dialogs.engine.kinds.words import part_of
from dialogs.engine.kinds.written_days import MONTH_WORDS, DayOption, days_among, month_of, perhaps, read_day
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

_ROUGHLY = expression(
    r"[~≈]\s*|(?:(?:десь|приблизно|близько|біля|орієнтовно|мабуть|здається|примерно|около|где-то|"
    r"about|around|approximately|roughly|circa|sometime|maybe)[, ]+)+"
)
_ROUGHLY_AFTER = expression(
    r"[, ]+(?:десь|приблизно|орієнтовно|мабуть|здається|примерно|где-то|about|approximately|roughly)$"
)
_SINCE = expression(r"^(?:з|із|зі|с|со|від|от|since|from)\s+")
_BETWEEN = expression(
    r"(?:між|между|between) (.+?) (?:і|й|та|и|and) (.+)"
    r"|(?:з|із|від|с|от|from) (.+?) (?:по|до|to|till|until) (.+)"
    r"|(?:з|із|с|from) (.+?) (?:на|into) (.+)"
    r"|(.+?)\s?[–—]\s?(.+)|(.+) - (.+)|(\d[\d./]{2,9})-(\d[\d./]{3,9})|(\d{4})-(\d{4})"
    r"|(\d{1,2})-(\d{1,2}(?: .+|[./]\d{1,2}[./]\d{2,4}))|([^\W\d]+)-([^\W\d]+ .+)"
    r"|(.+?) (?:по|до|to|till|until|through) (.+)"
)
_EITHER = expression(r"(.+?) (?:або|чи|или|or) (.+)|([^\W\d]+)/([^\W\d]+ .+)|(\d{1,2})/(\d{1,2} [^\W\d]+ .+)")
"""«10 чи 11 березня 2022», «март/апрель 2022»: one of two, which together are a stretch."""
_AROUND = timedelta(days=3)
_STRETCH = expression(
    rf"(?<!\w)(?:(?:{'|'.join(PARTS)}) )?(?:{'|'.join((*MONTH_WORDS, *SEASONS))}) (?:20\d\d|[12]\d)(?![\w:]|\s*год)"
)
"""«Початок березня 2022» in a sentence."""
_YEAR_IN = expression(r"(?<!\w)(?:у|в|во|in)\s+((?:19|20)\d\d)(?![\w./:-])")
"""«Після смерті батька в 2009»: the year alone, where no other figure stands."""
_DAY_OR_YEAR = expression(
    r"(?:[0-2]\d|3[01])-?го|двадцять (?:перш|друг|трет|четверт|п’ят|шост)\w*го|"
    r"двадцать (?:перв|втор|трет|четверт|пят|шест)\w*го"
)
"""«24-го» alone."""
_LONGEST = 120
_BUTTON = 24
_SMALL = frozenset(
    "у в на з із с від до по між і й та и к за року рік год of in on at the from to between and".split()
)


def read_span(text: str, today: date) -> Span:
    """The first and last day that folded text may mean. Raises `Refusal` when it cannot be told."""
    if _DAY_OR_YEAR.fullmatch(text):
        raise _day_or_year(text, today)
    span = _read(tidied(text), today)
    if span is None and (days := days_among(tidied(text), today)):
        raise perhaps(*days)
    if span is None and (days := weekdays_back(text, today)):
        raise _of_which_week(days, text)
    if span is None and names_feast(tidied(text)):
        raise _which_feast(tidied(text), text)
    if span is None and (among := _span_among(tidied(text), today)):
        raise Refusal(
            "date.perhaps",
            N_("Ми знайшли тут період. Якщо це він, натисніть його."),
            options=(SpanOption(value=_as_value(among), label=_as_value(among)),),
        )
    if span is None:
        raise Refusal(
            "date.unclear",
            N_(
                "Не вдалося прочитати: «{part}». Напишіть дату так: 24.02.2022, «лютий 2022» або «весна 2022»."
            ),
            part=unread(text),
        )
    return span


class SpanOption(Option):
    """A day, or a stretch of days, as an option."""

    def written(self, language: Language) -> str:
        first, last = self._days
        if first == last:
            return language.date(first)
        if (first, last) == months(first.year, first.month, 1):
            return language.month(first)
        return language.text(N_("між {first} і {last}"), first=first, last=last)

    def short(self, language: Language) -> str:
        """Both days: a button that shows only the first one would lie."""
        first, last = self._days
        whole = self.written(language)
        return whole if first == last or len(whole) <= _BUTTON else f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"

    @property
    def _days(self) -> Span:
        first, _, last = self.value.partition("/")
        return date.fromisoformat(first), date.fromisoformat(last or first)


def _as_value(span: Span) -> str:
    return span[0].isoformat() if span[0] == span[1] else f"{span[0].isoformat()}/{span[1].isoformat()}"


def _day_or_year(text: str, today: date) -> Refusal:
    """«24-го», «двадцять четвертого»: a day of some month to one, the year 2024 to another."""
    options: tuple[Option, ...] = ()
    if span := read_whole(tidied(text), today):
        options = (SpanOption(value=_as_value(span), label=_as_value(span)),)
    return Refusal(
        "date.day_or_year",
        N_("«{part}» — це день чи рік? Виберіть або напишіть дату повністю."),
        options=options,
        part=part_of(text),
    )


def _which_feast(text: str, typed: str) -> Refusal:
    """A feast is offered as its day: nobody has the calendars of three churches in mind."""
    spans = feasts_named(text)
    if not spans:
        return Refusal("date.no_year", N_("Допишіть рік, наприклад: лютий 2022."))
    return Refusal(
        "date.feast",
        N_("Виберіть, коли це було: «{part}»."),
        options=tuple(SpanOption(value=_as_value(span), label=_as_value(span)) for span in spans),
        part=part_of(typed),
    )


def _of_which_week(days: tuple[date, ...], typed: str) -> Refusal:
    """The refusal that asks which of the days is meant by a weekday alone."""
    return Refusal(
        "date.which_week",
        N_("Можна зрозуміти по-різному: «{part}». Виберіть, коли це було."),
        options=tuple(DayOption(value=day.isoformat(), label=day.isoformat()) for day in days),
        part=part_of(typed),
    )


def _span_among(text: str, today: date) -> Span | None:
    """The month or season with its year that stands among other words, if it is the only one."""
    found = {said[0] for said in _STRETCH.finditer(text)}
    if not found and len(re.findall(r"\d+", text)) == 1:
        found = set(_YEAR_IN.findall(text))
    if len(found) != 1 or len(text) > _LONGEST:
        return None
    try:
        return _single(found.pop(), today)
    except Refusal:
        return None


def unread(text: str) -> str:
    """The words of a date that say nothing to the program; all of it where each word alone is known."""
    words = re.findall(r"[^\W\d_]+(?:[’\-][^\W\d_]+)*", tidied(text))
    known = SEASONS.keys() | PARTS.keys() | _SMALL
    strange = [word for word in words if word not in known and not month_of(word)]
    others = len(words) > len(strange) or re.search(r"\d", text)
    return part_of(" ".join(strange) if strange and others else text)


def _read(text: str, today: date) -> Span | None:
    said = without_doubt(text)
    unsure, text = said != text, years_named(said, today)
    rough = _ROUGHLY.match(text)
    text = LEADING.sub("", text[rough.end() :] if rough else text)
    if not rough and (rough := _ROUGHLY_AFTER.search(text)):
        text = text[: rough.start()]
    day = read_day(text, today)
    if day is not None:
        return (day - _AROUND, day + _AROUND) if rough or unsure else (day, day)
    for reading in (read_whole, read_part, read_few, read_ago, read_back, _between):
        found = reading(text, today)
        if found:
            return found
    since = _SINCE.sub("", text)
    return _read(since, today) if since != text else None


def _between(text: str, today: date) -> Span | None:
    """«Між 3 і 10 березня 2022»: the whole stretch counts."""
    sides = read_sides(text, today) or _read_sides(_EITHER, text, today)
    return (sides[0][0], sides[1][1]) if sides else None


def read_sides(text: str, today: date) -> tuple[Span, Span] | None:
    """The two dates of tidied text like «з 3 по 10 березня 2022»; None if there are no two.

    The first may leave out what the second one says. Raises `Refusal` when they stand the wrong way round.
    """
    return _read_sides(_BETWEEN, text, today)


def _read_sides(pattern: re.Pattern[str], text: str, today: date) -> tuple[Span, Span] | None:
    sides = _split(pattern, text)
    end = _end(*sides, today) if sides else None
    start = _completed(sides[0], sides[1], today) if sides and end else None
    if sides is None or start is None or end is None:
        return None
    if start[0] > end[1] and (before := _a_year_before(*sides, today)):
        start = before
    if start[0] > end[1]:
        raise Refusal(
            "date.reversed",
            N_("Перша дата пізніша за другу: {first} і {last}. Поміняйте їх місцями."),
            first=start[0],
            last=end[1],
        )
    return start, end


def _end(left: str, right: str, today: date) -> Span | None:
    """The second date; with the year of the first one where only that has it («з 7 березня 2022 по 9 березня»)."""
    try:
        return _single(right, today)
    except Refusal as refusal:
        year = re.search(r"(?<!\d)20\d\d(?!\d)", left)
        if refusal.code != "date.no_year" or not year:
            raise
        start, end = _single(left, today), _single(f"{right} {year[0]}", today)
        if start and end and end[1] < start[0]:  # «з 20 грудня 2022 по 3 січня»
            end = _single(f"{right} {int(year[0]) + 1}", today)
        if not start or not end:
            raise
        return end


def sides_of(text: str) -> tuple[str, str] | None:
    """«з … по …», «між … і …» or «… – …» split in two."""
    return _split(_BETWEEN, text)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str] | None:
    match = pattern.fullmatch(text)
    if not match:
        return None
    left, right = (part for part in match.groups() if part is not None)
    return left, right


def _a_year_before(left: str, right: str, today: date) -> Span | None:
    """The beginning of «з листопада по лютий 2023», which is in the year before the one that is written."""
    year = re.search(r"(?<!\d)\d{4}(?!\d)", right)
    named = re.search(r"[^\W\d_]{3,}|\d[./]\d", left)
    if year is None or not named or re.search(r"\d{4}", left):
        return None
    return _completed(left, right.replace(year[0], str(int(year[0]) - 1)), today)


def _completed(left: str, right: str, today: date) -> Span | None:
    """The first date, with the month and year of the second one where it has none."""
    endings = [right[at.start() :] for at in re.finditer(r"[ .,/\-]", right)]
    day_first = _DAY_OR_YEAR.fullmatch(left) and not right.isdecimal()  # «з 22-го до 23-го березня»
    for ending in endings if day_first else ("", *endings):
        try:
            found = _single(left + ending, today)
        except Refusal:
            continue
        if found:
            return found
    return None


def _single(text: str, today: date) -> Span | None:
    """One side of two: «десь 20 квітня» is some days around it."""
    exact = _ROUGHLY_AFTER.sub("", _ROUGHLY.sub("", text, count=1))
    day = read_day(exact, today)
    if day:
        return (day, day) if exact == text else (day - _AROUND, day + _AROUND)
    bare = LEADING.sub("", exact)
    return read_whole(bare, today) or read_part(bare, today)


def either_day(text: str, today: date) -> tuple[date, ...]:
    """The two days of tidied text like «12 або 13 березня 1985»; none where it names no two."""
    try:
        sides = _read_sides(_EITHER, text, today)
    except Refusal:
        return ()
    return (sides[0][0], sides[1][0]) if sides and all(first == last for first, last in sides) else ()
