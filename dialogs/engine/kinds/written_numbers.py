"""Reading numbers as people write them: 15 000, 1 200,50, 1,200.50, 20 тис., двадцять п’ять, півтора мільйона."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dialogs.engine.kinds.alphabets import digits_meant
from dialogs.engine.kinds.number_words import (
    BETWEEN,
    BOUNDS,
    HALVES,
    LABELS,
    LINKS,
    MANY,
    OR_ELSE,
    ROUGHLY,
    TIMES,
    UNSURE,
    VAGUE,
    like_numeral,
    numeral,
)
from dialogs.engine.kinds.words import plain
from dialogs.language import Language
from dialogs.patterns import expression

MOST_DIGITS = 15
LONGEST = 120
SAID_AGAIN = expression(r"\(|=|(?<!\w)(?:або|чи|или|or|тобто|то есть)(?!\w)", re.IGNORECASE)
"""Between two amounts that may be one: «2500 м² (25 соток)», «2500 злотих або 25000 грн»."""

_TOKEN = expression(
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,’]\d+)*)|"
    r"(?P<word>[^\W\d_]+(?:’[^\W\d_]+)*)|(?P<sign>[^\s\w])"
)
_PART_MORE = expression(
    r"\s+(?:(?:з|із|с|и|і|й|та)\s+(?P<half>половин(?:ою|ой)|пів|пол)|(?:з|із|с)\s+(?P<quarter>чвертю|четвертью)|"
    r"and\s+(?:(?P<a_half>half)|(?P<a_quarter>quarter)))(?!\w)"
)
_MORE = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
"""«Дві з половиною тисячі» and «2½ тисячі»: a part that is added to the number before it."""

_ARTICLE = expression(r"(?<!\w)an?\s+(?=(?:hundred|thousand|million|billion|half|quarter)(?!\w))")
_HYPHENED = expression(
    r"(?<![\w-])(?P<tens>[^\W\d_]+(?:’[^\W\d_]+)*)-(?P<unit>[^\W\d_]+(?:’[^\W\d_]+)*)(?![\w-])"
)
"""«Тридцять-два» is one number, «двадцять-тридцять» are two."""
_UP_TO_THREE = r"[^\W\d_]+(?:’[^\W\d_]+)*(?: [^\W\d_]+(?:’[^\W\d_]+)*){0,2}"
_DECIMALS = expression(
    rf"(?<![\w,.])(?P<whole>\d{{1,9}}|{_UP_TO_THREE}) (?:цілих|ціла|цілі|целых|целая) (?:(?:і|й|та|и) )?"
    rf"(?P<part>\d{{1,2}}|{_UP_TO_THREE}) (?P<of>десят|сот)\w*"
)
"""«54 цілих 3 десятих»."""
_UNDERSCORES = expression(r"(?<=\d)_(?=\d{3}(?!\d))")
_BRACKETS = expression(r"\(([^()]*)\)")
_GROUPS = expression(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was written.

    readings  what it may be, the likeliest first: «1.200» is 1200, or 1.2
    words     the other words around it, folded, without «близько»
    roughly   the word that says that it is not exact, as it was typed
    minus     a minus before it
    upto      the end of «200–300», where there are two
    """

    readings: tuple[Decimal, ...]
    words: str
    roughly: str = ""
    minus: bool = False
    upto: Decimal | None = None

    @property
    def number(self) -> Decimal:
        return self.readings[0]


_MILLION = Decimal(10) ** 6
_OR_SO = ((Decimal(2),), (Decimal("1.5"),))


@dataclass(slots=True)
class _Run:
    """Numbers that make one: «2 тисячі 500», «сто двадцять»."""

    total: tuple[Decimal, ...] = ()
    last: tuple[Decimal, ...] = ()
    unit: Decimal = Decimal(10) ** 12
    spelled: bool = False
    alone: bool = False
    """A thousand that no number stood before."""

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """«Мільйон двісті» is 1 000 200 as it is written, and 1 200 000 as it is mostly meant; «тисяча дві» is about
        two thousand to most."""
        likely = _sums(self.total, self.last)
        if self.unit >= _MILLION and self.total and len(self.last) == 1 and 1 <= self.last[0] < 1000:
            return (*likely, *_sums(self.total, (self.last[0] * self.unit / 1000,)))
        if self.alone and self.spelled and self.last in _OR_SO:
            return (*(likely if self.last == _OR_SO[0] else self.total), self.last[0] * 1000)
        return likely

    def adds(self, part: Decimal) -> None:
        """«Дві з половиною», «дві тисячі з половиною»."""
        if self.last:
            self.last = _sums(self.last, (part,))
        else:
            self.total = _sums(self.total, (part * self.unit,))

    def joins(self, number: tuple[Decimal, ...], spelled: bool) -> bool:
        """Take a number in, if it is a part of the same one."""
        if len(number) > 1 and (self.total or self.last):
            return False
        if self.last:
            fits = spelled and self.spelled and number[0] < _unit(self.last[0])
        else:
            fits = not self.total or number[0] < self.unit
        if fits:
            self.last, self.spelled = _sums(self.last, number), spelled
        return fits

    def multiplies(self, times: Decimal) -> bool:
        if times <= 100:  # «п’ять сотень», and then «п’ять сотень тисяч»
            self.last, self.spelled = tuple(n * times for n in self.last or (Decimal(1),)), True
            return True
        if times >= self.unit:
            return False
        self.alone = not self.last and not self.total and times == 1000
        self.total = _sums(self.total, tuple(n * times for n in self.last or (Decimal(1),)))
        self.last, self.unit = (), times
        return True


