"""Days that everybody knows by name: «на Великдень 2022», «перед Різдвом 22», «на Покрову».

In September 2023 the Orthodox Church of Ukraine and the Greek Catholics moved the fixed feasts thirteen days back; many
people keep the former days. So from then on both days may be meant, and both are offered. Days of the war that
everybody knows stand beside them.
"""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.engine.kinds.whole_spans import Span
from dialogs.patterns import expression

_MOVED = date(2023, 9, 1)
_THIRTEEN = timedelta(days=13)
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)

_FIXED = (
    ("різдв|рождеств|christmas", 1, 7),
    ("водохрещ|хрещення господн|крещени|йордан", 1, 19),
    ("стрітенн|сретени", 2, 15),
    ("благовіщенн|благовещени", 4, 7),
    ("івана купал|ивана купал|купала", 7, 7),
    ("петра і павла|петра й павла|петра та павла|петра и павла", 7, 12),
    ("маковія|маковея", 8, 14),
    ("спас(?!и)|яблучн\\w* спас|яблочн\\w* спас", 8, 19),
    ("покров", 10, 14),
    ("миколая|николая", 12, 19),
)
"""By the old calendar."""
_CIVIL = (
    ("нов(?:ий|ого|ому|им|ый|ым) (?:рік|року|роком|год|года|годом)|new year", 1, 1),
    ("(?:день|дня) (?:святого )?валентина", 2, 14),
    ("день перемоги|дня перемоги|день победы|дня победы", 5, 9),
    ("день конституції|дня конституції|день конституции", 6, 28),
    ("день незалежності|дня незалежності|день независимости|дня независимости|independence day", 8, 24),
)
_MOVABLE = (
    ("вербн", -7),
    ("великд|великод|пасх|паск(?:[ауи]|ою)(?!\\w)|easter", 0),
    ("трійц|троиц|зелен\\w+ свят", 49),
)
"""Days from Easter."""
_BLOWN_UP = r"(?:підрив\w*|підірва\w+|подрыв\w*|подорва\w+|взорва\w+|взрыв\w*|blew up|blowing up of)"
_ONCE = (
    (
        rf"{_BLOWN_UP} (?:the )?(?:каховськ\w+ |каховск\w+ |kakhovka )?(?:гес|гэс|дамб\w*|гребл\w*|плотин\w*|dam)",
        date(2023, 6, 6),
    ),
    (
        r"(?:звільн|визвол|деокупа|деоккупа|освобо|liberat)\w+ (?:міста |города |of )?(?:херсона?|kherson)",
        date(2022, 11, 11),
    ),
)
_ON_THE_DAY = (
    r"(?:(?:у|в|on)\s+)?(?:(?:той|тот|the)\s+)?(?:день\s+|day\s+)?(?:(?:of|як|коли|когда|when)\s+)?"
    r"(?:(?:росіяни|they)\s+)?"
)
_SIDE = expression(
    r"(?<!\w)(?P<before>перед|під|напередодні|до|накануне|под|before)(?!\w)|(?<!\w)(?:після|после|after)(?!\w)"
)
_YEAR = expression(r"(?<!\d)20(?P<whole>[12]\d)(?!\d)|(?<=\D)(?P<short>[12]\d)$")
_NAMED = tuple(
    (expression(rf"(?<!\w)(?:{names})"), kind, args)
    for kind, group in (("fixed", _FIXED), ("civil", _CIVIL), ("movable", _MOVABLE))
    for names, *args in group
)
_KNOWN = tuple((expression(rf"{_ON_THE_DAY}(?:{words})"), day) for words, day in _ONCE)
_LONGEST = 40
"""Characters: a longer text tells more than the day."""


def names_feast(text: str) -> bool:
    """Whether tidied text is about a day that has a name, of whatever year."""
    return bool(_day_of_the_war(text)) or (
        len(text) <= _LONGEST and any(named.search(text) for named, _, _ in _NAMED)
    )


def feasts_named(text: str) -> tuple[Span, ...]:
    """What a feast with its year may mean in tidied text: the day, or the week before or after it; nothing where no
    feast or no year is named."""
    if day := _day_of_the_war(text):
        return ((day, day),)
    year = _YEAR.search(text)
    if not year or not names_feast(text):
        return ()
    days = next(
        _days(kind, args, 2000 + int(year["whole"] or year["short"]))
        for named, kind, args in _NAMED
        if named.search(text)
    )
    side = _SIDE.search(text)
    if side is None:
        return tuple((day, day) for day in days)
    if side["before"]:
        return tuple((day - _WEEK, day - _DAY) for day in days)
    return tuple((day + _DAY, day + _WEEK) for day in days)


def _day_of_the_war(text: str) -> date | None:
    return next((day for words, day in _KNOWN if words.fullmatch(text)), None)


def _days(kind: str, args: list[int], year: int) -> tuple[date, ...]:
    if kind == "movable":
        return (easter(year) + timedelta(days=args[0]),)
    day = date(year, args[0], args[1])
    if kind == "civil":
        return (day,)
    moved = day - _THIRTEEN
    if moved.year < year:  # Christmas of the new calendar stands at the end of the year
        moved = date(year, 12, 25)
    return tuple(sorted({day, *((moved,) if moved >= _MOVED or moved.day == 25 else ())}))


def easter(year: int) -> date:
    """Easter by the Julian reckoning, as the Orthodox and most Greek Catholics of Ukraine keep it (Meeus, Astronomical
    Algorithms, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + _THIRTEEN
