"""The definitions of paragraph 2 of the Order, one tap away from the questions that use them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its definition word for word (Ukrainian) and an English gloss."""

    id: str
    term: str
    definition: str
    gloss: str


TERMS: dict[str, Term] = {}
