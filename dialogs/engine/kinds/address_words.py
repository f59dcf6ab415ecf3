"""Taking an address apart: the country, the oblast, the settlement, and the smaller areas it lies in.

People write addresses in one line and in any order, with commas or without, with an index, with old or new raions,
in Ukrainian or in Russian.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogs.engine.kinds.country_names import country_named
from dialogs.engine.kinds.words import plain
from dialogs.gazetteer.index import Settlement, find, find_in_russian
from dialogs.gazetteer.regions import lies_in_region, region_named, regions_in
from dialogs.gazetteer.russian import spellings
from dialogs.gazetteer.spelling import sounding
from dialogs.patterns import expression

_PARTS = expression(r"[,;\n]+")
_INDEX = expression(r"(?<!\d)\d{5}(?!\d)")
_AREA = expression(
    r"(?i)([\w’\-]+)\s+(?:район|району|р-н|рн|громада|громади|отг|тг|raion|district)\b\.?|"
    r"\b(?:район|р-н|громада|отг|тг)\s+([\w’\-]+(?:ськ|ск|цьк|цк)(?:ий|ого|ої|а|ая|ой))\b"
)
_BARE_AREA = expression(r"(?i)[\w’\-]{4,}(?:ськ|цьк|зьк)(?:ий|ого)")
"""«Іванівка, Генічеський»: a raion by its adjective alone. Streets are feminine, or have their noun beside them."""
_BEFORE = (
    r"(?P<before>(?P<near>(?:з-|із-|из-|з |із |из )?(?:під|под)|на|за|біля|коло|поблизу|возле|около|вблизи|"
    r"(?:недалеко|неподалік|недалечко|невдалік)(?: (?:від|од|от))?|(?:поруч|поряд|рядом) (?:із|зі|з|со|с))|"
    r"у|в|во|із|зі|зо|з|из|изо|со|до|від|от|од|in|near)"
)
"""What a name in another case stands behind; `near` those that the place meant lies beside: «під Києвом», «за
Харковом», and «на Дніпрі» is on the river."""
_PREPOSITION = expression(rf"(?i)(?:{_BEFORE}|с|c)\s+(?=\S)")
_LED = expression(
    r"(?i)^(?:(?:я|ми|мы|зараз|тепер|сейчас|тимчасово|временно|жив(?:у|емо|ем|ём)|мешка\w+|прожива\w+|перебува\w+|"
    r"знаход\w+|наход\w+|виїхал\w+|выехал\w+|поїхал\w+|уехал\w+|переїхал\w+|переехал\w+|приїхал\w+|приехал\w+|родом|сам|сама|самі|сами)\s+)+"
    rf"(?={_BEFORE}\s|(?:с|c)\s)"
)
"""«Зараз живу в Німеччині, Дрезден»: what is said before the place is no name of one."""
_IN_COUNTRY = expression(r"(?i)(?P<country>(?:в|у|во)\s+[^\W\d_]{4,})\s+(?P<rest>.+)")
_TYPED = expression(
    rf"(?i)^(?:(?:{_BEFORE}|с|c)\s+)?(?:(?P<city>міст(?:о|а|і|у|ом)|м|город(?:а|е|у|ом)?|г|гор|city of|city)|"
    r"(?P<town>смт|пгт|селищ(?:е|а|і|у|ем)|сел|с-ще|пос|пос[её]л(?:ок|ка|ке|ку|ком)|п)|"
    r"(?P<village>сел(?:о|а|і|е|у|ом)|с|c|хут(?:ір|ор|ора|орі|оре|ором)|х|village))(?:\.\s*|\s+)(?P<name>.+)"
)
_STREET = expression(
    r"(?i)(?:^|(?<=\s))(?:вул|вулиця|вулиці|ул|улица|просп|проспект|пр-т|пр-кт|пр|бул|бульв|бульвар|б-р|пров|провулок|"
    r"пер|переулок|пл|площа|площадь|шосе|шоссе|узвіз|спуск|проїзд|проезд|набережна|набережная|наб|мкр|мкрн|мікрорайон|"
    r"микрорайон|м-н|квартал|кв|буд|будинок|дім|дом|д|корп|(?:под|під)(?=\.|\s*\d)|оф|"
    r"street|str|st|avenue|ave|road|rd|apt|flat)(?:\.|\s|$)|\d"
)
_FOREIGN = expression(
    r"(?i)\w+(?:ская|ской|ський|ська|ської|ский|ского)\s+(?:область|области|області|обл|край|края)\b"
)
_SHORTENED = expression(
    r"(?i)(?P<short>н|нов|в|вел|м|мал|кр|крас|красн|ст|стар|верх|ниж|нижн)\.\s*(?P<rest>[^\W\d_].+)"
)
_IN_FULL = {
    short: full.split()
    for shorts, full in (
        ("н нов", "нова нове новий нові нижня нижнє нижній"),
        ("в вел", "велика велике великий великі верхня верхнє верхній"),
        ("м мал", "мала мале малий малі"),
        ("кр крас красн", "кривий красний красна красне червоний"),
        ("ст стар", "стара старе старий старі станиця"),
        ("верх", "верхня верхнє верхній"),
        ("ниж нижн", "нижня нижнє нижній"),
    )
    for short in shorts.split()
}
"""«Н. Каховка», «Вел. Олександрівка»: the first word of a name, shortened."""

_STEM = expression("([сцз]ь?к)[^к]*$")
_ROOT = expression("[хгзжцчш]?[сцз]ь?к[^к]*$")
_RUSSIAN = expression(
    r"(?i)[ыэёъ]|\b(?:г|гор|город|ул|улица|дом|пгт|пос|пер|площадь|шоссе)\b|(?:ская|ский|ского|ской|цкая|цкий)\b|"
    r"\b(?:россия|украина|область,?\s+г)\b"
)


@dataclass(frozen=True, slots=True)
class AddressWords:
    """What an address seems to say.

    country  ISO code, empty if none is named; said: the words that name it
    names    what may be the name of the settlement, the likeliest first, with the letters of its possible categories
    regions  the oblasts that are named, as beginnings of codes
    areas    the adjectives of raions and hromadas, in small letters
    ukrainian  whether it is written the Ukrainian way (an oblast, «м.», «с.»)
    russian  whether it is written in Russian
    foreign  whether an oblast or a krai is named that Ukraine has not
    house    whether a street or a number is named
    led      the names behind «в», «з» or «до», which stand in another case
    near     whether it is said to lie beside the place that is named («під Києвом»)
    """

    country: str
    said: str
    names: tuple[tuple[str, str], ...]
    regions: tuple[str, ...]
    areas: tuple[str, ...]
    ukrainian: bool
    russian: bool
    foreign: bool
    house: bool
    led: frozenset[str] = frozenset()
    near: bool = False


def taken_apart(text: str) -> AddressWords:
    """Read an address. Nothing is decided here: that needs the codifier and perhaps the person."""
    regions, rest = _regions_beside_names(plain_lines(_INDEX.sub("", text)))
    areas = tuple((first or last).casefold() for first, last in _AREA.findall(plain(rest)))
    rest = _AREA.sub(",", rest)
    parts = [_LED.sub("", part) for part in (plain(part).strip(" .") for part in _PARTS.split(rest)) if part]
    areas += tuple(part.casefold() for part in parts[1:] if _BARE_AREA.fullmatch(part))
    parts = [part for at, part in enumerate(parts) if not at or not _BARE_AREA.fullmatch(part)]
    country, said, without = _without_country(parts)
    if not (regions and country not in ("UA", "RU", "BY") and find(said)):
        parts = without
    else:
        country, said = "", ""  # the village of Китай: an oblast of Ukraine is named, and it has such a place
    typed: list[tuple[str, str]] = []
    bare: list[tuple[str, str]] = []
    mixed: list[tuple[str, str]] = []
    house, near, led = False, False, set[str]()
    for part in parts:
        match, before, said_name = _parted(part)
        near = near or bool(before and before["near"])
        street = _STREET.search(said_name)
        house = house or street is not None
        name = said_name[: street.start() if street else None].strip(" .-–—")
        categories = ("KM" if match["city"] else "XC") if match else "KMXC"
        kept = typed if match else mixed if street else bare
        variants = _in_full(name[:60]) or _variants(name[:60], street is not None)
        kept.extend((variant, categories) for variant in variants if len(variant) > 1)
        led.update(variants if before else ())
    return AddressWords(
        country,
        said,
        (*typed, *bare, *mixed),
        tuple(dict.fromkeys(regions)),
        areas,
        ukrainian=bool(typed or areas or regions),
        russian=_RUSSIAN.search(text) is not None,
        foreign=_FOREIGN.search(rest) is not None,
        house=house,
        led=frozenset(led),
        near=near,
    )


def _parted(part: str) -> tuple[re.Match[str] | None, re.Match[str] | None, str]:
    """What sort of place a part of an address says it is, what stands before its name, and the rest."""
    match = _TYPED.match(part)
    if match is not None and not _from_a_town(match):
        return match, match if match["before"] else None, match["name"]
    before = None if find(part) else _PREPOSITION.match(part)
    return None, before, part[before.end() :] if before else part


def _from_a_town(match: re.Match[str]) -> bool:
    """Whether «с» is «from» and no village: «с Мариуполя», since no village is called so."""
    return match["village"] in ("с", "С", "c", "C") and match[0][1:2] == " " and not find(match["name"])


def _regions_beside_names(text: str) -> tuple[tuple[str, ...], str]:
    """The oblasts that are named, and the text without them. A region in the name of a settlement is none of them
    («Жемчужина Криму, Вінницька область»)."""
    regions, rest = regions_in(text)
    if not regions:
        return _said_regions(text)
    parts = _PARTS.split(text)
    names = [part for part in parts if _is_name(part)]
    if not names:
        return regions, rest
    regions, rest = regions_in(",".join(part for part in parts if part not in names))
    return regions, ",".join((*names, rest))


def _said_regions(text: str) -> tuple[tuple[str, ...], str]:
    """An oblast by its adjective alone, as it is said: «Попасна Луганська», «Маріуполь, Донецька, Миру 12». It is one
    if it has a place that the words beside it name; before a number it is a street, and «Станиця Луганська» a name."""
    parts = _PARTS.split(text)
    for at, part in enumerate(parts):
        first, _, last = plain(part).rpartition(" ")
        region = region_named(last)
        numbered = at + 1 < len(parts) and parts[at + 1].strip()[:1].isdecimal()
        if not region or numbered or _STREET.search(first) or find(plain(part)):
            continue
        beside = [first] if first else [*parts[:at], *parts[at + 1 :]]
        if any(_has_place(name, region) for name in beside):
            return (region,), ",".join((*parts[:at], first, *parts[at + 1 :]))
    return (), text


def _has_place(part: str, region: str) -> bool:
    """Whether a part of an address names a place of that oblast."""
    match = _TYPED.match(plain(part))
    name = (match["name"] if match else plain(part)).strip(" .")
    if not name or len(name) > 60 or _STREET.search(name):
        return False
    return any(lies_in_region(place.code, region) for place in (*find(name), *find_in_russian(name)))


def _in_full(name: str) -> list[str]:
    """The names that «Н. Каховка» may be short for, of those that there are."""
    match = _SHORTENED.fullmatch(name)
    full = [f"{word} {match['rest']}" for word in _IN_FULL[match["short"].lower()]] if match else []
    return [name for name in full if find(name)]


def _is_name(part: str) -> bool:
    """Whether several words are the name of a settlement as they stand."""
    match = _TYPED.match(plain(part))
    name = (match["name"] if match else plain(part)).strip(" .")
    return " " in name and bool(find(name))


def plain_lines(text: str) -> str:
    """The text with one sort of apostrophe and with lines kept apart."""
    return ", ".join(plain(line) for line in text.split("\n"))


def _variants(name: str, cut: bool) -> list[str]:
    """The name and, if a house number was cut off, what is left without the words of a street («Маріуполь Миру»)."""
    words = name.split()[:5]
    return [" ".join(words[:count]) for count in range(len(words), 0 if cut else len(words) - 1, -1)]


def _without_country(parts: list[str]) -> tuple[str, str, list[str]]:
    """The country, which usually stands first or last, its words, and the parts without it."""
    for part in (*parts[-1:], *parts):
        if code := country_named(part):
            return code, part, [other for other in parts if other != part]
    if parts and not _STREET.search(parts[-1]):
        first, _, last = parts[-1].rpartition(" ")
        if first and (code := country_named(last)):
            return code, last, [*parts[:-1], first]
    if parts:
        first, _, last = parts[0].partition(" ")
        if last and (code := country_named(first)):
            return code, first, [last, *parts[1:]]
        inside = _IN_COUNTRY.fullmatch(parts[0])
        if inside and (code := country_named(inside["country"])):
            return code, inside["country"], [inside["rest"], *parts[1:]]
    return "", "", parts


def lies_in(place: Settlement, area: str) -> bool:
    """Whether an adjective («ізюмський», «изюмский») names the raion or the hromada of a place."""
    return any(is_called(name, area) for name in (place.raion, place.hromada))


def is_called(name: str, area: str) -> bool:
    """Whether a raion, a hromada or a district is called by an adjective, in either language and in any case."""
    stem, said = _STEM.sub(r"\1", area), sounding(name)
    if len(stem) <= 3:
        return False
    if said.startswith(sounding(stem)):
        return True
    pattern = spellings(
        _ROOT.sub("", area)
    )  # «Волновахский» is волноваський: only what stands before «-ск-» is alike
    return bool(pattern and len(area) > 6 and pattern.match(said))
