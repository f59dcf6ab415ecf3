"""Countries as they are named: in three languages and their own, in any case, by their people or a city."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from babel import Locale

from dialogs.engine.kinds.peoples import PEOPLES, country_of
from dialogs.engine.kinds.refusals import wished
from dialogs.engine.kinds.words import folded
from dialogs.gazetteer.abroad import countries_of
from dialogs.gazetteer.index import is_town
from dialogs.patterns import expression

_EVERYDAY = {
    "UA": "украина",
    "CZ": "чеська республіка|чешская республика|czech republic",
    "DE": "фрн|фрг|федеративна республіка німеччина",
    "GB": "англія|британія|велика британія|великобританія|шотландія|уельс|північна ірландія|северная ирландия|"
    "сполучене королівство великої британії|"
    "англия|великобритания|uk|england|great britain|britain|scotland|wales",
    "US": "сша|америка|штати|сполучені штати|соединенные штаты|соединенные штаты америки|"
    "сполучені штати америки|usa|us|america|the united states",
    "NL": "голландія|голландия|holland|the netherlands",
    "RU": "рф|росія|російська федерація|російська федерація (рф)|россия|российская федерация|russian federation",
    "BY": "білорусія|беларусь|белоруссия|республіка білорусь",
    "MD": "молдавія|молдавия|республіка молдова",
    "AE": "оае|емірати|оаэ|дубай|uae|emirates",
    "HK": "гонконг|hong kong",
    "PS": "палестина|палестинська держава|palestine",
    "KR": "південна корея|южная корея",
    "TR": "турція|турция|turkey",
    "MK": "македонія|македония|macedonia",
    "IE": "республіка ірландія|ирландия",
    "LT": "литва",
    "SK": "словацька республіка|словакия",
    "KG": "киргизія|киргизстан|киргизия",
}


_OWN = (
    "PL:polska, DE:deutschland, CZ:česko, IT:italia, ES:españa, FR:france, NL:nederland, PT:portugal, "
    "RO:românia, MD:republica moldova, SK:slovensko, HU:magyarország, BG:българия, LT:lietuva, "
    "LV:latvija, EE:eesti, FI:suomi, SE:sverige, NO:norge, DK:danmark, TR:türkiye, GR:ελλάδα, "
    "HR:hrvatska, SI:slovenija, GE:საქართველო, IL:ישראל, AT:österreich, CH:schweiz, "
    "BE:belgique|belgië, IS:ísland, RS:србија|srbija, MK:северна македонија, AL:shqipëri, IE:éire, "
    "AM:հայաստան"
)
"""How the host countries call themselves, in small letters, as CLDR has it: people copy the address from a letter."""

SHARED = {
    name: codes
    for names, codes in (("корея|korea", ("KR", "KP")), ("конго|congo", ("CD", "CG")))
    for name in names.split("|")
}
"""Names that two countries have."""

_REPUBLIC = expression(
    r"^(?:республік[аи]|республик[аи]|republic of|королівство|королевство|kingdom of|князівство)\s+"
)
_IN = expression(r"^(?:у|в|во|на|із|из|з|с|до|in|from)\s+")


def country_named(text: str) -> str | None:
    """The code of a country from its name in Ukrainian, English or Russian, or from an everyday word for it; in another
    case («в Норвегії») too, if only one name of a country begins so."""
    word = _REPUBLIC.sub("", folded(text)) if len(text) < 80 else ""
    found = _names().get(folded(text)) or _names().get(word)
    if found or len(word) > 40:
        return found
    bare = _IN.sub("", word)
    if bare in _names():
        return _names()[bare]
    if bare == word or len(bare) < 5:
        return None
    shared = {(name, code): _stem_shared(bare, name) for name, code in _beginning_like(bare)}
    longest = max(shared.values(), default=0)
    codes = {code for (_, code), stem in shared.items() if stem == longest > 0}
    return codes.pop() if len(codes) == 1 else None


def _beginning_like(word: str) -> tuple[tuple[str, str], ...]:
    """The names, with their codes, that begin with the same letters: a sentence asks for each of its words."""
    return _by_beginning().get(word[:_BEGINNING], ())


@cache
def _by_beginning() -> dict[str, tuple[tuple[str, str], ...]]:
    begun: dict[str, list[tuple[str, str]]] = {}
    for name, code in _names().items():
        begun.setdefault(name[:_BEGINNING], []).append((name, code))
    return {beginning: tuple(names) for beginning, names in begun.items()}


_BEGINNING = 2
"""Letters of a name that no ending changes."""

_OF_IT = expression(r"(?:ій|ин|ов)?(?:ец|ц|с)?ь?(?:к(?:а|ої|ий|ого|ому|е|им|их|ая|ое|ую|ой|и)|ец(?:ь|ем)?)")
"""What makes a citizen or a citizenship out of the name of a country: «українка», «польське», «литовець»."""
_CITIZEN = expression(
    r"^(?:(?:я|він|вона|он|она)\s+)?(?:(?:громадян\w+|гражданин|гражданка|гражданство|підданство)\s+)?"
    r"|\s+(?:громадянство|гражданство|за паспортом|по паспорту|citizenship|citizen)$"
)


def citizenship(text: str) -> str | None:
    """The country of «українка» and «польське громадянство», if it is the only one whose name begins so."""
    word = _CITIZEN.sub("", folded(text)) if len(text) < 60 else ""
    bare = word.strip(" .,!")
    if found := country_of(bare) or (
        (country_named(word) or country_named(f"з {word}")) if word != folded(text) else None
    ):
        return found
    codes = {
        code
        for name, code in _beginning_like(word)
        for cut in (1, 2, 3)
        if len(stem := name[:-cut]) >= _STEM and word.startswith(stem) and _OF_IT.fullmatch(word[len(stem) :])
    }
    return codes.pop() if len(codes) == 1 else None


_STEM = 4


_CASES = expression(
    r"(?:[аяоьиіїуюеєыэ]|ою|ею|єю|ом|ем|єм|ой|ей|їв|ів|ях|ах|ам|ям|ами|ями|ии|ию|ия|ией|ії|ію|ія|ією)?"
)
_ENDED = expression(r"[аяоьиіїуюеєыэ]$")
_OPEN = expression(r"е(?=[бвгґджзклмнпрстфхцчшщ]$)")


def _stem_shared(word: str, name: str) -> int:
    """The letters before the endings of their cases, where two words differ in nothing else: «норвегії» and «норвегія»,
    «єгипті» and «єгипет»; 0 where they do."""
    if name.endswith(("ія", "ия")):  # in either language at once («Словакії», «Словакию»)
        stems = {name, f"{name[:-2]}і", f"{name[:-2]}и"}
    else:
        bare = _ENDED.sub("", name)
        stems = {name, bare, _OPEN.sub("", bare)} if len(name) > _STEM else {name}
    return max(
        (
            len(stem)
            for stem in stems
            if len(stem) >= _STEM - 1 and word.startswith(stem) and _CASES.fullmatch(word[len(stem) :])
            if word != stem or not stem.endswith(("і", "и"))  # «у Нігері» is not Nigeria
        ),
        default=0,
    )


def countries_with(city: str) -> tuple[str, ...]:
    """The codes of the countries that have a city of this name: of its namesakes abroad a city of Ukraine has none; no
    code for what names no city."""
    said = _IN.sub("", folded(city)) if len(city) <= _CITY_NAME else ""
    if not said or wished(said):
        return ()
    return ("UA",) if is_town([said]) else countries_of(said)


_CITY_NAME = 40


def countries_near(text: str, most: int = 3) -> tuple[str, ...]:
    """The codes of countries with a name like this one."""
    word = folded(text[:60])
    near = [
        known[name]
        for known, alike, shortest in ((_names(), 0.75, 4), (PEOPLES, 0.85, 6))
        for name in (get_close_matches(word, known, most * 2, cutoff=alike) if len(word) >= shortest else [])
    ]
    return tuple(dict.fromkeys(near))[:most]


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """The ISO 3166 codes that CLDR knows, without its own groupings (EU, UN) and pseudo-regions."""
    return frozenset(
        code
        for code in territories("en")
        if len(code) == 2 and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {
        folded(str(territories(locale)[code])): code
        for locale in ("ru", "en", "uk")
        for code in country_codes()
        if code in territories(locale)
    }
    own = {
        word: code
        for code, _, words in (country.partition(":") for country in _OWN.split(", "))
        for word in words.split("|")
    }
    return own | names | {word: code for code, words in _EVERYDAY.items() for word in words.split("|")}


def territories(locale: str) -> Any:
    """The names of countries in a language, by their codes, as CLDR has them."""
    return Locale.parse(locale).territories
