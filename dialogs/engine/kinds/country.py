"""A country."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from babel import Locale

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.peoples import country_of
from dialogs.engine.kinds.words import folded, matching, part_of
from dialogs.engine.options import Option
from dialogs.language import N_, Language

POPULAR = ("PL", "DE", "CZ", "IT", "ES", "GB")
"""Where most people who fled live: the temporary protection figures of Eurostat and the United Kingdom."""

_EVERYDAY = {
    "UA": "украина",
    "CZ": "чеська республіка|чешская республика|czech republic",
    "DE": "фрн|федеративна республіка німеччина",
    "GB": "англія|британія|велика британія|великобританія|шотландія|уельс|сполучене королівство великої британії|"
    "англия|великобритания|uk|england|great britain|britain|scotland|wales",
    "US": "сша|америка|штати|сполучені штати|сполучені штати америки|usa|us|america|the united states",
    "NL": "голландія|голландия|holland|the netherlands",
    "RU": "рф|росія|російська федерація|російська федерація (рф)|россия|российская федерация|russian federation",
    "BY": "білорусія|беларусь|белоруссия|республіка білорусь",
    "MD": "молдавія|молдавия|республіка молдова",
    "AE": "оае|емірати|оаэ|дубай|uae|emirates",
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

_SHARED = {
    name: codes
    for names, codes in (("корея|korea", ("KR", "KP")), ("конго|congo", ("CD", "CG")))
    for name in names.split("|")
}
"""Names that two countries have."""

_REPUBLIC = re.compile(
    r"^(?:республік[аи]|республик[аи]|republic of|королівство|королевство|kingdom of|князівство)\s+"
)
_IN = re.compile(r"^(?:у|в|во|із|из|з|с|до|in|from)\s+")


class CountryOption(Option):
    """A country as an option: its name comes from CLDR in the language of the reader."""

    def written(self, language: Language) -> str:
        return language.country(self.value)


class Country(Kind):
    """A country; the value is its ISO 3166 code of two letters. The popular ones are offered as options."""

    name = "country"
    takes = N_("Напишіть назву країни текстом.")
    popular: tuple[str, ...] = POPULAR

    def parse(self, given: Input, scope: Scope) -> str:
        if given.option in country_codes():
            return given.option
        shared = _SHARED.get(folded(given.text), ())
        if shared:
            raise Refusal(
                "country.which",
                N_("Так звуться дві країни: «{part}». Виберіть, яка це."),
                options=tuple(map(country_option, shared)),
                part=part_of(given.text),
            )
        listed = matching(self.options(), given.text)
        found = listed.value if listed else country_named(given.text)
        if found is None and len(word := given.text.strip()) == 2 and word.isascii():
            found = word.upper() if word.upper() in country_codes() else None
        found = found or citizenship(given.text)
        if found:
            return found
        near = countries_near(given.text)
        if near:
            raise Refusal(
                "country.misspelt",
                N_("Країни «{part}» в довіднику немає. Можливо, це одна з цих?"),
                options=near,
                part=part_of(given.text),
            )
        raise Refusal(
            "country.unknown",
            N_("Країни «{part}» в довіднику немає. Напишіть її назву повністю."),
            part=part_of(given.text),
        )

    def describe(self, value: Any, language: Language) -> str:
        return language.country(value)

    def options(self) -> tuple[Option, ...]:
        return tuple(map(country_option, self.popular))


def country_option(code: str) -> Option:
    """A country to choose."""
    return CountryOption(value=code, label=str(_territories("uk").get(code, code)))


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
    codes = {code for name, code in _names().items() if _inflected(bare, name)}
    return codes.pop() if len(codes) == 1 else None


_OF_IT = re.compile(r"(?:ій|ин|ов)?(?:ец|ц|с)?ь?(?:к(?:а|ої|ий|ого|ому|е|им|их|ая|ое|ую|ой|и)|ец(?:ь|ем)?)")
"""What makes a citizen or a citizenship out of the name of a country: «українка», «польське», «литовець»."""
_CITIZEN = re.compile(
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
        for name, code in _names().items()
        for cut in (1, 2, 3)
        if len(stem := name[:-cut]) >= _STEM and word.startswith(stem) and _OF_IT.fullmatch(word[len(stem) :])
    }
    return codes.pop() if len(codes) == 1 else None


_STEM = 4


def _inflected(word: str, name: str) -> bool:
    """Whether two words differ in their endings only: «норвегії» and «норвегія»."""
    return (
        abs(len(word) - len(name)) <= 2 and word[:-2] == name[: len(word) - 2] and len(name) >= len(word) - 2
    )


def countries_near(text: str, most: int = 3) -> tuple[Option, ...]:
    """Countries with a name like this one."""
    word = folded(text[:60])
    near = get_close_matches(word, _names(), most * 2, cutoff=0.75) if len(word) > 3 else []
    return tuple(map(country_option, list(dict.fromkeys(_names()[name] for name in near))[:most]))


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """The ISO 3166 codes that CLDR knows, without its own groupings (EU, UN) and pseudo-regions."""
    return frozenset(
        code
        for code in _territories("en")
        if len(code) == 2 and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {
        folded(str(_territories(locale)[code])): code
        for locale in ("ru", "en", "uk")
        for code in country_codes()
        if code in _territories(locale)
    }
    own = {
        word: code
        for code, _, words in (country.partition(":") for country in _OWN.split(", "))
        for word in words.split("|")
    }
    return own | names | {word: code for code, words in _EVERYDAY.items() for word in words.split("|")}


def _territories(locale: str) -> Any:
    return Locale.parse(locale).territories
