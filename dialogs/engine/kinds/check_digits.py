"""Check digits that several documents share."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def icao_digit(text: str) -> str:
    """The 7-3-1 check digit of digits and Latin capitals; «<» counts as 0. ICAO Doc 9303 part 3, section 4.9."""
    values = (_ALPHABET.index(character) for character in text.replace("<", "0"))
    return str(sum(value * (7, 3, 1)[at % 3] for at, value in enumerate(values)) % 10)
