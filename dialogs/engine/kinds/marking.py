"""Which options a text marks at once where several may be: «все, крім 2», «1-3», «135», «дах вікна двері»."""

from __future__ import annotations

from dialogs.engine.kinds.choosing import LONGEST, options_meant, pieces
from dialogs.engine.kinds.number_words import numeral
from dialogs.engine.kinds.words import folded
from dialogs.engine.options import NONE, Option
from dialogs.patterns import expression

_ALL = r"(?:все|всё|усе|всі|усі|everything|all)"
_EVERYTHING = expression(
    rf"{_ALL}(?: це| это|(?: з| із| из| of)? (?:цього|этого|the above|this|them)| перелічене| перечисленное| варіанти| "
    rf"варианты|(?: of them)?)?(?P<number> [\w’]+)?"
)
_ALL_BUT = expression(
    rf"{_ALL}(?: це| это| варіанти| варианты)?,?\s+"
    r"(?:крім|окрім|кроме|без|(?:тільки|лише|только) не|except|but(?: not)?)\s+(?P<rest>.+)"
)
_THROUGH = expression(
    r"(?:(?:з|із|від|с|от|from)\s+)?(?P<first>\d{1,2})\s*(?:[-–—]|до|по|to|through)\s*(?P<last>\d{1,2})"
)
_TEN = 10


def marked(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The options that the text marks, in their order: a guess to show, never to take. None where it marks nothing."""
    said, beside = folded(typed[:LONGEST]), tuple(filter(_beside_others, options))
    found = _everything(beside, said) or _numbered(options, said) or _one_by_one(options, said)
    return tuple(option for option in beside if option in found)


def _beside_others(option: Option) -> bool:
    return option.value != NONE and not option.alone


def _everything(options: tuple[Option, ...], said: str) -> tuple[Option, ...]:
    if everything := _EVERYTHING.fullmatch(said):
        number = everything["number"]
        return options if number is None or numeral(number.strip()) == len(options) else ()
    but = _ALL_BUT.fullmatch(said)
    left = _each(options, pieces(options, but["rest"])) if but else ()
    return tuple(option for option in options if option not in left) if left else ()


def _numbered(options: tuple[Option, ...], said: str) -> tuple[Option, ...]:
    """«1-3» may be all three; «13» where there is no thirteenth are the first and the third."""
    if through := _THROUGH.fullmatch(said):
        first, last = int(through["first"]), int(through["last"])
        return options[first - 1 : last] if 1 <= first < last <= len(options) else ()
    places = [int(figure) for figure in said] if said.isascii() and said.isdecimal() else []
    if len(places) < 2 or len(options) >= _TEN or places != sorted(set(places)):
        return ()
    return (
        tuple(options[place - 1] for place in places) if places[0] >= 1 and places[-1] <= len(options) else ()
    )


def _one_by_one(options: tuple[Option, ...], said: str) -> tuple[Option, ...]:
    words = said.split()
    return _each(options, words) if 1 < len(words) <= 2 * len(options) else ()


def _each(options: tuple[Option, ...], parts: list[str]) -> tuple[Option, ...]:
    """The option of each part; none at all where a part has no one option."""
    meant = [options_meant(options, part) for part in parts]
    return tuple(found[0] for found in meant) if all(len(found) == 1 for found in meant) else ()
