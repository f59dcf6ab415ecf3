"""Which of the options typed words mean: a clear part of a label is enough («за кордон»), in Russian too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from dialogs.engine.kinds.alphabets import one_alphabet
from dialogs.engine.kinds.counting_off import counted_off
from dialogs.engine.kinds.russian import UKRAINIAN, heard
from dialogs.engine.kinds.words import folded, matching, plain, without_links
from dialogs.engine.options import NONE, Option
from dialogs.patterns import expression

LONGEST = 150

YES = frozenset(
    "так tak еге ага угу безумовно однозначно звісно звичайно авжеж атож аякже да конечно ясно "
    "канєшно канешно конєшно угум верно правильно вірно da yes y yeah yep yup sure "
    "okay ok".split()
)
SURELY = frozenset(
    "звісно звичайно авжеж конечно ясно точно безумовно однозначно sure канєшно канешно конєшно".split()
)
"""Words that say yes alone, and beside a no strengthen it."""
NO = frozenset("ні нє неа нєа не-а нє-а нєт нее неее нет net ni no n nope нема немає нету".split())

_STRETCHED = expression(r"([^\W\d_])\1{2,}")
"""«Дааа», «ніііі»."""
_AGAIN = expression(r"(?<![\w-])([^\W\d_]+)(?:-\1)+(?![\w-])")
"""«Ні-ні»."""
_BETWEEN = expression(
    r"\s*(?:[,;+&/\n\u20e3]|(?<=\d)\.(?=\d)|(?<=\d)\)|\s(?:і|й|та|и|and|також|а також|ще й|плюс)\s)\s*"
)
_WORD = expression(r"[^\W_]+(?:[’\-][^\W_]+)*")
_CLAUSE = expression(r"[,:;—()«»/]")
_NEGATIONS = frozenset(
    map(
        heard,
        "не ні немає нема без жодна жоден жодного жодної нічого ніхто ніколи ні not no never none nothing".split(),
    )
)
_INTERJECTIONS = frozenset(
    "ну та ой ах о а нажаль на жаль к сожалению слава богу дякувати чесно насправді кажучи поки пока що".split()
)
_LITTLE = frozenset(
    map(
        heard,
        "це я ми мені нам мене нас мій моя моє мої моєї мого моїй тут там був була було були ну а ще вже у в на "
        "з зі із до від та і й як мне меня мой мои это был было были the an my we it is was were to in at of just "
        "ось просто тоді саме варіант номер пункт для про слава богу дякувати щастя счастью".split(),
    )
)
_EMPTY = frozenset(map(heard, "це это this is для про а ну ось та і й просто саме for about".split()))
"""Of the little words those that say nothing even alone: «це про мене» is «мене»."""
_ALONE = frozenset(map(heard, "так ні да нет yes no".split()))
_NONE_OF_THEM = expression(
    r"(?:нічого|жодн\w+|ничего|никак\w+|ни один|ни одна|none|nothing)(?: варіант\w*| вариант\w*)? "
    r"(?:(?:з|із|из|of) )?(?:цього|цих|них|этого|этих|этому|the above|these|them|"
    r"перелічен\w+|перечислен\w+|підходить|подходит)"
)
_RANGE = expression(
    r"(?P<from>\d+)\s?(?:[-–—]|до|to)\s?(?P<to>\d+)|(?:менше|молодш\w*|до|under|below|less|younger)[^\d]*(?P<below>\d+)|"
    r"(?P<over>\d+)[^\d]*(?:більше|старш\w*|\+|over|more|older)|(?:від|понад|over|from|старш\w*|більше)[^\d]*(?P<above>\d+)",
    re.IGNORECASE,
)
_YEARS = frozenset(
    map(heard, "років роки рік рочків р лет год года годика г years year old виповнилося исполнилось".split())
)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words made comparable: those that matter, and whether they deny something."""

    words: tuple[str, ...]
    denies: bool


