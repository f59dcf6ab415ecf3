"""What the finder of release 0.1.0 was told, seen as today's questions would have it. It asked person by person.

A home was then «damaged», whether people could live in it or not: only who marked that too counts as having lost it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dialogs.engine.conditions import All, Any_, Condition, Is, Not, OneOf, Scope
from dialogs.engine.form import Form


def of_first_release(finder: Form) -> bool:
    """Whether a draft was begun with the questions of 0.1.0."""
    return "body" in finder.questions


def _has(key: str, *values: str) -> OneOf:
    return OneOf(key=key, values=values)


_GROWN = Not(of=Is(key="who", value="child"))

_YES: dict[str, Condition] = {
    "moved_inside": _has("moved", "inside"),
    "moved_abroad": _has("moved", "abroad"),
    "stayed_abroad": _has("moved", "could_not_return"),
    "taken": _has("moved", "by_force"),
    "taken_young": Is(key="age_by_force", value="minor"),
    "home_lived": Any_(
        of=(
            Is(key="home_lived", value=True),
            All(of=(_has("home", "lost"), Not(of=Is(key="home_lived", value=False)))),
        )
    ),
    "home_owned": All(of=(Is(key="home_owner", value="owner"), _GROWN)),
    "buildings_owned": _has("property", "buildings"),
    "land_owned": _has("property", "occupied"),
    "land_occupied": _has("property", "occupied"),
    "belongings_owned": _has("property", "belongings"),
    "lost_job": _has("work", "employee"),
    "lost_practice": _has("work", "self_employed"),
    "lost_business": _has("work", "entrepreneur"),
    "injured": _has("body", "injury"),
    "injured_captive": Is(key="injury_in_captivity", value=True),
    "captive": _has("body", "captivity"),
    "tortured": _has("body", "torture"),
    "abused": _has("body", "sexual_violence"),
    "forced": _has("body", "forced_labour"),
    "bereaved": _has("relatives", "died"),
    "searching": _has("relatives", "missing"),
    "no_medicine": _has("access", "medicine"),
    "no_education": _has("access", "education"),
    "rights_broken": _has("access", "other_rights"),
    "money_lost": _has("access", "other_losses"),
}
"""What a person said yes to, by the key of today's question."""

_WHICH: dict[str, tuple[tuple[Condition, str], ...]] = {
    "home": (
        (All(of=(_has("home", "damaged"), _has("home", "occupied"))), "both"),
        (_has("home", "occupied"), "occupied"),
        (All(of=(_has("home", "damaged"), _has("home", "lost"))), "unfit"),
        (_has("home", "damaged"), "damaged"),
        (_has("home", "lost"), "unsafe"),
    ),
    "buildings_state": ((_has("property", "buildings"), "damaged"),),
}
"""What a choice would be: the first condition that holds tells."""


class Former:
    """One person of an old draft, looked at with today's conditions."""

    def __init__(self, told: Scope) -> None:
        self._told = told
        self.today = told.today

    def value(self, key: str) -> Any:
        if key in _YES:
            return _YES[key].holds(self._told) or None
        if key in _WHICH:
            return next((value for told, value in _WHICH[key] if told.holds(self._told)), None)
        return self._told.value(key) if key in _SAME else None

    def answered(self, key: str) -> bool:
        return self.value(key) is not None

    def lacks(self, key: str) -> bool:
        return False

    def each(self, key: str) -> Iterator[Scope]:
        return iter(())


_SAME = frozenset({"who", "child_name", "child_birth_date", "called"})
"""Questions that are asked today as they were."""
