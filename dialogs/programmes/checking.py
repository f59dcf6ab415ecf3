"""What can be wrong with the forms of the program, and between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dialogs.engine.lint import SOURCE, Problem, lint
from dialogs.engine.lint.across import fact_problems
from dialogs.engine.lint.record import record_problems
from dialogs.engine.lint.rules import golden_problems
from dialogs.finder.life import FINDER
from dialogs.language import Language
from dialogs.programmes import archives, conversations

TESTS = Path(__file__).parents[2] / "tests" / "dialogs" / "register"
"""Where the realistic people are, if the program lies beside its tests."""


def lint_all(languages: Sequence[Language] = (SOURCE,), *, record: bool = False) -> list[Problem]:
    """Everything wrong with the forms, with what they share, and with the record of their structures. With `record` the
    structures of those in which nothing is wrong are recorded first."""
    forms = tuple(conversations().values())
    found = {form.code: lint(form, languages, FINDER) for form in forms}
    between = [*fact_problems(forms)]
    if record and not between:
        for archive, own in archives().items():
            right = tuple(form for form in own if not found[form.code])
            archive.record(right, others=[form.code for form in own if found[form.code]])
    golden = golden_problems(forms, TESTS) if TESTS.is_dir() else []
    recorded = [problem for archive, own in archives().items() for problem in record_problems(own, archive)]
    return [*_once(found), *between, *golden, *recorded]


def _once(found: Mapping[str, list[Problem]]) -> Iterator[Problem]:
    """What several forms share is said of the first, with how many more have it."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for code, problems in found.items():
        for problem in problems:
            same.setdefault((problem.where.removeprefix(code), problem.what), []).append(problem)
    for first, *more in same.values():
        yield first._replace(where=f"{first.where} (and {len(more)} more)") if more else first
