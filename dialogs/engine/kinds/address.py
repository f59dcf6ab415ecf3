"""A postal address: in Ukraine with the settlement found in the codifier, abroad with the country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address_words import AddressWords, plain_lines, taken_apart
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.country import country_option
from dialogs.engine.kinds.country_names import country_codes, country_named
from dialogs.engine.kinds.finding_places import (
    Found,
    alike_places,
    district_meant,
    doubtful,
    found_places,
    occupied,
)
from dialogs.engine.kinds.text import fitting
from dialogs.engine.kinds.which_place import (
    FEW,
    UKRAINE,
    choices,
    elsewhere,
    told_by_city,
    unknown,
    which_country,
    which_of,
)
from dialogs.engine.kinds.words import part_of, plain
from dialogs.gazetteer.index import Settlement, by_code
from dialogs.gazetteer.regions import region_named, without_republics
from dialogs.gazetteer.spelling import exact, sounding
from dialogs.language import N_, Language
from dialogs.patterns import expression

LONGEST = 300
_OCCUPIERS = ("RU", "BY")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address as it was typed, and what was understood of it.

    country     ISO 3166 code
    place       КАТОТТГ code of the settlement; empty abroad and for a place that the codifier does not know
    place_name  the settlement with its raion and oblast, in Ukrainian
    left_out    the words by which an occupied place of Ukraine was called another country; the text has them no more
    """

    country: str
    text: str
    place: str = ""
    place_name: str = ""
    left_out: str = ""


_LABEL = expression(
    r"(?i)^(?:моя |наша |my )?(?:адреса|адрес|address)(?: проживання| реєстрації| была| була| is)?\s*[:—–-]\s*"
)


_STREET_OR_VILLAGE = "place.street"
_STREET_NAME = expression(
    r"(?i)(?:ська|цька|зька|ова|ева|єва|[^аеєиіїоуюя]на|дня|жня|[оеє]го|[оі]ї|ича|енка|емоги|миру)$"
)
"""Endings of «Садова», «Соборна», «Перемоги», «Миру», «Шевченка»."""