def read_number(text: str) -> Written | None:
    """The only number in a text and what stands around it; None without one, with too many, or in a long text.

    A number repeated in words in brackets counts once; where the words say another one, both are readings.
    """
    if len(text) > LONGEST:
        return None
    said = _ARTICLE.sub("", plain(digits_meant(text)).casefold())
    said = _HYPHENED.sub(_one_number, _UNDERSCORES.sub("", said))
    said = UNSURE.sub(" приблизно ", OR_ELSE.sub(" або ", _DECIMALS.sub(_with_decimals, said)))
    said = _PART_MORE.sub(lambda found: " ½" if found["half"] or found["a_half"] else " ¼", said)
    spelled = [number for inside in _BRACKETS.findall(said) if (number := spelled_number(inside)) is not None]
    if not spelled:
        found = _read(said)
        bare = found and not found.words and 0 < found.number < 1 and not re.search(r"\d", said)
        return None if bare else found  # «половина» of something is no number
    found = _read(
        _BRACKETS.sub(lambda inside: " " if spelled_number(inside[1]) is not None else inside[0], said)
    )
    if found is None or found.upto is not None:
        return None
    agreed = tuple(number for number in spelled if number in found.readings)
    return replace(found, readings=agreed or (*found.readings, *spelled))


def _with_decimals(found: re.Match[str]) -> str:
    whole, part = (
        Decimal(said) if said.isdecimal() else spelled_number(said)
        for said in (found["whole"], found["part"])
    )
    places = 1 if found["of"] == "десят" else 2
    if whole is None or part is None or part != int(part) or part >= 10**places:
        return found[0]
    return f"{int(whole)},{int(part):0{places}}"


def _one_number(found: re.Match[str]) -> str:
    tens, unit = numeral(found["tens"]), numeral(found["unit"])
    if tens is None or unit is None or not (20 <= tens < 100 and tens % 10 == 0 and 1 <= unit < 10):
        return found[0]
    return f"{found['tens']} {found['unit']}"


def _read(said: str) -> Written | None:
    runs: list[_Run] = []
    words: list[str] = []
    roughly: list[str] = []
    between: list[list[str]] = []
    run: _Run | None = None
    minus = False
    for match in _number_first([*_TOKEN.finditer(said)]):
        number, times = _number(match), _times(match, run)
        if number == ():
            return None
        if number is not None:
            if run is None or not run.joins(number, spelled=match["word"] is not None):
                run = _Run()
                run.joins(number, spelled=match["word"] is not None)
                runs.append(run)
                between.append([])
            if not words and not roughly and len(runs) == 1 and _minus_before(said, match.start()):
                minus = True
            continue
        if match[0] in _MORE and run is not None:
            run.adds(_MORE[match[0]])
            continue
        if times is not None:
            if run is None and VAGUE.fullmatch(match[0]):
                return None
            if run is None or not run.multiplies(times):
                run = _Run()
                run.multiplies(times)
                runs.append(run)
                between.append([])
            continue
        sign = match[0]
        if sign in ("мінус", "минус", "minus") and not runs:
            minus = True
            continue
        if sign in ROUGHLY or (sign == "+" and run is not None):
            roughly.append(sign)
        elif sign not in '.,:;=-–—−()«»"+':
            words.append(sign)
            run = None
        if sign in "-–—−=" and runs:
            run = None
        if sign == "," and run is not None:  # «двадцять, п’ять» is no 25, and «20 тисяч, п’ятсот» is one
            run.spelled = False
        if runs:
            between[-1].append(sign)
    if len(runs) > 2 or not runs:
        return None
    words, roughly = _pairs(words), _pairs(roughly)
    if roughly[1:] and "приблизно" in roughly:  # one word for it is enough
        roughly.remove("приблизно")
    if len(runs) == 1:
        roughly += [word for word in words if word in BOUNDS]
        roughly = ["не", *roughly] if "не" in words and roughly else roughly  # «не більше» is no «більше»
        words = [word for word in words if word not in BOUNDS and not (roughly and word == "не")]
    if len(runs) == 2:
        linked = "".join(between[0]) in BETWEEN
        if not linked or len(runs[0].readings) + len(runs[1].readings) > 2:
            return None
        words = [word for word in words if word not in LINKS]
        first, last = runs[0].readings[0], runs[1].readings[0]
        first = _same_unit(first, runs[0], runs[1])
        return Written((first,), " ".join(words), " ".join(roughly), upto=last)
    return Written(runs[0].readings, " ".join(words), " ".join(roughly), minus)


