"""Reading remembered dates: what stretch of days do the words surely cover?"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.tidy_dates import tidied
from dialogs.engine.kinds.words import part_of
from dialogs.engine.kinds.written_days import month_of, read_day, year_of
from dialogs.engine.kinds.written_numbers import read_number
from dialogs.engine.options import Option
from dialogs.language import N_, Language

Span = tuple[date, date]

_SEASONS = {
    word: first_month
    for first_month, words in {
        3: "весна весни весну весною навесні весні весны весной весне spring",
        6: "літо літа літом влітку улітку літі лето лета летом лете summer",
        9: "осінь осені осінню восени осень осенью autumn fall",
        12: "зима зими зиму зимою взимку узимку зимы зимой winter",
    }.items()
    for word in words.split()
}
_PARTS = {
    "початок": 0, "початку": 0, "beginning": 0, "start": 0, "early": 0, "начало": 0, "начале": 0,
    "середина": 1, "середині": 1, "середину": 1, "середини": 1, "middle": 1, "mid": 1, "середине": 1,
    "кінець": 2, "кінця": 2, "кінці": 2, "наприкінці": 2, "end": 2, "late": 2, "конец": 2, "конце": 2,
}  # fmt: skip

_TENS = re.compile(
    r"(?:(?P<n>[12]?0|1)-?(?:х|их|го|ті|тих|е)?|(?P<word>перш|перв|десят|двадцят|двадцат|останн|последн)\w*)\s+"
    r"(?:числ\w*|дн\w*|дні|декад\w*)\s+(?P<rest>.+)"
)
_HALF = re.compile(
    r"(?P<which>перша|першій|першу|первая|первой|друга|другій|другу|вторая|второй) половин\w+ (?P<rest>.+)"
)
_AGO = re.compile(
    r"(?:(?P<n>\d{1,3}|[^\W\d]+)\s+)?(?P<unit>д[ен]\w*|тиж\w*|недел\w*|місяц\w*|месяц\w*|рік|рок\w*|год\w*|лет|"
    r"days?|weeks?|months?|years?)\s+(?:тому|назад|ago)(?:\s+назад)?"
)
_LAST_YEAR = frozenset(
    ("торік", "минулого року", "минулий рік", "минулому році", "прошлом году", "прошлый год", "last year")
)
_FORGOTTEN = re.compile(r"(?:точно не|не) (?:пам’ятаю|помню|знаю)(?: точно)?[, ]*(?:(?:але|но|but)[, ]+)?")
_ROUGHLY = re.compile(
    r"(?:(?:десь|приблизно|близько|біля|орієнтовно|мабуть|здається|примерно|около|где-то|"
    r"about|around|approximately|roughly|circa|sometime|maybe)[, ]+)+"
)
_LEADING = re.compile(
    r"^(?:(?:у|в|во|на|за|протягом|впродовж|упродовж|в течение|на протязі|весь|увесь|всю|усю|все|"
    r"in|on|at|the|of|during|throughout|all)\s+)+"
)
_SINCE = re.compile(r"^(?:з|із|зі|с|со|від|от|since|from)\s+")
_MONTH = re.compile(
    r"(?P<word>[^\W\d_]{3,12})\.?,? (?:of |у |в )?(?P<y>\d{4}|\d{2})|(?P<y2>\d{4}),? (?P<word2>[^\W\d_]{3,12})"
)
_NUMBERS = re.compile(
    r"(?P<m>\d{1,2})\s?[./\-]\s?(?P<y>\d{4})|(?P<y2>\d{4})[./\-](?P<m2>\d{1,2})|"
    r"(?P<m3>0?[1-9]|1[0-2])[./](?P<y3>1[3-9]|[2-9]\d)"
)
_WINTER = re.compile(r"(\w+) (\d{4}|\d{2})\s?[-–—/]\s?(\d{4}|\d{2})")
_BETWEEN = re.compile(
    r"(?:між|между|between) (.+?) (?:і|й|та|и|and) (.+)"
    r"|(?:з|із|від|с|от|from) (.+?) (?:по|до|to|till|until) (.+)"
    r"|(.+?)\s?[–—]\s?(.+)|(.+) - (.+)|(\d[\d.]{4,9})-(\d[\d.]{4,9})|(\d{4})-(\d{4})"
    r"|(\d{1,2})-(\d{1,2} .+)|([^\W\d]+)-([^\W\d]+ .+)"
)
_AFTER = re.compile(
    r"(?:через |за |спустя )?(?:(?P<n>\d{1,3}|[^\W\d]+|a few|a couple of)\s+)?"
    r"(?P<unit>д[ен]\w*|тиж\w+|недел\w+|місяц\w*|месяц\w*|days?|weeks?|months?) "
    r"(?P<side>після|от|после|спустя|до|перед|after|before) (?P<day>.+)"
)
_FEW = {"д": (1, 7), "т": (7, 35), "н": (7, 35), "м": (30, 180), "w": (7, 35), "m": (30, 180)}
_SOME = frozenset("кілька декілька пару несколько few several пара".split()) | {"a few", "a couple of"}
_UNIT_DAYS = {
    "д": 1,
    "d": 1,
    "т": 7,
    "н": 7,
    "w": 7,
    "м": 30,
    "m": 30,
    "р": 365,
    "г": 365,
    "л": 365,
    "y": 365,
}
_AROUND = timedelta(days=3)
_SMALL = frozenset(
    "у в на з із с від до по між і й та и к за року рік год of in on at the from to between and".split()
)


def read_span(text: str, today: date) -> Span:
    """The first and last day that folded text may mean. Raises `Refusal` when it cannot be told."""
    span = _read(tidied(text), today)
    if span is None:
        raise Refusal(
            "date.unclear",
            N_(
                "Не вдалося прочитати: «{part}». Напишіть дату так: 24.02.2022, «лютий 2022» або «весна 2022»."
            ),
            part=unread(text),
        )
    return span


def unread(text: str) -> str:
    """The words of a date that say nothing to the program; all of it where each word alone is known."""
    words = re.findall(r"[^\W\d_]+(?:[’\-][^\W\d_]+)*", tidied(text))
    known = _SEASONS.keys() | _PARTS.keys() | _SMALL
    strange = [word for word in words if word not in known and not month_of(word)]
    others = len(words) > len(strange) or re.search(r"\d", text)
    return part_of(" ".join(strange) if strange and others else text)


def _read(text: str, today: date) -> Span | None:
    text = _FORGOTTEN.sub("", text)
    rough = _ROUGHLY.match(text)
    text = _LEADING.sub("", text[rough.end() :] if rough else text)
    day = read_day(text, today)
    if day is not None:
        return (day - _AROUND, day + _AROUND) if rough else (day, day)
    for reading in (_simple, _part, _few, _ago, _between):
        found = reading(text, today)
        if found:
            return found
    since = _SINCE.sub("", text)
    return _read(since, today) if since != text else None


def _simple(text: str, today: date) -> Span | None:
    """A month, a season or a year."""
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        month = int(numbers["m"] or numbers["m2"] or numbers["m3"])
        year = year_of(numbers["y"] or numbers["y2"] or numbers["y3"], today)
        return _months(year, month, 1) if 1 <= month <= 12 else None
    if re.fullmatch(r"\d{4}", text):
        return _months(year_of(text, today), 1, 12)
    named = _MONTH.fullmatch(text)
    if named:
        word, digits = named["word"] or named["word2"], named["y"] or named["y2"]
        if word in _SEASONS:
            season, year = _SEASONS[word], year_of(digits, today)
            return _months(year, season, 3) if season != 12 else _which_winter(year, today)
        found = month_of(word)
        return _months(year_of(digits, today), found, 1) if found else None
    winter = _WINTER.fullmatch(text)
    if winter and _SEASONS.get(winter[1]) == 12:
        year = year_of(winter[2], today)
        return _months(year, 12, 3) if year_of(winter[3], today) == year + 1 else None
    if month_of(text) or text in _SEASONS:
        raise Refusal("date.no_year", N_("Допишіть рік, наприклад: лютий 2022."))
    return None


def _which_winter(year: int, today: date) -> Span:
    """«Зима 2022» began in December of 2021 or of 2022: only the person knows."""
    choices = [span for span in (_months(year - 1, 12, 3), _months(year, 12, 3)) if span[0] <= today]
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


def _part(text: str, today: date) -> Span | None:
    """The beginning, the middle or the end of a month (ten days each), a season or a year (a third each); a half."""
    if tens := _TENS.fullmatch(text):
        return _ten_days(tens, _simple(_LEADING.sub("", tens["rest"]), today))
    if half := _HALF.fullmatch(text):
        whole = _simple(_LEADING.sub("", half["rest"]), today)
        if whole is None:
            return None
        middle = whole[0] + (whole[1] - whole[0]) // 2
        return (
            (whole[0], middle) if half["which"].startswith("пер") else (middle + timedelta(days=1), whole[1])
        )
    word, _, rest = text.replace("mid-", "mid ").partition(" ")
    if word not in _PARTS:
        return None
    whole = _simple(_LEADING.sub("", rest), today)
    if whole is None:
        return None
    first, last = whole
    part = _PARTS[word]
    if (last - first).days < 31:
        begins = first + timedelta(days=10 * part)
        return begins, last if part == 2 else begins + timedelta(days=9)
    count = 4 if (last - first).days > 100 else 1
    months = first.month - 1 + count * part
    return _months(first.year + months // 12, months % 12 + 1, count)


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


def _few(text: str, today: date) -> Span | None:
    """«Кілька днів після 24 лютого 2022»: within a week; weeks and months likewise. «Через тиждень» is about seven."""
    match = _AFTER.fullmatch(text)
    if not match:
        return None
    day = read_day(match["day"], today)
    if day is None:
        return None
    if match["n"] in _SOME or (match["n"] is None and match["unit"] in ("дні", "дни", "days")):
        least, most = _FEW.get(match["unit"][0], (1, 7))
    else:
        number = _counted(match["n"])
        if number is None:
            return None
        unit = _UNIT_DAYS[match["unit"][0]]
        least, most = number * unit - unit // 2, number * unit + unit // 2
    if match["side"] not in ("до", "перед", "before"):
        return day + timedelta(days=least), day + timedelta(days=most)
    return day - timedelta(days=most), day - timedelta(days=least)


def _ago(text: str, today: date) -> Span | None:
    """«Тиждень тому», «два роки тому», «торік»: about so long before today."""
    if text in _LAST_YEAR:
        return _months(today.year - 1, 1, 12)
    match = _AGO.fullmatch(text)
    number = _counted(match["n"]) if match else None
    if match is None or number is None or number > 120:
        return None
    unit = _UNIT_DAYS["р" if match["unit"] in ("рік",) else match["unit"][0]]
    day = today - timedelta(days=number * unit)
    return day - timedelta(days=unit // 2), min(day + timedelta(days=unit // 2), today)


def _counted(word: str | None) -> int | None:
    found = read_number(word) if word else None
    return 1 if not word else int(found.number) if found and not found.words else None


def _between(text: str, today: date) -> Span | None:
    """«Між 3 і 10 березня 2022»: the whole stretch counts."""
    sides = read_sides(text, today)
    return (sides[0][0], sides[1][1]) if sides else None


def read_sides(text: str, today: date) -> tuple[Span, Span] | None:
    """The two dates of tidied text like «з 3 по 10 березня 2022»; None if there are no two.

    The first may leave out what the second one says. Raises `Refusal` when they stand the wrong way round.
    """
    sides = sides_of(text)
    end = _single(sides[1], today) if sides else None
    start = _completed(sides[0], sides[1], today) if sides and end else None
    if start is None or end is None:
        return None
    if start[0] > end[1]:
        raise Refusal(
            "date.reversed",
            N_("Перша дата пізніша за другу: {first} і {last}. Поміняйте їх місцями."),
            first=start[0],
            last=end[1],
        )
    return start, end


def sides_of(text: str) -> tuple[str, str] | None:
    """«з … по …», «між … і …» or «… – …» split in two."""
    match = _BETWEEN.fullmatch(text)
    if not match:
        return None
    left, right = (part for part in match.groups() if part is not None)
    return left, right


def _completed(left: str, right: str, today: date) -> Span | None:
    """The first date, with the month and year of the second one where it has none."""
    endings = [right[at.start() :] for at in re.finditer(r"[ .,/\-]", right)]
    for ending in ("", *reversed(endings)):
        try:
            found = _single(left + ending, today)
        except Refusal:
            continue
        if found:
            return found
    return None


def _single(text: str, today: date) -> Span | None:
    day = read_day(text, today)
    return (day, day) if day else _simple(text, today) or _part(_LEADING.sub("", text), today)


def _months(year: int, month: int, count: int) -> Span:
    """So many whole months from that one on."""
    last = month - 1 + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