class Address(Kind):
    """An address typed in one message. `where` says which side of the border is meant; the other side is doubted.

    "mostly_abroad" takes an address that is surely in Ukraine as it is: what it means is for the form to say.
    """

    name = "address"
    takes = N_("Напишіть адресу текстом: місто або село, вулицю, будинок.")
    free = True
    where: Literal["anywhere", "ukraine", "abroad", "mostly_abroad"] = "anywhere"

    def parse(self, given: Input, scope: Scope) -> PostalAddress:
        if given.location and not given.text:
            raise Refusal(
                "address.pin",
                N_("Точка на карті — ще не адреса. Напишіть словами місто або село, вулицю і будинок."),
            )
        lined = _LABEL.sub("", re.sub(r"\s*\n+\s*", ", ", given.text.strip()))
        text = fitting(plain(lined), LONGEST)
        words = taken_apart(re.sub(r"\s*[()]\s*", ", ", lined))
        country = given.option if given.option in country_codes() else words.country
        found = found_places(words, given.option if given.option.startswith(UKRAINE) else "")
        left_out = ""
        bare = without_republics(text)
        if country in _OCCUPIERS and not given.option:
            found, left_out = _occupied(words, found)
        elif words.country in _OCCUPIERS and by_code(given.option):
            left_out = words.said
        elif not country and bare != text:
            left_out = " ".join(word for word in text.split() if word.strip(",") not in bare).strip(",")
        if left_out:
            country, text = UKRAINE, _without(text, left_out)
        if country and country != UKRAINE:
            return self._abroad(country, text, given)
        if self.where in ("abroad", "mostly_abroad"):
            self._refuse_ukraine(words, found, country, given)
        value = self._in_ukraine(words, found, country or (UKRAINE if left_out else ""), text, given)
        return PostalAddress(value.country, value.text, value.place, value.place_name, left_out)

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """«Садова 5, кв. 7» is a house in some street of some town, and Садова also a village; «під Києвом» may be a
        village near by."""
        words, place = taken_apart(given.text), by_code(value.place) if value.place else None
        if place is not None and words.near and len(words.names) == 1 and not words.house:
            raise Refusal(
                "place.near",
                N_("Саме {place} чи місце поруч? Виберіть або допишіть назву того міста чи села."),
                options=choices((place,)),
                place=place.name,
            )
        if place is None or place.category not in "XC" or words.ukrainian or not _is_street(words):
            return
        raise Refusal(
            _STREET_OR_VILLAGE,
            N_("«{part}» — це село чи вулиця? Виберіть село або допишіть назву міста чи села."),
            options=choices((place,)),
            part=part_of(words.names[0][0]),
        )

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        """The oblast, the raion or the country after the rest; the right name of a place instead of a misspelt one."""
        if region_named(text):
            return f"{before.strip().rstrip(',')}, {text.strip(' .,')} область"
        words, first = taken_apart(text), taken_apart(before)
        if not words.names and not words.house and (words.country or words.regions or words.areas):
            return f"{before.strip().rstrip(',')}, {text.strip()}"
        if first.house and not first.names and not words.house and words.names:
            return f"{text.strip(' .,')}, {before.strip()}"
        if country_named(text) or words.house or not words.names or not (first.house or first.regions):
            return ""
        name, wrong = words.names[0][0], first.names[0][0] if first.names else ""
        if not wrong or len(words.names) > 1:
            return ""
        same = sounding(name) == sounding(wrong)
        if not same and refusal.code in ("place.ambiguous", _STREET_OR_VILLAGE) and _is_street(first):
            return f"{text.strip(' .,')}, {before.strip()}"  # «Садова 5», then «Маріуполь»
        if same or refusal.code in ("place.misspelt", "place.unknown", "place.elsewhere"):
            right = re.sub(re.escape(wrong), name, plain_lines(before), count=1, flags=re.IGNORECASE)
            rest = "" if same and not (words.regions or words.areas) else text
            areas = text if words.regions or words.areas or words.country else ""
            return f"{right}, {areas}" if areas and rest else right
        return ""

    def remark(self, value: Any) -> str:
        if not value.left_out:
            return ""
        return N_("Це Україна, хоч зараз там окупація. Так і записано: адреса в Україні.")

    def dump(self, value: Any) -> Any:
        fields = {
            "country": value.country,
            "text": value.text,
            "place": value.place,
            "place_name": value.place_name,
        }
        return fields | {"left_out": value.left_out} if value.left_out else fields

    def load(self, data: Any) -> PostalAddress:
        return PostalAddress(**data)

    def describe(self, value: Any, language: Language) -> str:
        said = exact(value.text)
        if value.country != UKRAINE:
            country = language.country(value.country)
            return value.text if exact(country) in said else f"{value.text} ({country})"
        if value.left_out:
            return f"{value.text} ({language.country(UKRAINE)}, {value.place_name})".replace(", )", ")")
        told = all(exact(part) in said for part in value.place_name.split(", "))
        return value.text if told else f"{value.text} ({value.place_name})"

    def brief(self, value: Any, language: Language) -> str:
        """Without the district, which letters do not need either."""
        said, told = exact(value.text), [exact(part) for part in value.place_name.split(", ")]
        inside = value.country == UKRAINE and value.place_name and not value.left_out
        whole = inside and told[0] in said and told[-1] in said
        return value.text if whole else self.describe(value, language)

    def _abroad(self, country: str, text: str, given: Input) -> PostalAddress:
        if self.where == "ukraine" and not given.keep:
            raise Refusal(
                "address.not_ukraine",
                N_("Це адреса за кордоном, а питання про місце в Україні. Напишіть адресу в Україні."),
                soft=True,
            )
        return PostalAddress(country, text)

    def _refuse_ukraine(self, words: AddressWords, found: Found, country: str, given: Input) -> None:
        """Where an address abroad is asked for: one without a country that names a place of Ukraine is in Ukraine."""
        towns = [place for place in found.places if place.category in "KM" and not doubtful(place, words)]
        ukrainian = country == UKRAINE or words.regions or towns or (words.ukrainian and found.places)
        if not ukrainian:
            raise which_country(
                N_("Не видно, яка це країна. Виберіть її або допишіть в адресі."),
                told=told_by_city(words),
                abroad=True,
            )
        if self.where == "abroad" and not given.keep and not given.option:
            raise Refusal(
                "address.not_abroad",
                N_("Це адреса в Україні, а питання про місце за кордоном. Напишіть адресу за кордоном."),
                soft=True,
            )

    def _in_ukraine(
        self, words: AddressWords, found: Found, country: str, text: str, given: Input
    ) -> PostalAddress:
        chosen = by_code(given.option)
        if chosen is not None:
            return PostalAddress(UKRAINE, text, chosen.code, chosen.label)
        places = found.places
        sure = bool(country or words.ukrainian or self.where != "anywhere")
        if len(places) == 1 and not sure and doubtful(places[0], words):
            raise which_country(
                N_("Такий населений пункт є і в Україні. Виберіть його або країну."),
                choices(places),
                told=told_by_city(words),
            )
        if len(places) == 1:
            place = district_meant(places[0], words.areas) or places[0]
            return PostalAddress(UKRAINE, text, place.code, place.label)
        if given.keep or (given.option == UKRAINE and not places):
            return PostalAddress(UKRAINE, text)
        if places:
            raise which_of(places)
        within = given.option if given.option.startswith(UKRAINE) else ""
        if not any(map(str.isalpha, text)):  # a number of a card or of a phone
            raise Refusal("address.no_words", self.takes)
        if words.house and not words.names and not country:
            raise which_country(N_("Тут є вулиця, а місто чи село не названо. Допишіть його."))
        alike = _alike(alike_places(words, within) or _towns_among(text, within))
        if found.elsewhere:
            raise elsewhere(found.elsewhere, alike, words)
        if sure:
            raise unknown(alike, words)
        if told := told_by_city(words):
            raise which_country(
                N_("Схоже, це місто за кордоном. Виберіть країну або допишіть її в адресі."), told=told
            )
        raise which_country(
            N_(
                "Такого населеного пункту в Україні не знайдено. Виберіть його чи країну "
                "або допишіть область."
            ),
            choices(alike) if len(alike) <= 3 else (),
        )


