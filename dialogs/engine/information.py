"""A service or a right that a person can be pointed to, where there is nothing to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """
    id       stable; title, button: what it is called (up to 24 characters on the button)
    about    what it is, for whom, how much: a sentence or two
    turn_to  where to turn now, as far as known
    year     of the source; source: which text and where in it
    checked  the day on which it was last looked at; link: where something newer is said, or ""
    programme  the name of the programme with applications for it, or ""

    Texts are Ukrainian source texts.
    """

    id: str
    title: str
    button: str
    about: str
    turn_to: str
    year: int
    source: str
    checked: date
    link: str = ""
    programme: str = ""
