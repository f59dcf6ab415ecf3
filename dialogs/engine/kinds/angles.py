"""Coordinates in degrees, minutes and seconds: 48°30′44.4″N 37°54′44.4″E."""

from __future__ import annotations

import re

from dialogs.patterns import expression

_ANGLE = (
    r"(\d{1,3})\s*[°º*]\s*(\d{1,2}(?:[.,]\d{1,8})?)\s*[’′']?\s*"
    r"(?:(\d{1,2}(?:[.,]\d{1,6})?)\s*(?:\"|”|″|’’|'')\s*)?"
)
_SIXTY = 60
"""No angle has more minutes, and no minute more seconds: who writes 75 has mistyped something."""
_ANGLES = expression(rf"{_ANGLE}N?[,;+\s]*{_ANGLE}E?", re.IGNORECASE)


def read_angles(text: str) -> tuple[float, float] | None:
    """The two angles that a text is, in degrees; None where it is anything else."""
    match = _ANGLES.fullmatch(text)
    return _degrees(match) if match else None


def angles_in(text: str) -> tuple[float, float] | None:
    """The first two angles among other signs, in degrees; None without them."""
    match = _ANGLES.search(text)
    return _degrees(match) if match else None


def _degrees(match: re.Match[str]) -> tuple[float, float] | None:
    parts = [float((part or "0").replace(",", ".")) for part in match.groups()]
    if any(part >= _SIXTY for part in (*parts[1:3], *parts[4:])):
        return None
    first, second = (part[0] + part[1] / 60 + part[2] / 3600 for part in (parts[:3], parts[3:]))
    return first, second
