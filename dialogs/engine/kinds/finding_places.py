"""Which settlement an address means. An oblast that is written decides; what fits nothing is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from dialogs.engine.kinds.address_words import AddressWords, is_called, lies_in
from dialogs.gazetteer.cases import nominatives, russian_nominatives
from dialogs.gazetteer.index import Settlement, districts, find, find_in_russian, find_in_russian_forms, near
from dialogs.gazetteer.regions import CRIMEA, KYIV, SEVASTOPOL, lies_in_region
from dialogs.gazetteer.russian import spellings
from dialogs.gazetteer.spelling import exact, sounding

UNDER_OCCUPATION = (CRIMEA, SEVASTOPOL, "UA14", "UA44", "UA23", "UA65")
"""Regions of which all or a part is occupied."""

_ZONES_OF_UKRAINE = (
    "Europe/Kiev",
    "Europe/Kyiv",
    "Europe/Simferopol",
    "Europe/Zaporozhye",
    "Europe/Uzhgorod",
)

_ALSO_IN_RUSSIA = frozenset(
    map(
        sounding,
        "донецьк донецк первомайськ первомайск кіровськ кировск білогірськ белогорск приморськ приморск василівка "
        "васильевка ровеньки свердловськ свердловск шахтарськ шахтерск советский красногвардейское октябрьское "
        "черноморское ленино раздольное брянка красногорівка красногоровка лиман мирное новоазовское".split(),
    )
)
"""Towns of the occupied regions whose namesakes in Russia are well known."""


@dataclass(frozen=True, slots=True)
class Found:
    """The settlements that an address may mean.

    places     those that fit everything that is said
    elsewhere  namesakes that lie in another oblast than the one that is written
    """

    places: tuple[Settlement, ...] = ()
    elsewhere: tuple[Settlement, ...] = ()


_LOOKED_AT = 6
"""Names: more than an address has, and each takes as long as a whole answer."""


def found_places(words: AddressWords, within: str) -> Found:
    """Look up the names of an address. `within` is the beginning of a code that the person has chosen already. Of
    namesakes, those go before that lie in the raion of a town that is said to be near («с. Опитне під Бахмутом»)."""
    found = _named_places(words, within)
    if not words.near or len(found.places) < 2:
        return found
    raions = {town.code[:6] for name in words.led for town in _changed(name, "KM", "")}
    return Found(tuple(place for place in found.places if place.code[:6] in raions) or found.places)


def _named_places(words: AddressWords, within: str) -> Found:
    elsewhere: tuple[Settlement, ...] = ()
    unknown: list[tuple[str, str]] = []
    for name, categories in words.names:
        places = _named(name, words, within)
        if words.regions:
            there = _in_regions(places, words) or _in_regions(find_in_russian(name, within), words)
            elsewhere = elsewhere or places
            places = there
        if any(place.category in "KM" for place in places):
            return Found(_narrowed(places, categories, words))
        if places:  # «в Києві, Хрещатик 1» is in Kyiv, and in no village that is called so
            told = [*unknown, (name, "KM")] if name in words.led and "M" in categories else unknown
            return _in_another_case(told, words, within) or Found(_narrowed(places, categories, words))
        unknown.append((name, categories))
    return _in_another_case(unknown, words, within) or Found((), elsewhere)


def _in_another_case(names: list[tuple[str, str]], words: AddressWords, within: str) -> Found | None:
    """The town that the first of these names («у Львові», «из Харькова»); a village where one is said to be meant."""
    for name, categories in names[:_LOOKED_AT]:
        beside = name in words.led and (words.regions or words.areas)  # «в Ивановке Херсонской области»
        places = _changed(name, categories if beside or categories in ("XC", "KM") else "KMX", within)
        places = _in_regions(places, words) if words.regions else places
        if places:
            return Found(_narrowed(places, categories, words))
    return None


def _changed(name: str, wanted: str, within: str) -> tuple[Settlement, ...]:
    """The places of these categories that a name in another case may name, in either language."""
    ukrainian = [place for form in nominatives(name) for place in find(form, within)]
    if not any(place.category in wanted for place in ukrainian):
        ukrainian = list(find_in_russian_forms(russian_nominatives(name), within, villages="C" in wanted))
    return tuple({place.code: place for place in ukrainian if place.category in wanted}.values())


def alike_places(words: AddressWords, within: str) -> tuple[Settlement, ...]:
    """Places with a name like one of those in the address, in the oblast that is written."""
    for name in [*dict.fromkeys(name for name, _ in words.names)][:_LOOKED_AT]:
        places = near(name, within)
        if words.regions:
            places = _in_regions(places, words)
        if places:
            return places
    return ()


def district_meant(city: Settlement, areas: tuple[str, ...]) -> Settlement | None:
    """The district of the city, if the address names one."""
    return next(
        (
            district
            for area in areas
            for district in districts(city.code)
            if is_called(_own_name(district), area)
        ),
        None,
    )


def occupied(words: AddressWords, found: Found) -> Found | None:
    """What of an address «in Russia» lies in an occupied part of Ukraine: nothing at all for an address abroad, None
    where a town in Russia may be meant as well."""
    if words.regions:
        return found
    if words.foreign:
        return Found()
    towns = tuple(
        place for place in found.places if place.category in "MK" and place.code[:4] in UNDER_OCCUPATION
    )
    if not towns:
        return Found()
    return None if any(sounding(name) in _ALSO_IN_RUSSIA for name, _ in words.names) else Found(towns)


def doubtful(place: Settlement, words: AddressWords) -> bool:
    """A village found only by the sound («Berlin» is Берлин near Lviv), or called like a city abroad, is too little to
    tell the country."""
    if place.category not in "XC":
        return False
    return exact(place.name) in _cities_abroad() or all(
        not exact(name).startswith(exact(place.name)) for name, _ in words.names
    )


@lru_cache(maxsize=1)
def _cities_abroad() -> frozenset[str]:
    """The cities that time zones are named after, outside Ukraine, in three languages (CLDR)."""
    return frozenset(
        exact(str(zone["city"]))
        for language in ("uk", "ru", "en")
        for name, zone in Locale.parse(language).time_zones.items()
        if "city" in zone and name not in _ZONES_OF_UKRAINE
    )


def _own_name(district: Settlement) -> str:
    return district.name.rpartition(", ")[2]


def _named(name: str, words: AddressWords, within: str) -> tuple[Settlement, ...]:
    """Namesakes. What is a hamlet in Ukrainian may be a town in Russian: «Балаклея» is Балаклія too."""
    places = find(name, within)
    if any(place.category in "KM" for place in places) and not words.russian:
        return places
    if spellings(name) is None or len(name) < 4:
        return places
    russian = find_in_russian(name, within)
    if places and not words.russian:
        russian = tuple(place for place in russian if place.category in "KM")
    both = {place.code: place for place in (*places, *russian)}
    return tuple(both[code] for code in sorted(both))


def _in_regions(places: tuple[Settlement, ...], words: AddressWords) -> tuple[Settlement, ...]:
    return tuple(
        place for place in places if any(lies_in_region(place.code, region) for region in words.regions)
    )


def _narrowed(places: tuple[Settlement, ...], categories: str, words: AddressWords) -> tuple[Settlement, ...]:
    """The places that fit what else is said. A raion that fits none may be an old one, and is passed over."""
    places = tuple(place for place in places if place.category in categories) or places
    city = tuple(place for place in places if place.category in "KM" and district_meant(place, words.areas))
    if city:
        return city
    for area in words.areas:
        places = tuple(place for place in places if lies_in(place, area)) or places
    towns = tuple(place for place in places if place.category == "M")
    if words.regions and len(towns) == 1 and "C" in categories and "M" in categories:
        return towns  # the city of that oblast, not the hamlet of the same name: that one is called «село»
    capital = tuple(place for place in places if place.category == "K")
    return capital if capital and (not words.areas or KYIV in capital[0].code) else places
