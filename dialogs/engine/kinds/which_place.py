"""What is asked about an address that names no one place: which of the namesakes, or in which country."""

from __future__ import annotations

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address_words import AddressWords
from dialogs.engine.kinds.country import POPULAR, country_option
from dialogs.engine.kinds.words import part_of
from dialogs.engine.options import Option
from dialogs.gazetteer.abroad import countries_of
from dialogs.gazetteer.index import Settlement
from dialogs.language import N_

UKRAINE = "UA"
FEW = 6
"""Places that are offered one by one; of more the oblasts are."""


def which_of(places: tuple[Settlement, ...]) -> Refusal:
    """Which of the namesakes is meant."""
    return Refusal(
        "place.ambiguous",
        N_("Місць із такою назвою: {count}. Виберіть потрібне або допишіть в адресі область і район."),
        options=choices(places),
        count=len(places),
    )


def elsewhere(places: tuple[Settlement, ...], alike: tuple[Settlement, ...], words: AddressWords) -> Refusal:
    """The oblast that is written has no such place: neither is passed over."""
    return Refusal(
        "place.elsewhere",
        N_("У цій області немає місця «{part}». Виберіть інше, виправте адресу або залиште як є."),
        options=(*choices(alike), *choices(tuple(place for place in places if place not in alike))),
        soft=True,
        part=part_of(words.names[0][0]),
    )


def unknown(alike: tuple[Settlement, ...], words: AddressWords) -> Refusal:
    """No place is called so; those that are called alike are offered."""
    part = part_of(words.names[0][0]) if words.names else ""
    if not part:
        return Refusal(
            "place.unknown",
            N_("Не видно, яке це місто чи село. Допишіть його або залиште адресу як є."),
            soft=True,
        )
    if not alike:
        return Refusal(
            "place.unknown",
            N_("Населеного пункту «{part}» в довіднику немає. Перевірте назву або залиште як є."),
            soft=True,
            part=part,
        )
    return Refusal(
        "place.misspelt",
        N_("Назви «{part}» в довіднику немає. Можливо, це одне з цих місць? Можна й залишити як є."),
        options=choices(alike),
        soft=True,
        part=part,
    )


def told_by_city(words: AddressWords) -> tuple[str, ...]:
    """The countries that have a city of the first name that is one: «Варшава, вул. Проста 5» is in Poland."""
    return next(filter(None, (countries_of(name) for name, _ in words.names[:_CITIES])), ())


_CITIES = 3


def which_country(
    message: str, first: tuple[Option, ...] = (), *, told: tuple[str, ...] = (), abroad: bool = False
) -> Refusal:
    """In which country it is: first in that of its city (`told`), then in Ukraine unless it is `abroad`. `first` are
    places that may be meant instead."""
    countries = dict.fromkeys((*told, *(() if abroad else (UKRAINE,)), *POPULAR))
    return Refusal("address.country", message, options=(*first, *map(country_option, countries)))


def choices(places: tuple[Settlement, ...]) -> tuple[Option, ...]:
    """The places themselves if they are few; otherwise cities, and the oblasts (or raions) of the villages. Where most
    people live goes first."""
    places = tuple(sorted(places, key=_size))
    cities = tuple(place for place in places if place.category == "M")
    villages = tuple(place for place in places if place.category != "M")
    if len(places) > FEW and cities and villages:
        return choices(cities) + choices(villages)
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


def _size(place: Settlement) -> int:
    """The city that an oblast is called after, then other cities, then settlements and villages."""
    if place.category != "M":
        return 2
    return 0 if place.oblast.startswith(place.name[:-1]) else 1


def _option(code: str, label: str) -> Option:
    return Option(value=code, label=label, verbatim=True)