def options_meant(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The option that typed words mean; several if they fit equally well, none if they fit nothing."""
    if len(typed) > LONGEST:
        return ()
    exactly = [option for option in options if typed in (option.label, option.button)]
    if len(exactly) == 1:
        return (exactly[0],)
    aged = _by_age(options, typed)
    if aged is not None:
        return aged
    lead, rest = leading(typed)
    found = _named(options, typed) if lead is None else _led(options, typed, lead, rest)
    plainer = _STRETCHED.sub(r"\1", typed)
    return found if found or plainer == typed else options_meant(options, plainer)


def clear_part(options: tuple[Option, ...], typed: str) -> Option | None:
    """The only option whose words the typed ones are or stand in, or whose place in the list they name."""
    fitting = _named(options, typed[:LONGEST])
    return fitting[0] if len(fitting) == 1 else None


def _named(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    if _NONE_OF_THEM.fullmatch(folded(typed)):
        return tuple(option for option in options if option.value == NONE)
    found = matching(options, typed)
    fitting = (found,) if found else _by_words(options, typed)
    if fitting or (counted := counted_off(typed, options)) is None:
        return fitting
    return (counted,)


def contained(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """Options that a longer text names among other words: a guess to offer, never to take."""
    said = _said(without_links(typed[:LONGEST]), little=True)  # «https://t.me/…» is nobody's «me»
    if said.denies:
        return ()
    return tuple(
        option
        for option in options
        if any(not part.denies and _inside(part.words, said.words) for part in _parts(option))
    )


def of_one_side(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The one of two options a word of which, and no word of the other, is among those of a longer text: «жив дома»
    beside «Ні, вдома чи в рідних». A guess to offer, never to take."""
    said = _said(typed[:LONGEST])
    if said.denies:
        return ()
    worded = {option: _said(leading(option.label)[1] or option.label).words for option in options}

    def spoken_for(option: Option) -> bool:
        others = [word for other in options if other is not option for word in worded[other]]
        own = [word for word in worded[option] if not any(alike(word, other) for other in others)]
        return any(
            len(word) >= _TELLING and alike(word, typed_word) for word in own for typed_word in said.words
        )

    found = tuple(option for option in options if spoken_for(option))
    return () if len(found) != 1 or not _NEGATIONS.isdisjoint(worded[found[0]]) else found


_TELLING = 4
"""Letters of a word that says something by itself."""


def apart(options: tuple[Option, ...], text: str) -> list[str]:
    """The pieces of «для мене і дитини», each of which names another option; none where the whole is a wording."""
    parts = _BETWEEN.split(text) if len(text) <= LONGEST else []
    if not 1 < len(parts) <= len(options) or matching(options, text) or leading(text)[0] is not None:
        return []
    named: set[str] = set()
    for part in parts:
        meant = options_meant(options, part)
        if len(meant) != 1 or meant[0].value in named:
            return []
        named.add(meant[0].value)
    return parts


def pieces(options: tuple[Option, ...], text: str) -> list[str]:
    """What is named one after the other: «1, 3», «вишні та яблука», «3 1». A label with a comma in it stays whole."""
    if len(options_meant(options, text)) == 1:
        return apart(options, text) or [text]
    parts = [part for part in _BETWEEN.split(text[:LONGEST]) if plain(part)]
    if len(parts) == 1 and re.fullmatch(r"[\d\s]+", parts[0]):
        return parts[0].split()
    if len(parts) > 2 * len(options):  # nobody names each twice
        return [text]
    return _rejoined(options, parts)


def _rejoined(options: tuple[Option, ...], parts: list[str]) -> list[str]:
    """Pieces that mean something only together: «Побиття, тиск та погрози» may be one label. No more of them are tried
    than the longest label has."""
    found: list[str] = []
    several = tuple(option for option in options if _BETWEEN.search(option.label))
    longest = max((len(_BETWEEN.split(option.label)) for option in several), default=1)
    while parts:
        for count in range(min(len(parts), longest), 0, -1):
            joined = ", ".join(parts[:count])
            if count == 1 or (_by_words(several, joined) and len(options_meant(options, joined)) == 1):
                found.append(joined)
                parts = parts[count:]
                break
    return found


def leading(typed: str) -> tuple[bool | None, str]:
    """Whether a text begins with yes or with no, and what follows; None if with neither."""
    words = [one_alphabet(word) or word for word in _WORD.findall(_AGAIN.sub(r"\1", folded(typed)))]
    while len(words) > 1 and words[0] in _INTERJECTIONS:
        words = words[1:]
    if not words:
        return None, ""
    if len(words) == 2 and set(words) & SURELY and set(words) & NO:
        return False, ""  # «звісно ні»
    lead = True if words[0] in YES else False if words[0] in NO else None
    return lead, " ".join(words[1:])


def _led(options: tuple[Option, ...], typed: str, yes: bool, rest: str) -> tuple[Option, ...]:
    """«Так, …» and «Ні, …»: what follows decides among the options that begin so; a contradiction leaves both."""
    begun = tuple(option for option in options if _begins(option, yes))
    exactly = matching(options, typed)
    if not rest:
        return begun or ((exactly,) if exactly else ())
    also, more = leading(rest)
    if also is (not yes) and not more:
        return (*begun, *(option for option in options if _begins(option, not yes)))
    following = _by_words(begun, rest) or (() if yes else _by_words(begun, f"немає {rest}"))
    if following or exactly:
        return following or ((exactly,) if exactly else ())
    elsewhere = _by_words(options, typed) if not begun else _by_words(options, rest)
    return (*begun, *(option for option in elsewhere if option not in begun))


def _begins(option: Option, yes: bool) -> bool:
    leads, other = (YES, NO) if yes else (NO, YES)
    words = _WORD.findall(folded(option.label))
    if words and words[0] in YES | NO:
        return words[0] in leads
    if option.words:
        return bool(leads & set(option.words)) and not other & set(option.words)
    return not yes and option.value == NONE and _said(option.label).denies


def _by_words(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The options that fit best, by the strictest way of comparing that any of them passes."""
    return _fitting(options, _said(typed))


def denied(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The options that a text denies: «не вдалося» where one of them says «вдалося»."""
    said = _said(typed[:LONGEST])
    bare = tuple(word for word in said.words if word not in _NEGATIONS)
    return _fitting(options, _Said(bare, denies=False)) if said.denies and bare else ()


def _fitting(options: tuple[Option, ...], said: _Said) -> tuple[Option, ...]:
    for fits in _WAYS if said.words else ():
        fitting = tuple(option for option in options if any(fits(said, part) for part in _parts(option)))
        if fitting:
            return fitting
    return ()


_PARTS: WeakKeyDictionary[Option, tuple[_Said, ...]] = WeakKeyDictionary()
"""Kept as long as the option is: a text of several pieces asks each option for them dozens of times."""


def _parts(option: Option) -> tuple[_Said, ...]:
    """The wordings of an option and the clauses of them, without the «Так» that leads one."""
    parts = _PARTS.get(option)
    if parts is None:
        parts = _PARTS[option] = tuple(_clauses(option))
    return parts


def _clauses(option: Option) -> Iterator[_Said]:
    for text in (option.label, option.button, *option.words):
        for clause in (text, *_CLAUSE.split(text)) if _CLAUSE.search(text) else (text,):
            part = _said(clause)
            if part.words and part.words != ("так",):
                yield part


def _said(text: str, *, little: bool = False) -> _Said:
    words = [heard(one_alphabet(word) or word) for word in _WORD.findall(folded(plain(text)))]
    words = [UKRAINIAN.get(word, word) for word in words]
    if words and words[0] in _ALONE and len(words) > 1:
        words = words[1:]
    bare = tuple(word for word in words if word not in _LITTLE)
    kept = tuple(words) if little else bare or tuple(words)
    if not bare and not little:
        kept = tuple(word for word in words if word not in _EMPTY) or kept
    return _Said(kept, any(word in _NEGATIONS for word in words))


def _same(said: _Said, part: _Said) -> bool:
    return said.words == part.words


def _stretch(said: _Said, part: _Said) -> bool:
    """A stretch of the label, or other forms of all its words."""
    if said.denies != part.denies:
        return False
    return _inside(said.words, part.words) or (len(said.words) == len(part.words) and _all_alike(said, part))


def _alike_part(said: _Said, part: _Said) -> bool:
    return said.denies == part.denies and _all_alike(said, part)


def _shortened(said: _Said, part: _Said) -> bool:
    """«Чол», «військ»: the first letters of a wording."""
    return len(said.words) == 1 and len(said.words[0]) >= 3 and part.words[0].startswith(said.words[0])


_WAYS: tuple[Callable[[_Said, _Said], bool], ...] = (_same, _stretch, _alike_part, _shortened)


def _inside(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[at : at + len(words)] == words for at in range(len(whole) - len(words) + 1))


def _all_alike(said: _Said, part: _Said) -> bool:
    return all(any(alike(word, other) for other in part.words) for word in said.words)


def alike(one: str, other: str) -> bool:
    """Whether two heard words are forms of one: «кордон» and «кордоном», «окупація» and «окупацію»."""
    if not (one.isalpha() and other.isalpha()):
        return one == other
    shorter, longer = sorted((one, other), key=len)
    same = 0
    while same < len(shorter) and shorter[same] == longer[same]:
        same += 1
    if len(shorter) <= 3:
        return same == len(shorter) and len(shorter) > 1 and len(longer) - same <= 1
    return same >= max(4, len(longer) * 0.6) or (same >= 3 and same >= len(longer) - 1)


def _by_age(options: tuple[Option, ...], typed: str) -> tuple[Option, ...] | None:
    """Among options like «Менше ніж 18» a number is an age; where it may be the number of an option too, both fit."""
    words = [heard(word) for word in _WORD.findall(folded(typed))]
    numbers = [word for word in words if word.isdecimal() and len(word) <= 3]
    named = any(word in _YEARS for word in words)
    ranges = [_range(option) for option in options]
    if len(numbers) != 1 or sum(found is not None for found in ranges) < 2:
        return None
    if any(word not in _LITTLE | _YEARS and word not in numbers for word in words):
        return None
    age = int(numbers[0])
    by_place = [options[age - 1]] if 1 <= age <= len(options) and not named else []
    if by_place and len(words) > 1:
        return tuple(by_place)
    by_age = [option for option, found in zip(options, ranges, strict=True) if found and age in found]
    return tuple(option for option in options if option in by_age or option in by_place)


def _range(option: Option) -> range | None:
    match = _RANGE.search(option.label)
    if match is None:
        return None
    if match["from"]:
        return range(int(match["from"]), int(match["to"]) + 1)
    if match["below"]:
        return range(int(match["below"]))
    return range(int(match["over"] or match["above"]), 150)
