"""How far each proposed claim is, and which one comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum

from dialogs.finder.proposals import Member, Proposal

Key = tuple[str, str]
"""A claim by its category and the id of the person whom it is about."""


class Stage(IntEnum):
    """How far a claim is."""

    NEW = 0
    BEGUN = 1
    READY = 2  # it can be filed, and there is no package yet
    PACKAGED = 3
    FILED = 4


def key(member: Member, proposal: Proposal) -> Key:
    return proposal.form.code, member.id


def counted(members: Iterable[Member], stages: Mapping[Key, Stage]) -> dict[Stage, int]:
    """How many of the proposed claims are at each stage."""
    found = dict.fromkeys(Stage, 0)
    for member in members:
        for proposal in member.proposals:
            found[stages.get(key(member, proposal), Stage.NEW)] += 1
    return found


def upcoming(
    members: Iterable[Member], stages: Mapping[Key, Stage], closed: Collection[str], after: str = ""
) -> Iterator[tuple[Member, Proposal]]:
    """The claims that still wait, the next one first.

    After a claim of some category (`after`) the same one for the rest of the household comes first: its questions and
    Diia's form are fresh in memory, and most answers are offered. Then come people and categories in their order.
    """
    waiting = [
        (member, proposal)
        for member in members
        for proposal in member.begins
        if proposal.form.code not in closed and stages.get(key(member, proposal), Stage.NEW) < Stage.PACKAGED
    ]
    yield from sorted(waiting, key=lambda one: one[1].form.code != after)
