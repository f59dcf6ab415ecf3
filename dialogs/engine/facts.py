"""Facts: what a question asks, and of whom.

A fact is the same wherever its name, its kind and its person are the same. Who the person is follows from the role that
the question names and from the cast of the form: in a claim for oneself the person harmed is who writes, in a claim
for a child it is the child. So facts of one person never pass to another, whatever the questions are called.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dialogs.engine.conditions import Condition, Scope
from dialogs.engine.registry import Model

WRITER = "self"
"""The id of the person who writes, in every claim of theirs."""

FOR_WHOM = "filing_for"
"""The name of the fact that says for whom the writer files: what answers «Для кого ця заява?», whatever its key."""

TOGETHER = "*"
"""In place of a person, for what people of one household share."""


class Stands(StrEnum):
    """Who somebody in a role is, seen from outside the claim."""

    WRITER = "writer"  # the person who writes here
    BEGUN_FOR = "begun_for"  # whoever the claim was begun for, the writer too
    FILED_FOR = "filed_for"  # somebody else, for whom the writer files
    ITEM = "item"  # each item of a list is a person of its own
    NAMED = "named"  # only named here: nobody knows whether another claim means the same person
    TOGETHER = "together"  # nobody: a home or an event, which a household shares


class Role(Model):
    """One place in the cast of a form.

    name    as facts call it in `of`
    stands  who it is, if `when` holds; the first place of that name that holds counts
    """

    name: str
    stands: Stands
    when: Condition | None = None


class Fact(Model):
    """What a question asks: the same name and kind in every form that asks it.

    of      the role of the person whom it is about
    once    money that may be claimed in one claim only
    retold  a story in that person's words: another person's claim never takes it, it is only shown there to be changed
    """

    name: str
    kind: str
    of: str
    once: bool = False
    retold: bool = False


def whose(cast: Iterable[Role], role: str, scope: Scope, about: str, claim: str) -> str:
    """The id of the person in a role; "" while it is open, or where nobody outside the claim can know it.

    about  for whom the claim was begun: `WRITER`, the id of somebody else, or "" where nobody was named
    claim  the id of the claim, which stands for a person whom only this claim knows
    """
    for place in cast:
        if place.name == role and (place.when is None or place.when.holds(scope)):
            match place.stands:
                case Stands.WRITER:
                    return WRITER
                case Stands.BEGUN_FOR:
                    return about or claim
                case Stands.FILED_FOR:
                    return about if about not in ("", WRITER) else claim
                case Stands.TOGETHER:
                    return TOGETHER
            return ""
    return ""


def stands(cast: Iterable[Role], role: str, scope: Scope) -> Stands | None:
    """How the role is filled at present; None while it is open."""
    for place in cast:
        if place.name == role and (place.when is None or place.when.holds(scope)):
            return place.stands
    return None
