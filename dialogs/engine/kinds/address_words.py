"""Taking an address apart: the country, the settlement, and the areas it lies in.

People write addresses in one line and in any order, with commas or without, with an index, with old or new raions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogs.engine.kinds.country import country_named
from dialogs.engine.kinds.words import plain
from dialogs.places.index import Settlement
from dialogs.places.spelling import sounding

_PARTS = re.compile(r"[,;\n]+")
_INDEX = re.compile(r"(?<!\d)\d{5}(?!\d)")
_CRIMEA = re.compile(r"(?i)\b(?:автономна республіка крим|ар крим|арк|крим)\b")
_AREA = re.compile(
    r"(?i)([\w’\-]+)\s+(?:область|області|обл|район|району|р-н|громада|громади|отг|тг|oblast|region|raion|district)\b\.?"
)
_TYPED = re.compile(
    r"(?i)^(?:(?P<city>місто|м|город|г|city of|city)|(?P<town>смт|пгт|селище|сел|с-ще)|"
    r"(?P<village>село|с|c|хутір|х|village))(?:\.\s*|\s+)(?P<name>.+)"
)
_STREET = re.compile(
    r"(?i)(?:^|(?<=\s))(?:вул|вулиця|вулиці|ул|улица|просп|проспект|пр-т|пр-кт|бул|бульв|бульвар|б-р|пров|провулок|пер|"
    r"пл|площа|шосе|узвіз|проїзд|набережна|наб|мкр|мкрн|мікрорайон|м-н|квартал|кв|буд|будинок|дім|д|корп|під|оф|"
    r"street|str|st|avenue|ave|road|rd|apt|flat)(?:\.|\s|$)|\d"
)
_ENDING = re.compile("([сцз]к)[^к]*$")


@dataclass(frozen=True, slots=True)
class AddressWords:
    """What an address seems to say.

    country  ISO code, empty if none is named
    names    what may be the name of the settlement, the likeliest first, with the letters of its possible categories
    areas    the stems of the adjectives of oblasts, raions and hromadas, as `sounding` words
    ukrainian  whether it is written the Ukrainian way (an oblast, «м.», «с.»)
    """

    country: str
    names: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    ukrainian: bool


def taken_apart(text: str) -> AddressWords:
    """Read an address. Nothing is decided here: that needs the codifier and perhaps the person."""
    areas = tuple(_ENDING.sub(r"\1", sounding(area)) for area in _AREA.findall(plain(text)))
    rest = _AREA.sub(",", _INDEX.sub("", text))
    parts = [part for part in (plain(part).strip(" .") for part in _PARTS.split(rest)) if part]
    country, parts = _without_country(parts)
    if _CRIMEA.search(text):
        areas = (*areas, sounding("Автономна Республіка Крим"))
        parts = [part for part in parts if not _CRIMEA.fullmatch(part)]
    typed: list[tuple[str, str]] = []
    bare: list[tuple[str, str]] = []
    mixed: list[tuple[str, str]] = []
    for part in parts:
        match = _TYPED.match(part)
        street = _STREET.search(match["name"] if match else part)
        name = (match["name"] if match else part)[: street.start() if street else None].strip(" .-–—")
        categories = ("KM" if match["city"] else "XC") if match else "KMXC"
        kept = typed if match else mixed if street else bare
        kept.extend(
            (variant, categories) for variant in _variants(name[:60], street is not None) if len(variant) > 1
        )
    return AddressWords(country, (*typed, *bare, *mixed), areas, bool(typed or areas))


def _variants(name: str, cut: bool) -> list[str]:
    """The name and, if a house number was cut off, what is left without the words of a street («Маріуполь Миру»)."""
    words = name.split()[:5]
    return [" ".join(words[:count]) for count in range(len(words), 0 if cut else len(words) - 1, -1)]


def _without_country(parts: list[str]) -> tuple[str, list[str]]:
    """The country, which usually stands first or last, and the parts without it."""
    for part in (*parts[-1:], *parts):
        if code := country_named(part):
            return code, [other for other in parts if other != part]
    if parts and not _STREET.search(parts[-1]):
        first, _, last = parts[-1].rpartition(" ")
        if first and (code := country_named(last)):
            return code, [*parts[:-1], first]
    if parts:
        first, _, last = parts[0].partition(" ")
        if last and (code := country_named(first)):
            return code, [last, *parts[1:]]
    return "", parts


def lies_in(place: Settlement, area: str) -> bool:
    """Whether the stem of an adjective («херсонск») names the oblast, the raion or the hromada of a place."""
    areas = (sounding(name) for name in (place.oblast, place.raion, place.hromada))
    return any(name.startswith(area) for name in areas) if len(area) > 3 else False
