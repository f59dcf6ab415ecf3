"""The day on which a child comes of age: from then on nobody files for them (paragraphs 79, 85 and 93)."""

from __future__ import annotations

from datetime import date

ADULT = 18
"""Years from which somebody files alone (paragraph 80)."""

WARNED = (90, 30, 7)
"""Days before that day on which the one who files is told, the longest first."""


def comes_of_age(born: date) -> date:
    """The eighteenth birthday; who was born on 29 February has it on 1 March in other years."""
    try:
        return born.replace(year=born.year + ADULT)
    except ValueError:
        return date(born.year + ADULT, 3, 1)


def warning_due(born: date, today: date, told: int = 0) -> int:
    """Which warning is due now: 90, 30 or 7; 0 for none. `told` is the last one that was given, 0 for none."""
    left = (comes_of_age(born) - today).days
    due = next((days for days in reversed(WARNED) if 0 < left <= days), 0)
    return due if due and (not told or due < told) else 0
