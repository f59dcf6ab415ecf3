"""Who looks like whom: two records that may be one person. Nobody is made one unasked.

Identifiers come first: two different numbers of one sort are two people, whatever they are called, and one number is
one person, unless it is a mother's given for her child. Without numbers a full name and the day of birth have to agree;
a surname and the day alone are what twins have.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dialogs.engine.names import FullName

Said = Callable[[str], object]
"""What a record says under a key; None where it says nothing."""

IDENTIFIERS = ("tax_number", "birth_certificate")


def look_alike(one: Said, other: Said) -> bool:
    """Whether it is worth asking if both are one person."""
    if _clash(one, other):
        return False
    if same_identifier(one, other):
        return _may_be(one("name"), other("name")) or _born_alike(one, other) is True
    return _same_name(one("name"), other("name")) and _born_alike(one, other) is not False


def same_identifier(one: Said, other: Said) -> str:
    """The sort of number that both have alike; "" if there is none."""
    return next((key for key in IDENTIFIERS if one(key) and one(key) == other(key)), "")


def _clash(one: Said, other: Said) -> bool:
    """Whether they have different numbers of one sort."""
    return any(one(key) and other(key) and one(key) != other(key) for key in IDENTIFIERS)


def _born_alike(one: Said, other: Said) -> bool | None:
    """None while the birth of one of them is not known."""
    first, second = one("birth_date"), other("birth_date")
    if not isinstance(first, date) or not isinstance(second, date):
        return None
    return first == second


def _same_name(first: object, second: object) -> bool:
    """By surname and given name both, so that neither twins nor namesakes of one family are taken for each other."""
    if not isinstance(first, FullName) or not isinstance(second, FullName):
        return False
    return bool(first.surname and second.surname) and first.may_be(second)


def _may_be(first: object, second: object) -> bool:
    if not isinstance(first, FullName) or not isinstance(second, FullName):
        return True
    return first.may_be(second)
