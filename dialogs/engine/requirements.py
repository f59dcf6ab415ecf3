"""What a programme's text requires, held against the answers. The outcome has three values besides «not known yet»:
yes, no, and «the text is silent». Nothing is decided here: whoever decides reads the papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dialogs.engine.calculations import Calculation
from dialogs.engine.conditions import All, Condition, Not, Scope
from dialogs.engine.registry import Model
from dialogs.engine.rules import Rule


class Outcome(StrEnum):
    """How a requirement stands."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"  # the text does not say what holds in this case
    OPEN = "open"  # the answers do not tell


class Requirement(Model):
    """
    code     unique among the rules of the form; para: where it stands in the text
    title    what is required, in a few words, for the list of all requirements
    met      it is met; unmet: it is not. Neither says anything about what nobody was asked
    silent   a case that the text leaves open; it counts only where neither of the two others holds
    explain  what is said where it is not met; silence: where the text is silent. As in `Rule.explain`
    instead  the form that fits better where it is not met
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"title", "para", "explain", "silence"})

    code: str
    para: str
    title: str
    met: Condition
    unmet: Condition | None = None
    silent: Condition | None = None
    explain: str = ""
    silence: str = ""
    instead: str = ""

    def outcome(self, scope: Scope) -> Outcome:
        if self.met.holds(scope):
            return Outcome.YES
        if self.unmet is not None and self.unmet.holds(scope):
            return Outcome.NO
        return Outcome.SILENT if self.silent is not None and self.silent.holds(scope) else Outcome.OPEN


def told_of(requirements: Iterable[Requirement]) -> Iterator[Rule]:
    """The rules that tell of requirements which are not met, and of cases where the text is silent. None of them ever
    stops: it is not here that it is decided."""
    for one in requirements:
        if one.unmet is not None:
            broken = All(of=(one.unmet, Not(of=one.met)))
            yield Rule(code=one.code, para=one.para, broken=broken, explain=one.explain, instead=one.instead)
        if one.silent is not None:
            others = (one.met, *((one.unmet,) if one.unmet is not None else ()))
            broken = All(of=(one.silent, *(Not(of=other) for other in others)))
            yield Rule(code=f"{one.code}_silent", para=one.para, broken=broken, explain=one.silence)


class Ceiling(Model):
    """The most that the text allows: an amount, by the day. Who decides sets the sum itself.

    title  what it is the most of, as a source text; para: where it stands
    exact  the text sets this very sum, and no other
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"title", "para"})

    title: str
    para: str
    amount: Calculation
    exact: bool = False


class SecondSource(Model):
    """What the programme's text does not say and another source does. It is shown with that source, and blocks nothing.

    said  a sentence or two, as a source text; source: who says it, likewise; on: the day of it; link: where
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"said", "source"})

    said: str
    source: str
    on: date
    link: str
