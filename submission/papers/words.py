"""Moments, lengths and citations as people read them."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")

_SOURCE = re.compile(r"(\d+)(?:\.(\d+))?/(\w+)")


def cite(source: str) -> str:
    """An item of the Order as people cite it: "78.1/3" is «п. 78, пп. 1, поз. 3». Other sources are left out:
    they mean nothing on paper."""
    match = _SOURCE.fullmatch(source)
    if not match:
        return ""
    paragraph, sub, item = match.groups()
    parts = [f"п. {paragraph}", f"пп. {sub}" if sub else "", f"поз. {item}" if item.isdigit() else ""]
    return ", ".join(part.replace(" ", "\u00a0") for part in parts if part)


def in_words(size: int) -> str:
    """A length in bytes for people: «3,4 МБ»."""
    if size < 1000:
        return f"{size} Б"
    unit, divisor = ("КБ", 1_000) if size < 1_000_000 else ("МБ", 1_000_000)
    return f"{size / divisor:.1f} {unit}".replace(".", ",")


def in_kyiv(moment: datetime) -> str:
    """A moment as people in Ukraine read it."""
    return f"{moment.astimezone(KYIV):%d.%m.%Y, %H:%M} за Києвом"
