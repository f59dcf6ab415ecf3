"""What a form says of its length, held against the way through it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.engine.form import Form
from dialogs.engine.lint.problem import Problem
from dialogs.engine.lint.walks import Walks
from dialogs.patterns import expression

_MINUTES = expression(r"(?:\d+–)?(\d+) хвилин")
_FEW = expression(
    r"(про саму подію )?(?:питань (?:мало|небагато)|(?:кілька|мало|небагато) питань)", re.IGNORECASE
)
_HURRY = 20
"""Seconds for a question, of somebody who does not look up."""

_MANY = 12
"""Questions from which on nobody says that there are few."""


def length_problems(form: Form, walks: Walks) -> Iterator[Problem]:
    """Minutes that nobody can keep on the shortest way, and «питань мало» before many of them."""
    said = f"{form.intro} {form.note}"
    if not (_MINUTES.search(said) or _FEW.search(said)):
        return
    shortest = min(walks.lengths())
    if (minutes := _MINUTES.search(said)) and shortest * _HURRY > int(minutes[1]) * 60:
        yield Problem(form.code, f"it promises «{minutes[0]}», and asks at least {shortest} questions")
    if few := _FEW.search(said):
        event = max((len(section.items) for section in form.sections if section.heavy), default=0)
        count = event if few[1] else shortest
        if count > _MANY:
            yield Problem(form.code, f"it promises «{few[0]}», and asks {count}")
