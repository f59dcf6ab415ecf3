"""What speaks for a category, as its form says it (`Form.signs`): conditions on what the finder was told of one person.

Seen from that person, «Хто виїхав за кордон?» is a yes or a no. What happened only before 24 February 2022 speaks for
nothing yet (paragraphs 76, 83, 88, 91, 95 and 98).
"""

from __future__ import annotations

from dialogs.engine.conditions import All, Any_, Condition, Is, Not, OneOf
from dialogs.finder.moves import TAKEN, TAKEN_YOUNG
from dialogs.finder.times import earlier, lately

__all__ = ["TAKEN", "TAKEN_YOUNG", "both", "happened_to", "in_reach", "lately", "state"]


def happened_to(key: str, what: str = "") -> Condition:
    """The person is among those chosen under `key`. `what` is how it is called where earlier times are asked about."""
    told = Is(key=key, value=True)
    return lately(what, told) if what else told


def in_reach(key: str, what: str) -> Condition:
    """The person owns what is occupied, and could still reach it in 2022. Who came there until then lost it in 2022,
    though the occupation began earlier."""
    lost_lately = Any_(of=(Not(of=earlier(what)), Is(key="had_access", value=True)))
    return All(of=(Is(key=key, value=True), lost_lately))


def state(key: str, *values: str) -> Condition:
    """It is in one of these states."""
    return OneOf(key=key, values=values)


def both(*conditions: Condition) -> Condition:
    """All of the conditions hold."""
    return All(of=conditions)
