"""The name of a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in the Ukrainian order. Not everyone has a patronymic, and some have one name only."""

    surname: str
    given: str
    patronymic: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    def may_be(self, other: FullName) -> bool:
        """Whether both may name one person: they differ at most in what one of them leaves out."""
        if not _alike(self.given, other.given):
            return False
        parts = ((self.surname, other.surname), (self.patronymic, other.patronymic))
        return all(not one or not two or _alike(one, two) for one, two in parts)


def _alike(one: str, other: str) -> bool:
    return bool(one) and _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return name.casefold().replace("ё", "е").replace("’", "'")
