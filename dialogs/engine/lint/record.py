"""The record of released structures: a change of structure has to be meant."""

from __future__ import annotations

from dialogs.engine.archive import Archive
from dialogs.engine.lint.problem import Problem
from dialogs.engine.schema import Form


def record_problems(forms: tuple[Form, ...], archive: Archive) -> list[Problem]:
    """Structures that differ from the recorded ones, and records that cannot be opened."""
    locked = archive.locked()
    problems = [
        Problem(
            form.code, "the structure is not the recorded one; `python -m bot forms lint --record` records it"
        )
        for form in forms
        if locked.get(form.code) != form.fingerprint
    ]
    for code, print_ in locked.items():
        if not _opens(archive, code, print_):
            problems.append(Problem(code, f"the recorded structure {print_[:16]} is not in the archive"))
    known = {form.code for form in forms}
    problems += [Problem(code, "is recorded, but there is no such form") for code in locked.keys() - known]
    return problems


def _opens(archive: Archive, code: str, print_: str) -> bool:
    try:
        found = archive.find(code, print_)
    except (KeyError, ValueError):  # a kind of answer that is no more, or fields that it no longer has
        return False
    return found is not None and found.fingerprint == print_
