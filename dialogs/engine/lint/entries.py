"""The age of entries that point people to services: what nobody has looked at for long may be gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dialogs.engine.information import Entry
from dialogs.engine.lapse import Lapse
from dialogs.engine.lint.plain import Role, flaws
from dialogs.engine.lint.problem import Problem

FRESH = Lapse(months=6)
"""After so long an entry should be looked at again."""


def entry_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Entries that contradict themselves, or are not plain Ukrainian."""
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield Problem(entry.id, "another entry has this id")
        seen.add(entry.id)
        if not (entry.about and entry.turn_to and entry.source and entry.year):
            yield Problem(entry.id, "it does not say what it is, where to turn, or from where and when it is")
        if entry.checked.year < entry.year:
            yield Problem(entry.id, "it was checked before its source was written")
        if entry.link and not entry.link.startswith("https://"):
            yield Problem(entry.id, "the link does not begin with https://")
        for text, role in (
            (entry.title, Role.HEADING),
            (entry.button, Role.BUTTON),
            (entry.about, Role.SENTENCES),
            (entry.turn_to, Role.SENTENCES),
        ):
            beside = f"{entry.title} {entry.about} {entry.turn_to}"
            yield from (Problem(entry.id, what) for what in flaws(text, role, beside))
        if len(entry.button) > 24:
            yield Problem(entry.id, f"{len(entry.button)} characters on the button, at most 24")


def old_entries(entries: Iterable[Entry], today: date) -> Iterator[Problem]:
    """Entries that nobody has looked at for half a year."""
    for entry in entries:
        last = FRESH.after(entry.checked)
        if today > last:
            yield Problem(entry.id, f"last checked on {entry.checked}: look at it again")
