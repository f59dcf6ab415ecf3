"""Finding a populated place of Ukraine by its name or its code.

The codifier is read once, on the first question about a place (about 0.1 s), and stays in memory as flat arrays
(about 3 MB). Old names lead to the place of today.
"""

from __future__ import annotations

import lzma
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from dialogs.gazetteer.renamed import RENAMED
from dialogs.gazetteer.russian import spellings
from dialogs.gazetteer.spelling import distance, exact, merged, sounding

_FILE = Path(__file__).with_name("katottg.tsv.xz")
_SETTLEMENTS = frozenset("KMXC")


@dataclass(frozen=True, slots=True)
class Settlement:
    """A city, a settlement, a village, or a district of a city.

    code      КАТОТТГ, «UA14140050010029262»
    category  K city of special status, M місто, X селище, C село, B district of a city
    hromada, raion, oblast   in full («Генічеський район»); empty where there is none, as in Kyiv
    """

    code: str
    name: str
    category: str
    hromada: str = ""
    raion: str = ""
    oblast: str = ""

    @property
    def label(self) -> str:
        """«Іванівка, Генічеський район, Херсонська область»."""
        return ", ".join(part for part in (self.name, self.raion, self.oblast) if part)

    @property
    def full_label(self) -> str:
        """The label with the hromada, for namesakes within one raion."""
        return ", ".join(part for part in (self.name, self.hromada, self.raion, self.oblast) if part)


def find(name: str, within: str = "") -> tuple[Settlement, ...]:
    """The places of that name, old names included, in the order of codes.

    within  the beginning of a code: «UA65» keeps the places of one oblast, «UA6504» of one raion
    """
    codifier, key, same = _codifier(), sounding(name), exact(name)
    found = [codifier.settlement(line) for line in codifier.named(key)]
    written_so = [place for place in found if exact(place.name) == same]
    renamed = [by_code(code) for code in _renamed().get(key, ())]
    return _within((*(written_so or found), *renamed), within)


def find_in_russian(name: str, within: str = "") -> tuple[Settlement, ...]:
    """The places whose names are written so in Russian, old names included."""
    pattern = spellings(name)
    if pattern is None:
        return ()
    codifier = _codifier()
    found = [codifier.settlement(line) for key in codifier.fitting(pattern) for line in codifier.named(key)]
    old = [by_code(code) for was, codes in _renamed().items() if pattern.fullmatch(was) for code in codes]
    return _within((*found, *old), within)


def _within(places: Iterable[Settlement | None], within: str) -> tuple[Settlement, ...]:
    """Each place once, in the order of codes."""
    known = {place.code: place for place in places if place}
    return tuple(known[code] for code in sorted(known) if code.startswith(within))


def near(name: str, within: str = "") -> tuple[Settlement, ...]:
    """Places whose names are one or two letters away: the closest names first, and cities before villages."""
    codifier = _codifier()
    word = sounding(name)
    ranks = {
        line: (away, "KMXC".index(codifier.categories[line]), line)
        for away, key in codifier.close(word)
        for line in codifier.named(key)
    }
    places = [codifier.settlement(line) for line in sorted(ranks, key=ranks.__getitem__)]
    if len(word) > 5:
        old = [codes for was, codes in _renamed().items() if distance(word, was, 2) <= 2]
        places += [place for codes in old for code in codes if (place := by_code(code))]
    return tuple(place for place in dict.fromkeys(places) if place.code.startswith(within))


def is_town(beginnings: Iterable[str], endings: Iterable[str] = ("",)) -> bool:
    """Whether one of the beginnings with one of the endings is the name of a city, as it is written in Ukrainian or in
    Russian, old names included. Only the few hundred cities are looked at."""
    names, known = _towns(), "|".join(map(sounding, endings))
    ukrainian = [re.escape(sounding(beginning)) for beginning in beginnings]
    russian = [pattern.pattern for beginning in beginnings if (pattern := spellings(beginning))]
    return any(re.search(rf"^(?:{one})(?:{known})$", names, re.MULTILINE) for one in ukrainian + russian)


def find_in_russian_forms(
    words: Iterable[Iterable[str]], within: str = "", *, villages: bool = False
) -> tuple[Settlement, ...]:
    """The places whose names have one of these Russian forms of each word, old names included: cities; where no city
    has, the settlements; with `villages` places of any size."""
    patterns = [[pattern.pattern for form in forms if (pattern := spellings(form))] for forms in words]
    if not patterns or not all(patterns):
        return ()
    one = re.compile(" ".join(f"(?:{'|'.join(forms)})" for forms in patterns))
    codifier = _codifier()
    for names in (None,) if villages else (_towns(), _small_towns()):
        keys = (
            codifier.fitting(one) if names is None else re.findall(rf"^{one.pattern}$", names, re.MULTILINE)
        )
        named = [codifier.settlement(line) for key in keys for line in codifier.named(key)]
        old = [by_code(code) for key in keys for code in _renamed().get(key, ())]
        found = _within(
            (place for place in (*named, *old) if place and (villages or place.category != "C")), within
        )
        if found:
            return found
    return ()


@lru_cache(maxsize=1)
def _small_towns() -> str:
    """The sounding names of the settlements that are neither cities nor villages, one in a line."""
    codifier = _codifier()
    return "\n".join(
        sorted(
            {sounding(codifier.names[line]) for line, sort in enumerate(codifier.categories) if sort == "X"}
        )
    )


