"""Coordinates inside a pasted link of a map. Only the text is read: nothing is opened."""

from __future__ import annotations

import re
from urllib.parse import unquote

from dialogs.engine.kinds.angles import angles_in
from dialogs.patterns import expression

LONGEST = 2000

_NUMBER = r"(-?\d{1,3}\.\d{1,15})"
_BOTH = rf"{_NUMBER}[,~+\s]+{_NUMBER}"
_LINK = expression(
    r"(?:https?://|geo:|www\.)\S+|\b(?:maps\.app\.goo\.gl|goo\.gl|maps\.google|google|2gis|osm\.org)\S*"
)

_EAST_FIRST = expression(r"2gis\.|yandex\.|ya\.ru|maps\.visicom")
"""Services that write the longitude first."""

_PINS = tuple(
    expression(pattern)
    for pattern in (
        r"!3d"
        + _NUMBER
        + r"!4d"
        + _NUMBER,  # Google: the pin itself, where «@» is only the middle of the screen
        r"[?&#/](?:mlat|lat)=" + _NUMBER + r".*?[&#](?:mlon|lon|lng)=" + _NUMBER,  # OpenStreetMap
        r"[?&](?:coordinate|q|query|ll|sll|daddr|destination|center|pt|point|m|cp|loc|marker|map)=(?:loc:|point:)?"
        + _BOTH,
        r"(?:/geo/\d+/|/place/|/search/|/dir/[^@]*?/|/firm/\d+/)" + _BOTH,
        r"geo:" + _BOTH,
        r"#map=\d+(?:\.\d+)?/" + _NUMBER + "/" + _NUMBER,  # OpenStreetMap: zoom, latitude, longitude
    )
)
_MIDDLE = expression(r"@" + _BOTH)
"""What the screen shows. On a way from one place to another it is neither of them."""
_WAY = expression(r"/dir/")


def link_in(text: str) -> str:
    """The link of a map in a text, with its signs decoded; empty if there is none."""
    found = _LINK.search(text[:LONGEST])
    if found is None:
        return ""
    return unquote(found[0])


def beside_link(text: str) -> str:
    """What stands in a text beside its first link."""
    return _LINK.sub(" ", text[:LONGEST], count=1)


def point_in(link: str) -> tuple[float, float] | None:
    """Latitude and longitude of the pin in a link, else of the middle of the map; None where a link holds neither."""
    for pin in _PINS:
        if match := pin.search(link):
            return _in_order(match, link)
    if pin_in_degrees := angles_in(link):
        return pin_in_degrees
    middle = None if _WAY.search(link) else _MIDDLE.search(link)
    return _in_order(middle, link) if middle else None


def _in_order(match: re.Match[str], link: str) -> tuple[float, float]:
    first, second = float(match[1]), float(match[2])
    return (second, first) if _EAST_FIRST.search(link) else (first, second)
