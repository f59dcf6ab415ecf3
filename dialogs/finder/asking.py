"""How the finder asks: what happened, to whom of the household, and which of several things it was.

Nothing is asked twice of the same people. What happened is asked of the household at once, then who of them it happened
to, with all of them on one button; where there is only one person, that is plain and nobody asks.
"""

from __future__ import annotations

from typing import Any

from dialogs.engine.conditions import Condition, Listed
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.members import Alone, Members
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question

PEOPLE = "people"
"""The key of the list of those for whom claims are looked for."""

MEMBER = "member"
"""The role of everybody on that list."""

NAMED = ("child_name", "called")
"""What names somebody on the list."""

SOMEBODY = Listed(key=PEOPLE)


def several(
    key: str, ask: str, *options: Option, hint: str = "", when: Condition = SOMEBODY, short: str = ""
) -> Question:
    """Things that may have happened; several of them can be told."""
    return _question(key, ask, MultiChoice(of=options), hint, when, short)


def one(
    key: str, ask: str, *options: Option, hint: str = "", when: Condition = SOMEBODY, short: str = ""
) -> Question:
    """Which of things that exclude each other."""
    return _question(key, ask, Choice(of=options), hint, when, short)


def whom(
    key: str,
    ask: str,
    when: Condition,
    *,
    hint: str = "",
    nobody: str = "",
    alone: Alone | None = None,
    among: Condition | None = None,
    short: str = "",
) -> Question:
    """Who of the household it happened to. Where it may be `nobody`, all of them have no button: it is seldom so."""
    kind = Members(of=PEOPLE, named=NAMED, among=among, nobody=nobody, alone=alone)
    if nobody:
        kind = kind.model_copy(update={"everyone": ""})
    return _question(key, ask, kind, hint, when, short)


def asked(key: str, ask: str, kind: Kind, when: Condition, hint: str = "", short: str = "") -> Question:
    """Any other question about life."""
    return _question(key, ask, kind, hint, when, short)


def tells(stems: str) -> tuple[str, ...]:
    """Beginnings of words that speak for an option in a sentence, in Ukrainian, Russian and English."""
    return tuple(stems.split("|"))


def _question(key: str, ask: str, kind: Kind, hint: str, when: Condition, short: str) -> Question:
    common: dict[str, Any] = {"need": Need.OPTIONAL, "inferred": True, "steers": True}
    return Question(key=key, kind=kind, label=ask, ask=ask, short=short, hint=hint, when=when, **common)
