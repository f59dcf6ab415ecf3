"""A country."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.citizenships import (
    DENIED,
    STATELESS,
    is_gone,
    is_nothing,
    is_people,
    is_stateless,
    is_union,
    occupied_part_of,
    said,
    status_in,
)
from dialogs.engine.kinds.country_names import (
    SHARED,
    citizenship,
    countries_near,
    countries_with,
    country_codes,
    country_named,
    territories,
)
from dialogs.engine.kinds.peoples import country_begun
from dialogs.engine.kinds.words import folded, matching, part_of
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

POPULAR = ("PL", "DE", "CZ", "IT", "ES", "GB")
"""Where most people who fled live: the temporary protection figures of Eurostat and the United Kingdom."""


class CountryOption(Option):
    """A country as an option: its name comes from CLDR in the language of the reader."""

    def written(self, language: Language) -> str:
        return language.text(_NO_CITIZENSHIP) if self.value == STATELESS else language.country(self.value)


_NO_CITIZENSHIP = N_("Без громадянства")


class Country(Kind):
    """A country; the value is its ISO 3166 code of two letters. The popular ones are offered as options. Where
    `STATELESS` is among them a citizenship is asked for, and «без громадянства» is an answer."""

    name = "country"
    takes = N_("Напишіть назву країни текстом.")
    popular: tuple[str, ...] = POPULAR

    def parse(self, given: Input, scope: Scope) -> str:
        if given.option in country_codes() or (given.option == STATELESS and STATELESS in self.popular):
            return given.option
        shared = SHARED.get(folded(given.text), ())
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
        if is_stateless(given.text):
            return self._stateless(given.text)
        return self._among(given.text)

    def _stateless(self, text: str) -> str:
        if STATELESS in self.popular:
            return STATELESS
        raise Refusal(
            "country.none",
            N_("Тут потрібна назва країни, а не «{part}». Якщо її немає, пропустіть це питання."),
            part=part_of(text),
        )

    def _among(self, text: str) -> str:
        """The only country that the words speak of. Raises `Refusal` where they speak of several, or of none."""
        if len(text) > _LONGEST:
            raise self._unknown(text, dual=False)
        told = said(text)
        codes = {word: code for part in told.parts for word, code in _named_in(part).items()}
        found = tuple(dict.fromkeys(filter(None, codes.values())))
        known = tuple(map(country_option, found))
        if status := status_in(text):
            message = N_("«{part}» ще не каже, яка це країна. Напишіть лише країну або виберіть її.")
            raise Refusal("country.status", message, options=known or self.options(), part=status)
        if len(found) > 1:
            message = N_("Тут записують одну країну, а ви назвали кілька. Виберіть одну.")
            raise Refusal("country.several", message, options=known)
        strange = next((part for part, code in codes.items() if not code), "")
        if found and (not strange or found[0] in countries_with(strange)):  # «Прага, Чехія»
            return found[0]
        if found:
            message = N_("Не зрозуміли слів «{part}». Виберіть країну або напишіть лише її назву.")
            raise Refusal("country.part", message, options=known, part=part_of(strange))
        raise self._unknown(text, dual=told.dual and not told.parts)

    def _unknown(self, text: str, *, dual: bool) -> Refusal:
        part = part_of(text)
        if dual:
            return Refusal("country.dual", N_("Тут записують одну країну. Напишіть, яку саме."))
        if is_nothing(text) and STATELESS in self.popular:
            message = N_("Якщо громадянства немає, виберіть «Без громадянства».")
            return Refusal("country.nothing", message, options=self.options())
        if is_people(text):
            message = N_("Тут потрібна країна, а не національність. Напишіть її або виберіть.")
            return Refusal("country.people", message, options=self.options())
        if is_gone(text):
            message = N_("Країни «{part}» вже немає. Напишіть країну, яка є тепер.")
            return Refusal("country.gone", message, part=part)
        if is_union(text):
            return Refusal("country.union", N_("Це не одна країна, а кілька. Напишіть, яка саме."))
        if whole := occupied_part_of(text):
            message = N_("«{part}» — частина іншої країни. Якщо йдеться про неї, виберіть її.")
            if whole == "UA":
                message = N_("«{part}» — це Україна. Якщо йдеться про неї, виберіть її.")
            return Refusal("country.occupied", message, options=(country_option(whole),), part=part)
        if cities := countries_with(text):
            message = N_("«{part}» — це місто, а тут потрібна країна. Виберіть її або напишіть.")
            return Refusal("country.city", message, options=tuple(map(country_option, cities)), part=part)
        near = tuple(map(country_option, countries_near(text)))
        if near:
            message = N_("Країни «{part}» в довіднику немає. Можливо, це одна з цих?")
            return Refusal("country.misspelt", message, options=near, part=part)
        message = N_("Країни «{part}» в довіднику немає. Напишіть її назву повністю.")
        return Refusal("country.unknown", message, part=part)

    def describe(self, value: Any, language: Language) -> str:
        return country_option(value).written(language)

    @cached_property
    def offered(self) -> tuple[Option, ...]:
        """The popular ones as options."""
        return tuple(map(country_option, self.popular))

    def options(self) -> tuple[Option, ...]:
        return self.offered


_PAST_OR_ORIGIN = expression(
    r"(?<!\w)(?:походж\w*|происхожд\w*|етніч\w*|этнич\w*|національн\w*|национальн\w*|родом|корін\w*|корн\w*|кров\w*|"
    r"origin|ethnic\w*|descent|бу(?:в|ла)|был[аио]?|раніше|раньше|колись|когда-то|колишн\w*|бывш\w*|former\w*|was|"
    r"вийш\w*|вышл\w*|втрати\w*|утрат\w*|потерял\w*|позбав\w*|лишил\w*|відмов\w*|отказ\w*|чекаю|жду|оформл\w*|подал\w*)"
)
_FOREIGN = expression(r"(?:я\s+)?(?:інозем\w+|иностран\w+|чужозем\w+|(?:a )?foreigner)")


_LITTLE = 2
"""Letters of a word that names nothing: «а», «ж», «то»."""


def is_citizen(text: str, code: str) -> bool | None:
    """Whether the words say that somebody has the citizenship of this country («українець і поляк» has two); None
    where they do not tell it: of an origin, of what was, of a status."""
    word = folded(text)
    if len(word) > _LONGEST or status_in(text) or _PAST_OR_ORIGIN.search(word):
        return None
    if is_stateless(text) or _FOREIGN.fullmatch(word):
        return False
    codes = {word: code for part in said(text).parts for word, code in _named_in(part).items()}
    if any(found is None and len(part) > _LITTLE for part, found in codes.items()):
        return None
    if any(codes.values()):
        return code in codes.values()
    denied = said(DENIED.sub(" ", word)).parts
    return False if any(code in _named_in(part).values() for part in denied) else None


def country_option(code: str) -> Option:
    """A country to choose, or «без громадянства»."""
    label = _NO_CITIZENSHIP if code == STATELESS else str(territories("uk").get(code, code))
    return CountryOption(value=code, label=label)


def _named_in(part: str) -> dict[str, str | None]:
    """The country of a part, or of each of its words; None for what names none."""
    if code := _one(part):
        return {part: code}
    each = dict.fromkeys(part.split())
    words = {word: _one(word) if len(word) > _ABBREVIATED else None for word in each}
    return words if any(words.values()) else {part: None}


_ABBREVIATED = 4
_LONGEST = 120
"""Characters: two countries, their full names and some words around them."""


def _one(word: str) -> str | None:
    """The country of one name, code of two letters, people or abbreviation («укр»)."""
    if len(word) == 2 and word.isascii() and word.upper() in country_codes():
        return word.upper()
    return country_named(word) or country_named(f"з {word}") or citizenship(word) or country_begun(word)
