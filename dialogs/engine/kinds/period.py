"""From one remembered date to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import Interval, Period
from dialogs.engine.kinds.approximate import describe_interval, dump_interval, load_interval
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.date import refuse_future
from dialogs.engine.kinds.number_words import numeral
from dialogs.engine.kinds.remembered import read_sides, read_span, sides_of
from dialogs.engine.kinds.tidy_dates import month_number, tidied, without_doubt
from dialogs.engine.kinds.whole_spans import months
from dialogs.engine.kinds.words import brief, part_of
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

_STILL = expression(
    r"(?:з |із |зі |від |с |со |от |from |since )?(?P<start>.+?)[\s,–—-]+(?:(?:і |й |и |and |ще |ещё |еще )*"
    r"(?:по|до|аж до|дотепер|until|till|to|up to)?\s*)?"
    r"(?:досі|донині|дотепер|нині|ниніш\w+ д\w+|сьогодні|сьогодення|сьогоднішн\w+ д\w+|сегодня|сегодняшн\w+ д\w+|"
    r"т\.? ?ч|цього часу|наст\w*\.? вр\w*|"
    r"(?:цей|цього|сей|сего|этот|теперішн\w+|нинішн\w+) (?:час|часу|день|дня|момент\w*)|цих пір|сих пор|"
    r"тепер|зараз|сейчас|настоящ\w+ (?:врем\w+|момент\w*)|триває(?: досі)?|продовжується|продолжается|длится|"
    r"now|present|today|this day|ongoing)(?: триває)?"
)
_APART = expression(
    r"(\d{1,2}[./]\d{1,2}[./]\d{2,4})[,; ]+(\d{1,2}[./]\d{1,2}[./]\d{2,4})|"
    r"((?:з |от |с )?[^–—]*\d{4})[,; ]+((?:по |до )?[^–—,;]*(?<!\d)\d{4})"
)
_WHOLE = expression(
    r"(?:весь|увесь|ввесь|уся|усю|вся|всю|все|усе|всё|цілий|цілу|целый|целую|whole|all)\s+(?P<span>.+)"
)
_ARROWS = expression(r"\s*(?:…|→|⟶|->|=>|\.{2,3})\s*|\s+/\s+|(?<=\d{4})/(?=\d{1,2}[./]\d{1,2}[./])")
_AND_UNTIL = expression(r"\s(?:і|й|та|и|аж)\s+(?=(?:по|до)\s)")
"""«З лютого і до травня»."""
_MONTHS = expression(
    r"(?P<first>\d{1,2}|[ivxіх]{1,4})\s?[-–—]\s?(?P<last>\d{1,2}|[ivxіх]{1,4})[. ]\s?(?P<year>\d{4})"
)
"""«03-05.2022», «III–V 2022»: from one month to another."""
_ONLY_END = expression(r"(?:по|до|аж до|till|until|up to) (?P<end>.+)")
_ROUGHLY = expression(
    r"(?:(?:десь|приблизно|орієнтовно|мабуть|здається|примерно|где-то|about|approximately|roughly)\s+)+"
)
_YEAR = expression(r"(?<!\d)\d{4}(?!\d)")
_LONG_FOR_ONE_YEAR = 270
"""Days between two dates in two years: so long a stretch is told with both of them."""
_AROUND = timedelta(days=3)
_OVER_NEW_YEAR = expression(r"[^\W\d_]+\s?[-–—]\s?[^\W\d_]+ \d{4}")
_LATIN_C = expression(r"^c (?=\d|[а-я])")
"""«c 12 января»: a keyboard that was switched a letter too late."""
_SINCE = expression(r"(?:з|із|зі|від|с|со|от|from|since) (?P<start>.+)")


_LENGTH = expression(
    r"(?<![\w.])(?:(?P<n>\d{1,3}|[^\W\d_]+)\s+)??(?P<unit>(?:доб[аиу]?|діб)|д(?:ень|ні|нів|ня|ней|ня)|сут(?:ки|ок)|"
    r"тиж(?:день|ні|нів|ня)|недел(?:ю|и|я|ь)|місяц(?:ь|і|ів|я)|месяц(?:а|ев)?)(?!\w)"
)
_AROUND_LENGTH = expression(
    r"\s\+(?:\s|$)|^(?:на|протягом|приблизно|десь|примерно)\s+|(?:^|\s)(?:на|протягом|десь|приблизно|примерно)$|^(?:з|із|від|с|со|от)\s+"
)
_DAYS = {"д": 1, "с": 1, "т": 7, "н": 7, "м": 30}
_LONGEST_STAY = 200


class FromTo(Kind):
    """A period. Both ends may be known only roughly; it may still go on.

    past  the period began in the past, and its end is today at the latest
    """

    name = "period"
    takes = N_("Напишіть дві дати текстом. Наприклад: з березня 2022 по травень 2023.")
    past: bool = True

    def parse(self, given: Input, scope: Scope) -> Period:
        text = _LATIN_C.sub("с ", brief(given.option or given.text))
        bare = re.sub(r"[()]", " ", text)
        still = _STILL.fullmatch(" ".join(bare.split()))
        if still:
            return self._going_on(still["start"], scope)
        text = without_doubt(_months_written(tidied(_ARROWS.sub(" - ", _AND_UNTIL.sub(" ", text)))))
        rough = _ROUGHLY.match(text)
        text = text[rough.end() :] if rough else text
        sides = read_sides(text, scope.today) or self._whole(text, scope)
        if sides is None and (apart := _APART.fullmatch(text)):
            text = " - ".join(filter(None, apart.groups()))
            sides = read_sides(text, scope.today)
        if sides is None:
            raise self._unclear(given.text, text, scope)
        for side in sides:
            refuse_future(side[0], self.past, scope)
        left, right = sides_of(text) or ("", "")
        if rough:
            sides = _wider(sides[0]), _wider(sides[1])
            left, right = rough[0] + left, rough[0] + right
        end = (sides[1][0], min(sides[1][1], scope.today)) if self.past else sides[1]
        return Period(_interval(sides[0], left), _interval(end, right))

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """Where only the second date has a year and the first one was put into the year before: «листопад-лютий 2022»
        may begin in 2022, and in «з 5 березня по 1 березня 2022» the dates may stand the wrong way round."""
        text = tidied(_ARROWS.sub(" - ", brief(given.text)))
        sides, years = sides_of(text), _YEAR.findall(text)
        if (
            sides is None
            or len(years) != 1
            or value.end is None
            or value.start.first.year == value.end.last.year
        ):
            return
        left, right, year = *sides, int(years[0])
        days = (value.end.first - value.start.first).days
        if _OVER_NEW_YEAR.fullmatch(text):
            bare = right.replace(years[0], "").strip()
            ways = (f"{left} {year - 1} - {right}", f"{left} {year} - {bare} {year + 1}")
        elif days >= _LONG_FOR_ONE_YEAR:
            ways = (f"{left} {year - 1} - {right}", f"{right} - {left} {year}")
        else:
            return
        read = tuple(way for way in ways if self._takes(way, scope))
        if len(read) > 1:
            raise Refusal(
                "period.which_year",
                N_("Можна зрозуміти по-різному: «{part}». Виберіть, коли це було."),
                options=tuple(Option(value=way, label=way, verbatim=True) for way in read),
                part=part_of(given.text),
            )

    def _takes(self, text: str, scope: Scope) -> bool:
        try:
            self.parse(Input(text=text), scope)
        except Refusal:
            return False
        return True

    def _whole(self, text: str, scope: Scope) -> tuple[tuple[date, date], tuple[date, date]] | None:
        """«Весь 2022»: from its first day to its last."""
        found = _WHOLE.fullmatch(text)
        if found is None or not _begins(found["span"], scope):
            return None
        first, last = read_span(found["span"], scope.today)
        return (first, first), (last, last)

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        """The second date, or the year, after the first one."""
        first, rest = tidied(brief(before)), brief(text)
        if not first or not rest or self._reads(text, scope):
            return ""
        for both in (f"{first} {rest}", f"{first} по {rest}", f"{first} - {rest}", f"{rest} {first}"):
            if self._reads(both, scope, wrong_year=refusal.code != "date.year"):
                return both
        if refusal.code == "date.no_year" or not _begins(first, scope):
            return f"{first} {rest}" if _begins(f"{first} {rest}", scope) else ""
        return ""

    def _reads(self, text: str, scope: Scope, *, wrong_year: bool = True) -> bool:
        try:
            self.parse(Input(text=text), scope)
        except Refusal as refusal:
            unread = ("period.unclear", "date.unclear", "date.no_year", "date.incomplete")
            return refusal.code not in unread and (wrong_year or refusal.code != "date.year")
        return True

    def _going_on(self, words: str, scope: Scope) -> Period:
        start = read_span(words, scope.today)
        refuse_future(start[0], self.past, scope)
        return Period(_interval(start, words), None)

    def _unclear(self, typed: str, text: str, scope: Scope) -> Refusal:
        """One date alone may be the beginning of what goes on still, which one button says."""
        end = _ONLY_END.fullmatch(text)
        if end and _begins(end["end"], scope):
            message = N_("Тут є лише кінець: «{part}». Допишіть початок, наприклад: з березня 2022.")
            return Refusal("period.unclear", message, part=part_of(typed))
        since = _SINCE.fullmatch(text)
        start = since["start"] if since else text
        still = StillOption(value=f"{start} досі", label=start)
        options: tuple[Option, ...] = (still,) if _begins(start, scope) else ()
        if since is None and options and (whole := _whole_option(text, scope)):
            options = (still, whole)
        if lasting := _lasting(text, scope.today):
            options = (lasting,)
        return Refusal(
            "period.unclear",
            N_(
                "Тут потрібні дві дати, початок і кінець, а написано: «{part}». Допишіть кінець або слово «досі»."
            ),
            options=options,
            part=part_of(typed),
        )

    def dump(self, value: Any) -> Any:
        return [dump_interval(value.start), dump_interval(value.end) if value.end else None]

    def load(self, data: Any) -> Period:
        start, end = data
        return Period(load_interval(start), load_interval(end) if end else None)

    def describe(self, value: Any, language: Language) -> str:
        start = _side(value.start, language)
        if value.end is None:
            return language.text(N_("{start} — досі"), start=start)
        return f"{start} — {_side(value.end, language)}"


class LastingOption(Option):
    """From a day for so long: «20 днів з 1 березня 2022»."""

    def written(self, language: Language) -> str:
        first, last = (date.fromisoformat(day) for day in self.label.split("/"))
        return f"{language.date(first)} — {language.date(last)}"


def _lasting(text: str, today: date) -> Option | None:
    """The stretch that a day and a length make, to be looked at: a month may be thirty days or not."""
    said = _LENGTH.search(text)
    if said is None:
        return None
    counted = int(said["n"]) if (said["n"] or "").isdecimal() else numeral(said["n"] or "")
    begins = said.start("unit" if counted is None else 0)
    rest = _AROUND_LENGTH.sub("", f"{text[:begins]} {text[said.end() :]}".strip(" ,"))
    try:
        first, last = read_span(" ".join(rest.split()), today)
    except Refusal:
        return None
    number = 1 if counted is None else int(counted)
    if not 0 < number <= _LONGEST_STAY:
        return None
    if (
        said["unit"].startswith("м")
        and first.day == 1
        and (first, last) == months(first.year, first.month, 1)
    ):
        end = months(first.year, first.month, number)[1]  # «три місяці з березня»
    elif first == last:
        end = first + timedelta(days=number * _DAYS[said["unit"][0]] - 1)
    else:
        return None
    if end > today:
        return None
    return LastingOption(
        value=f"{first:%d.%m.%Y} - {end:%d.%m.%Y}", label=f"{first.isoformat()}/{end.isoformat()}"
    )


def _months_written(text: str) -> str:
    said = _MONTHS.fullmatch(text)
    first, last = (month_number(said[side]) for side in ("first", "last")) if said else (0, 0)
    return f"{first}.{said['year']} - {last}.{said['year']}" if said and 0 < first < last <= 12 else text


def _wider(span: tuple[date, date]) -> tuple[date, date]:
    """«Приблизно з 10 по 15 березня»: days around each."""
    return span if span[0] < span[1] else (span[0] - _AROUND, span[1] + _AROUND)


def _begins(text: str, scope: Scope) -> bool:
    """Whether a text is one date, which may be a beginning."""
    try:
        read_span(text, scope.today)
    except Refusal:
        return False
    return True


def _whole_option(text: str, scope: Scope) -> Option | None:
    """«Весна 2022»: perhaps all of it."""
    first, last = read_span(text, scope.today)
    return WholeOption(value=f"весь {text}", label=text) if first < last <= scope.today else None


class WholeOption(Option):
    """From the first day of what was named to its last."""

    def written(self, language: Language) -> str:
        return language.text(N_("увесь цей час"))


class StillOption(Option):
    """What began then and goes on."""

    def written(self, language: Language) -> str:
        return language.text(N_("це триває досі"))


def _interval(span: tuple[date, date], words: str) -> Interval:
    return Interval(*span, "" if span[0] == span[1] else words)


def _side(side: Interval, language: Language) -> str:
    """One end in words; «березень 2022 року» for a whole month, whatever its case was in the sentence."""
    next_day = side.last + timedelta(days=1)
    if side.first.day == next_day.day == 1 and (side.last - side.first).days <= 31:
        return language.month(side.first)
    return describe_interval(side, language)
