"""A postal address: in Ukraine with the settlement found in the codifier, abroad with the country."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address_words import AddressWords, lies_in, taken_apart
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.country import POPULAR, country_codes, country_option
from dialogs.engine.kinds.text import fitting
from dialogs.engine.kinds.words import plain
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.places.index import Settlement, by_code, districts, find, near
from dialogs.places.spelling import exact, sounding

UKRAINE = "UA"
FEW = 6
LONGEST = 300


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address as it was typed, and what was understood of it.

    country     ISO 3166 code
    place       КАТОТТГ code of the settlement; empty abroad and for a place that the codifier does not know
    place_name  the settlement with its raion and oblast, in Ukrainian
    """

    country: str
    text: str
    place: str = ""
    place_name: str = ""


class Address(Kind):
    """An address typed in one message. `where` says which side of the border is meant; the other side is doubted.

    "mostly_abroad" takes an address that is surely in Ukraine as it is: what it means is for the form to say.
    """

    name = "address"
    takes = N_("Напишіть адресу текстом: місто або село, вулицю, будинок.")
    where: Literal["anywhere", "ukraine", "abroad", "mostly_abroad"] = "anywhere"

    def parse(self, given: Input, scope: Scope) -> PostalAddress:
        if given.location and not given.text:
            raise Refusal(
                "address.pin",
                N_("Точка на карті — ще не адреса. Напишіть словами місто або село, вулицю і будинок."),
            )
        lined = re.sub(r"\s*\n+\s*", ", ", given.text.strip())
        text = fitting(plain(lined), LONGEST)
        words = taken_apart(lined)
        country = given.option if given.option in country_codes() else words.country
        if country and country != UKRAINE:
            return self._abroad(country, text, given)
        mostly = self.where == "mostly_abroad" and not _surely_in_ukraine(words, country)
        if self.where == "abroad" or mostly:
            return self._abroad_without_country(country, text, given)
        return self._in_ukraine(words, country, text, given)

    def dump(self, value: Any) -> Any:
        return asdict(value)

    def load(self, data: Any) -> PostalAddress:
        return PostalAddress(**data)

    def describe(self, value: Any, language: Language) -> str:
        said = exact(value.text)
        if value.country != UKRAINE:
            country = language.country(value.country)
            return value.text if exact(country) in said else f"{value.text} ({country})"
        told = all(exact(part) in said for part in value.place_name.split(", "))
        return value.text if told else f"{value.text} ({value.place_name})"

    def _abroad(self, country: str, text: str, given: Input) -> PostalAddress:
        if self.where == "ukraine" and not given.keep:
            raise Refusal(
                "address.not_ukraine",
                N_("Це адреса за кордоном, а питання про місце в Україні. Напишіть адресу в Україні."),
                soft=True,
            )
        return PostalAddress(country, text)

    def _abroad_without_country(self, country: str, text: str, given: Input) -> PostalAddress:
        if not country:
            raise _which_country(
                N_("Не видно, яка це країна. Оберіть її або допишіть в адресі."), abroad=True
            )
        if not given.keep:
            raise Refusal(
                "address.not_abroad",
                N_("Це адреса в Україні, а питання про місце за кордоном. Напишіть адресу за кордоном."),
                soft=True,
            )
        return PostalAddress(country, text)

    def _in_ukraine(self, words: AddressWords, country: str, text: str, given: Input) -> PostalAddress:
        chosen = by_code(given.option)
        if chosen is not None:
            return PostalAddress(UKRAINE, text, chosen.code, chosen.label)
        within = given.option if given.option.startswith(UKRAINE) else ""
        places = _places(words, within, find)
        sure = bool(country or words.ukrainian or self.where == "ukraine")
        if len(places) == 1 and not sure and _doubtful(places[0], words):
            raise _which_country(
                N_("Такий населений пункт є і в Україні. Оберіть його або країну."), _choices(places)
            )
        if len(places) == 1:
            place = _district(places[0], words.areas) or places[0]
            return PostalAddress(UKRAINE, text, place.code, place.label)
        if places:
            raise _which(places)
        if given.keep or given.option == UKRAINE:
            return PostalAddress(UKRAINE, text)
        alike = _alike(_places(words, within, near))
        if sure:
            raise _unknown(alike)
        raise _which_country(
            N_(
                "Такого населеного пункту в Україні не знайдено. Оберіть його чи країну або допишіть область."
            ),
            _choices(alike) if len(alike) <= 3 else (),
        )