def _number_first(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens with a unit that leads its number («тисяч шістдесят», «тис. зо 20») put behind it."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        led = before is not None and (_number(before) is not None or _times(before, None) is not None)
        if led or not MANY.fullmatch(token["word"] or ""):
            continue
        start = at + 1
        while start < len(tokens) and (tokens[start][0] in ROUGHLY or tokens[start][0] == "."):
            start += 1
        end = start
        while end < len(tokens) and (number := _number(tokens[end])) and number[0] < 1000:
            end += 2 if _is_range(tokens[end + 1 : end + 3]) else 1
        if start < end and (end == len(tokens) or _times(tokens[end], None) is None):
            return [*tokens[:at], *tokens[start:end], token, *tokens[at + 1 : start], *tokens[end:]]
    return tokens


def _is_range(tokens: list[re.Match[str]]) -> bool:
    """Whether «-13» follows in «тисяч 12-13»: the unit is of both."""
    return len(tokens) == 2 and tokens[0][0] in BETWEEN and bool(_number(tokens[1]))


def spelled_number(text: str) -> Decimal | None:
    """A number written in words only, as in brackets after the digits."""
    if re.search(r"\d", text):
        return None
    found = _read(text)
    return found.number if found and len(found.readings) == 1 and found.upto is None else None


def in_thousands(number: Decimal, language: Language) -> str:
    """A whole number with the millions and the thousands in words: «1 тисяча 200»."""
    millions, below = divmod(int(number), 1_000_000)
    thousands, rest = divmod(below, 1000)
    said = (
        language.count("{n} мільйон", "{n} мільйонів", millions) if millions else "",
        language.count("{n} тисяча", "{n} тисяч", thousands) if thousands else "",
        str(rest) if rest else "",
    )
    return " ".join(filter(None, said))


def _number(match: re.Match[str]) -> tuple[Decimal, ...] | None:
    """The readings of digits or of a numeral; none at all for digits that make no number, None for other words."""
    if match["digits"]:
        return tuple(_readings(match["digits"]))
    if not match["word"]:
        return None
    found = numeral(match["word"])
    if found is None and like_numeral(match["word"]):
        return ()
    return (found,) if found is not None else None


def _times(match: re.Match[str], run: _Run | None) -> Decimal | None:
    word = match["word"] or ""
    half = HALVES.fullmatch(word)
    for pattern, power in TIMES:
        if half and pattern.fullmatch(half["of"]):
            return Decimal(10) ** power / 2
        short = len(word) == 1 and (run is None or not run.last)
        if not half and pattern.fullmatch(word) and not short:
            return Decimal(10) ** power
    return None


def _readings(digits: str) -> Iterator[Decimal]:
    """«1.200» is 1200 or 1.2; 1.200,50 and 1,200.50 are one thing only."""
    digits = re.sub(r"[\s’]", "", digits)
    marks = [character for character in digits if character in ".,"]
    if len(digits) - len(marks) > MOST_DIGITS:
        return
    if len(set(marks)) == 2:
        if marks.count(marks[-1]) != 1 or not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+[.,]\d+", digits):
            return
        yield Decimal(digits.replace(marks[0], "").replace(",", "."))
    elif len(marks) > 1:
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            yield Decimal(digits.replace(marks[0], ""))
    else:
        if _GROUPS.fullmatch(digits):
            yield Decimal(digits.replace(marks[0], ""))
        yield Decimal(digits.replace(",", "."))


def _sums(some: tuple[Decimal, ...], more: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    if not some or not more:
        return some or more
    return tuple(one + other for one in some for other in more)


def _unit(number: Decimal) -> Decimal:
    """What a numeral after this one has to be less than: «сто» goes with «двадцять», not with «двісті»."""
    for unit in (100, 10):
        if number % unit == 0 and number >= unit:
            return Decimal(unit)
    return Decimal(0)


def _minus_before(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(re.search(r"(?:^|[\s$€£₴])[-−][$€£₴]?$", before))


def _same_unit(number: Decimal, first: _Run, last: _Run) -> Decimal:
    """«2-3 тисячі»: the unit stands once for both."""
    plain_first = not first.total and bool(first.last)
    return number * last.unit if plain_first and last.total and number < 1000 else number


def _pairs(words: list[str]) -> list[str]:
    """«где-то», «плюс-мінус» were taken apart at the hyphen; the small words that only lead are left out."""
    return [word for word in words if word not in ("то", "ніж", "чем", "як", "than") and word not in LABELS]