def _occupied(words: AddressWords, found: Found) -> tuple[Found, str]:
    """The places of an occupied part of Ukraine and the words that call it another country; none for an address abroad.

    Raises `Refusal` where both may be meant.
    """
    ours = occupied(words, found)
    if ours is None:
        raise Refusal(
            "address.occupied",
            N_("Таке місто є і в Україні, і за її межами. Виберіть, де воно."),
            options=(*choices(found.places), country_option(words.country)),
        )
    return (ours, words.said) if ours.places or words.regions else (found, "")


def _without(text: str, country: str) -> str:
    """The address without the country that it does not lie in, and without the names that the occupiers gave."""
    text = without_republics(re.sub(rf"(?<!\w){re.escape(country.strip(','))}(?!\w)", "", text, count=1))
    return re.sub(r"(?:\s*,)+", ",", re.sub(r"\s+", " ", text)).strip(" ,")


def _is_street(words: AddressWords) -> bool:
    """Whether a number follows a single name that streets have, and nothing says where it lies."""
    alone = len(words.names) == 1 and not (words.regions or words.areas or words.country)
    return alone and words.house and _STREET_NAME.search(words.names[0][0]) is not None


def _alike(places: tuple[Settlement, ...]) -> tuple[Settlement, ...]:
    """The few closest places, or all namesakes of the closest name if they are many."""
    namesakes = tuple(place for place in places if place.name == places[0].name)
    return namesakes if len(namesakes) > FEW else places[:FEW]


def _towns_among(text: str, within: str) -> tuple[Settlement, ...]:
    """The cities that single words name, where an address was said without a comma («Херсон Перекопська п’ять»)."""
    words = dict.fromkeys(word for word in re.findall(r"[^\W\d_][\w’-]{3,}", text)[:8])
    found = (place for word in words for place in found_places(taken_apart(word), within).places)
    return tuple(dict.fromkeys(place for place in found if place.category in "MK"))[:FEW]
