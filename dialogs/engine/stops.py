"""The stops of a walk through a form, and what each of them looks at."""

from __future__ import annotations

from typing import NamedTuple

from dialogs.engine.answers import Ref
from dialogs.engine.kinds.members import Members
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.registry import named


class Stop(NamedTuple):
    """Where a walk stops in a section: what is asked there, and what would be found out about it each time.

    repeat    the list, if it is one; among: the kind of the question, if it chooses among the items of a list
    keys      of what is asked there: of the list and of the questions about its items
    looks_at  the keys whose answers decide what is asked there, or how, and at least these: every text counts that is
              named where the path looks
    """

    ref: Ref
    asks: Question | Repeat
    section: Section
    repeat: Repeat | None
    among: Members | None
    keys: frozenset[str]
    looks_at: frozenset[str]


def stop_at(asks: Question | Repeat, section: Section) -> Stop:
    """The stop where this is asked."""
    ref, told = Ref(asks.key), (section.when, asks.when, asks.follows)
    if isinstance(asks, Repeat):
        inside = [part for question in asks.body for part in (question.when, question.follows)]
        keys = frozenset((asks.key, *(question.key for question in asks.body)))
        looks_at = frozenset(named((*told, *inside, asks.key, asks.called_by)))
        return Stop(ref, asks, section, asks, None, keys, looks_at)
    among = asks.kind if isinstance(asks.kind, Members) else None
    looks_at = frozenset(named((*told, among, asks.key if asks.stays else None)))
    return Stop(ref, asks, section, None, among, frozenset({asks.key}), looks_at)
