"""The record of structures: a change has to be meant, and nothing lies about in the archive."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.engine.archive import Archive
from dialogs.engine.form import Form
from dialogs.engine.lint.problem import Problem


def record_problems(forms: Iterable[Form], archive: Archive) -> list[Problem]:
    """Structures that differ from the recorded ones, records that cannot be opened or have no form, and orphans."""
    known, locked = {form.code: form for form in forms}, archive.locked()
    problems = [
        Problem(code, "the structure is not the recorded one; `python -m bot forms lint --record` records it")
        for code, form in known.items()
        if locked.get(code) != form.fingerprint
    ]
    present = {
        (code, form.fingerprint) for code, form in known.items() if locked.get(code) == form.fingerprint
    }
    for code, print_ in sorted(present | archive.released()):
        if not _opens(archive, code, print_):
            problems.append(Problem(code, f"the recorded structure {print_[:16]} is not in the archive"))
    problems += [
        Problem(code, "is recorded, but there is no such form") for code in locked.keys() - known.keys()
    ]
    problems += [
        Problem("/".join(path.parts[-3:]), "no lock names it: delete it, or name it in `released.lock`")
        for path in archive.orphans()
    ]
    return problems


def _opens(archive: Archive, code: str, print_: str) -> bool:
    try:
        found = archive.find(code, print_)
    except (
        KeyError,
        OSError,
        ValueError,
    ):  # a kind of answer that is no more, or fields that it no longer has
        return False
    return found is not None and found.fingerprint == print_