def _surely_in_ukraine(words: AddressWords, country: str) -> bool:
    """Ukraine is named, or an oblast, or a city of the codifier: to ask for a country would only puzzle."""
    cities = (place for place in _places(words, "", find) if place.category in "MK")
    return country == UKRAINE or (not country and (words.ukrainian or next(cities, None) is not None))


def _places(
    words: AddressWords, within: str, search: Callable[[str, str], tuple[Settlement, ...]]
) -> tuple[Settlement, ...]:
    """The settlements that the address may mean."""
    for name, categories in words.names:
        places = search(name, within)
        if places:
            return _narrowed(places, categories, words.areas)
    return ()


def _doubtful(place: Settlement, words: AddressWords) -> bool:
    """A village found only by the sound («Berlin» is Берлин near Lviv) is too little to tell the country."""
    return place.category in "XC" and all(
        not exact(name).startswith(exact(place.name)) for name, _ in words.names
    )


def _narrowed(
    places: tuple[Settlement, ...], categories: str, areas: tuple[str, ...]
) -> tuple[Settlement, ...]:
    """The places that fit what else is said. What fits none (an old raion) is passed over."""
    places = tuple(place for place in places if place.category in categories) or places
    for area in areas:
        places = tuple(place for place in places if lies_in(place, area)) or places
    cities = tuple(
        place
        for place in places
        if place.category == "M" and any(sounding(place.oblast).startswith(area) for area in areas)
    )
    if len(cities) == 1 and "C" in categories and "M" in categories:
        return cities  # the city of that oblast, not the hamlet of the same name: that one is called «село»
    capital = tuple(place for place in places if place.category == "K")
    return capital if capital and not areas else places  # who means the village of Київ will name its oblast


def _district(city: Settlement, areas: tuple[str, ...]) -> Settlement | None:
    """The district of the city, if the address names one."""
    if not areas:
        return None
    for district in districts(city.code):
        if sounding(district.name.rpartition(", ")[2]).startswith(areas):
            return district
    return None


def _alike(places: tuple[Settlement, ...]) -> tuple[Settlement, ...]:
    """The few closest places, or all namesakes of the closest name if they are many."""
    namesakes = tuple(place for place in places if place.name == places[0].name)
    return namesakes if len(namesakes) > FEW else places[:FEW]


def _which(places: tuple[Settlement, ...]) -> Refusal:
    return Refusal(
        "place.ambiguous",
        N_("Місць із такою назвою: {count}. Оберіть потрібне або допишіть в адресі область і район."),
        options=_choices(places),
        count=len(places),
    )


def _unknown(alike: tuple[Settlement, ...]) -> Refusal:
    if not alike:
        return Refusal(
            "place.unknown",
            N_("Такого населеного пункту в довіднику немає. Перевірте назву або залиште як є."),
            soft=True,
        )
    return Refusal(
        "place.misspelt",
        N_("Такої назви в довіднику немає. Можливо, це одне з цих місць? Можна й залишити як є."),
        options=_choices(alike),
        soft=True,
    )


def _which_country(message: str, first: tuple[Option, ...] = (), *, abroad: bool = False) -> Refusal:
    countries = POPULAR if abroad else (UKRAINE, *POPULAR)
    return Refusal("address.country", message, options=(*first, *map(country_option, countries)))


def _choices(places: tuple[Settlement, ...]) -> tuple[Option, ...]:
    """The places themselves if they are few; otherwise cities, and the oblasts (or raions) of the villages."""
    cities = tuple(place for place in places if place.category == "M")
    villages = tuple(place for place in places if place.category != "M")
    if len(places) > FEW and cities and villages:
        return _choices(cities) + _choices(villages)
    if len(places) > FEW:
        for length, area in ((4, "oblast"), (6, "raion")):
            areas = {place.code[:length]: getattr(place, area) or place.name for place in places}
            if len(areas) > 1:
                return tuple(_option(code, label) for code, label in sorted(areas.items()))
    labels = [place.label for place in places]
    return tuple(
        _option(place.code, place.full_label if labels.count(place.label) > 1 else place.label)
        for place in places
    )


def _option(code: str, label: str) -> Option:
    return Option(value=code, label=label, verbatim=True)