@lru_cache(maxsize=1)
def _towns() -> str:
    """The sounding names of the cities, one in a line."""
    codifier = _codifier()
    names = {sounding(codifier.names[line]) for line, sort in enumerate(codifier.categories) if sort in "KM"}
    old = {was for was, codes in _renamed().items() if any(_is_city(code) for code in codes)}
    return "\n".join(sorted(names | old))


def _is_city(code: str) -> bool:
    place = by_code(code)
    return place is not None and place.category in "KM"


def by_code(code: str) -> Settlement | None:
    """The place with that code; None for a code of a larger area or of nothing."""
    codifier = _codifier()
    line = codifier.line(code)
    return codifier.settlement(line) if line is not None and codifier.categories[line] not in "OPH" else None


def districts(code: str) -> tuple[Settlement, ...]:
    """The districts of a city."""
    codifier = _codifier()
    line = codifier.line(code)
    return tuple(codifier.settlement(child) for child in codifier.below(line)) if line is not None else ()


class _Codifier:
    """All lines of the codifier in the order of codes, and the settlements in the order of names: each has its sounding
    name in a text of all such names, and where it begins there."""

    def __init__(self, lines: Iterable[str]) -> None:
        categories, known = bytearray(), dict[str, str]()
        self.codes, self.names = array("Q"), list[str]()
        for line in lines:  # one at a time: all of them together would take thrice the memory of what is kept
            categories.append(ord(line[0]))
            self.codes.append(int(line[2:19]))
            name = line[20:-1]
            self.names.append(known.setdefault(name, name))
        self.categories = categories.decode()
        keys = dict(zip(known, merged("\n".join(known).casefold()).split("\n"), strict=True))
        own = [keys[name] for name in self.names]
        places = [line for line, category in enumerate(self.categories) if category in _SETTLEMENTS]
        places.sort(key=own.__getitem__)
        self._by_name = array("H", places)
        heard = dict.fromkeys(own[line] for line in places)
        begins = dict(zip(heard, accumulate((len(key) + 1 for key in heard), initial=1), strict=False))
        self._begins = array("I", (begins[own[line]] for line in places))
        self._keys = "\n" + "\n".join(heard) + "\n"

    def line(self, code: str) -> int | None:
        digits = code.removeprefix("UA")
        if len(digits) != 17 or not (digits.isascii() and digits.isdecimal()):
            return None
        line = bisect_left(self.codes, int(digits))
        return line if line < len(self.codes) and self.codes[line] == int(digits) else None

    def named(self, key: str) -> Iterator[int]:
        """The settlements whose sounding name is `key`."""
        at = bisect_left(self._begins, key, key=self._key)
        while at < len(self._begins) and self._key(self._begins[at]) == key:
            yield self._by_name[at]
            at += 1

    def _key(self, begin: int) -> str:
        return self._keys[begin : self._keys.index("\n", begin)]

    def fitting(self, pattern: re.Pattern[str]) -> list[str]:
        """The names that a pattern fits as a whole."""
        return re.findall(rf"^{pattern.pattern}$", self._keys, re.MULTILINE)

    def close(self, word: str) -> Iterator[tuple[int, str]]:
        """Names within two letters of a word (one, if it is short), each with its distance.

        Two changes leave at least one of three pieces of the word intact, so only names with a piece are measured.
        """
        most = 2 if len(word) > 5 else 1
        if not most < len(word) <= 60 or "\n" in word:
            return
        size = -(-len(word) // (most + 1))
        seen: set[str] = set()
        for start in range(0, len(word), size):
            piece = word[start : start + size]
            at = self._keys.find(piece)
            while at >= 0:
                begin, end = self._keys.rfind("\n", 0, at) + 1, self._keys.find("\n", at)
                key = self._keys[begin:end]
                if abs(at - begin - start) <= most and abs(len(key) - len(word)) <= most and key not in seen:
                    seen.add(key)
                    away = distance(word, key, most)
                    if away <= most:
                        yield away, key
                at = self._keys.find(piece, at + 1)

    def below(self, line: int) -> range:
        """The districts of a city: they follow it and share the first ten digits of its code."""
        end = line + 1
        while end < len(self.codes) and self.categories[end] == "B":
            end += 1
        return range(line + 1, end)

    def settlement(self, line: int) -> Settlement:
        name, category = self.names[line], self.categories[line]
        city = line
        while self.categories[city] == "B":
            city -= 1
        if category == "B":
            name = f"{self.names[city]}, {name} район"
        if self.categories[city] == "K":
            return Settlement(self._code(line), name, category)
        oblast = self._above(line, 10**15)
        return Settlement(
            self._code(line),
            name,
            category,
            hromada=f"{self._above(line, 10**10)} громада",
            raion=f"{self._above(line, 10**13)} район",
            oblast=oblast if "Республіка" in oblast else f"{oblast} область",
        )

    def _above(self, line: int, unit: int) -> str:
        """The name of the area that holds a line: the smallest code that begins with the same digits."""
        return self.names[bisect_left(self.codes, self.codes[line] // unit * unit)]

    def _code(self, line: int) -> str:
        return f"UA{self.codes[line]:017}"


@lru_cache(maxsize=1)
def _codifier() -> _Codifier:
    with lzma.open(_FILE, "rt", encoding="utf-8", newline="\n") as lines:
        return _Codifier(lines)


@lru_cache(maxsize=1)
def _renamed() -> dict[str, tuple[str, ...]]:
    return {sounding(name): codes for name, codes in RENAMED.items()}
