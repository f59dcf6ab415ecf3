"""A point on the map."""

from __future__ import annotations

import re
from typing import Any, ClassVar, NamedTuple

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.angles import read_angles
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.map_links import beside_link, link_in, point_in
from dialogs.engine.kinds.words import part_of, plain
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

LONGEST = 160

_LABELS = expression(
    r"\b(?:координат\w*|coordinates?|gps|широта|довгота|долгота|latitude|longitude|lat|lon|lng|північн\w+|східн\w+|"
    r"северн\w+|восточн\w+|пн|сх|с|в|ш|д)\b\.?\s*[:=]?\s*",
    re.IGNORECASE,
)
_COMMAS = expression(r"(-?\d{1,3}),(\d{1,15})[,;\s]+(-?\d{1,3}),(\d{1,15})")
_PLAIN = expression(
    r"(-?\d{1,3}[.,]\d{1,15})\s*°?\s*[NS]?\s*[,;/\s]\s*(-?\d{1,3}[.,]\d{1,15})\s*°?\s*[EW]?", re.I
)
_AMONG = expression(r"\D*?(?<![\d.,])(\d{1,2}\.\d{3,15})\s*[,;/\s]\s*(\d{1,2}\.\d{3,15})(?![\d.])\D*")
"""«50.4501, 30.5234 Київ»: numbers that can be nothing else, and no other figure beside them."""
_SIDE = expression(r"(?<![^\W\d_])[NESW](?![^\W\d_])", re.IGNORECASE)
_SOUTH, _WEST = (expression(rf"(?<![^\W\d_]){side}(?![^\W\d_])", re.IGNORECASE) for side in "SW")
_FIGURE = expression(r"\d")
_UKRAINE = ((44.3, 52.4), (22.1, 40.3))
"""The extreme points of Ukraine, latitude and longitude."""


class Point(NamedTuple):
    """Degrees north and east (WGS 84), to six places, which is about ten centimetres."""

    latitude: float
    longitude: float


class Coordinates(Kind):
    """A shared pin or typed coordinates.

    ukraine  a point elsewhere is doubted
    here     it may well be where the person is: then one button sends that place, which elsewhere would be a wrong one
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"here"})

    name = "coordinates"
    takes = N_("Надішліть точку на карті або напишіть координати.")
    share = "location"
    ukraine: bool = False
    here: bool = False

    def parse(self, given: Input, scope: Scope) -> Point:
        link = link_in(given.text)
        if link and not given.location and point_in(link) is None:
            raise Refusal(
                "coordinates.link",
                N_(
                    "У цьому посиланні немає координат: «{part}». Відкрийте його й надішліть саму точку або числа."
                ),
                part=part_of(link),
            )
        found = given.location or (point_in(link) if link else _typed(plain(given.option or given.text)))
        if found is None or not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):
            raise Refusal(
                "coordinates.unclear",
                N_(
                    "Не вдалося прочитати: «{part}». Надішліть точку на карті або напишіть так: 47.0971, 37.5434."
                ),
                part=part_of(given.text),
            )
        point = Point(round(found[0], 6), round(found[1], 6))
        if self.ukraine and not _in_ukraine(point) and not given.keep:
            turned = Point(point.longitude, point.latitude)
            raise Refusal(
                "coordinates.abroad",
                N_("Ця точка за межами України. Перевірте: спершу широта, потім довгота."),
                options=(PointOption(value=f"{turned[0]}, {turned[1]}", label="UA"),)
                if _in_ukraine(turned)
                else (),
                soft=True,
            )
        return point

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """Words and figures beside a point may change it: «5 км на північ від …», «не …, а …»."""
        if given.location or not _has_more(given.text):
            return
        raise Refusal(
            "coordinates.among",
            N_("Ми прочитали тут точку {point}, але поряд є ще слова: «{part}». Чи це саме вона?"),
            soft=True,
            point=_figures(value),
            part=part_of(given.text),
        )

    def dump(self, value: Any) -> Any:
        return list(value)

    def load(self, data: Any) -> Point:
        return Point(*data)

    def describe(self, value: Any, language: Language) -> str:
        return _figures(value)


class PointOption(Option):
    """The same numbers the other way round."""

    def written(self, language: Language) -> str:
        return language.text(N_("поміняти місцями"))


def _figures(point: Point) -> str:
    return f"{point.latitude:.6f}, {point.longitude:.6f}"


def _in_ukraine(point: Point) -> bool:
    return all(low <= degree <= high for degree, (low, high) in zip(point, _UKRAINE, strict=True))


def _has_more(typed: str) -> bool:
    """Whether there is more in the text than one point, its labels and its link."""
    if link_in(typed):
        return bool(_FIGURE.search(beside_link(typed)))
    text = _without_labels(plain(typed))
    return bool(_AMONG.fullmatch(text) and not _PLAIN.fullmatch(text))


def _without_labels(text: str) -> str:
    text = _SIDE.sub(" ", _LABELS.sub(" ", text).strip(" ()[]"))
    return " ".join(text.split()).strip(" ,;")


def _typed(text: str) -> tuple[float, float] | None:
    if len(text) > LONGEST:
        return None
    turned = re.match(r"(?i)^\s*E", _LABELS.sub(" ", text).strip(" ()[]"))
    south, west = _SOUTH.search(text), _WEST.search(text)
    text = _without_labels(text)
    if commas := _COMMAS.fullmatch(text):
        text = f"{commas[1]}.{commas[2]} {commas[3]}.{commas[4]}"
    if match := _PLAIN.fullmatch(text):
        north, east = (float(part.replace(",", ".")) for part in match.groups())
    elif angles := read_angles(text):
        north, east = angles
    elif match := _AMONG.fullmatch(text):
        north, east = map(float, match.groups())
    else:
        return None
    north, east = (east, north) if turned else (north, east)
    return -north if south else north, -east if west else east
