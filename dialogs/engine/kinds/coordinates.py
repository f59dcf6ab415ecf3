"""A point on the map."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import plain
from dialogs.language import N_, Language

LONGEST = 100

_PLAIN = re.compile(
    r"(-?\d{1,2}[.,]\d{1,10})\s*°?\s*N?\s*[,;\s]\s*(-?\d{1,3}[.,]\d{1,10})\s*°?\s*E?", re.IGNORECASE
)
_ANGLE = r"(\d{1,3})\s*[°º]\s*(\d{1,2})\s*[’′]\s*(?:(\d{1,2}(?:[.,]\d{1,6})?)\s*(?:\"|”|″|’’)\s*)?"
_ANGLES = re.compile(rf"{_ANGLE}(?:N|пн\.?\s?ш\.?)?[,;\s]*{_ANGLE}(?:E|сх\.?\s?д\.?)?", re.IGNORECASE)
_UKRAINE = ((44.3, 52.4), (22.1, 40.3))
"""The extreme points of Ukraine, latitude and longitude."""


class Point(NamedTuple):
    """Degrees north and east (WGS 84), to six places, which is about ten centimetres."""

    latitude: float
    longitude: float


class Coordinates(Kind):
    """A shared pin or typed coordinates. With `ukraine`, a point elsewhere is doubted."""

    name = "coordinates"
    takes = N_("Надішліть точку на карті або напишіть координати.")
    share = "location"
    ukraine: bool = False

    def parse(self, given: Input, scope: Scope) -> Point:
        found = given.location or _typed(plain(given.text))
        if found is None or not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):
            raise Refusal(
                "coordinates.unclear",
                N_(
                    "Не вдалося прочитати координати. Надішліть точку на карті або напишіть так: 47.0971, 37.5434."
                ),
            )
        point = Point(round(found[0], 6), round(found[1], 6))
        within = all(low <= degree <= high for degree, (low, high) in zip(point, _UKRAINE, strict=True))
        if self.ukraine and not within and not given.keep:
            raise Refusal(
                "coordinates.abroad",
                N_("Ця точка за межами України. Перевірте: спершу широта, потім довгота."),
                soft=True,
            )
        return point

    def dump(self, value: Any) -> Any:
        return list(value)

    def load(self, data: Any) -> Point:
        return Point(*data)

    def describe(self, value: Any, language: Language) -> str:
        return f"{value.latitude:.6f}, {value.longitude:.6f}"


def _typed(text: str) -> tuple[float, float] | None:
    if len(text) > LONGEST:
        return None
    if match := _PLAIN.fullmatch(text):
        north, east = (float(part.replace(",", ".")) for part in match.groups())
        return north, east
    if match := _ANGLES.fullmatch(text):
        parts = [float((part or "0").replace(",", ".")) for part in match.groups()]
        north, east = (
            degrees + minutes / 60 + seconds / 3600 for degrees, minutes, seconds in (parts[:3], parts[3:])
        )
        return north, east
    return None
