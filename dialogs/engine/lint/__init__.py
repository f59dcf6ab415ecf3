"""What can be wrong with a form, found before any person meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations
from pathlib import Path

from dialogs.engine.lint.across import fact_problems, sign_problems
from dialogs.engine.lint.keys import key_problems
from dialogs.engine.lint.problem import Problem
from dialogs.engine.lint.record import record_problems
from dialogs.engine.lint.rules import golden_problems, rule_problems
from dialogs.engine.lint.screens import long_headings, screen_problems
from dialogs.engine.lint.texts import text_problems
from dialogs.engine.lint.wording import plain_problems
from dialogs.engine.schema import Form
from dialogs.language import Language
from dialogs.programmes import ARCHIVE, conversations

__all__ = ["SOURCE", "Problem", "advice", "lint", "lint_all"]

TESTS = Path(__file__).parents[3] / "tests" / "dialogs" / "forms"
"""Where the realistic people are, if the program lies beside its tests."""

SOURCE = Language("uk", NullTranslations())
"""The source texts as they are written, which needs no catalogue."""


def lint(form: Form, languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """Everything wrong with one form, each problem once; empty when it can be shown to people."""
    problems = [*key_problems(form), *sign_problems(form), *rule_problems(form)]
    for language in languages:
        problems += text_problems(form, language)
    if not problems:  # what is built wrongly cannot be walked, and what is not there cannot be measured
        problems += screen_problems(form, languages)
    return list(dict.fromkeys([*problems, *plain_problems(form)]))


def lint_all(languages: Sequence[Language] = (SOURCE,), *, record: bool = False) -> list[Problem]:
    """Everything wrong with the forms of the program and with the record of their structures. With `record` the
    structures of those in which nothing is wrong are recorded first."""
    forms = tuple(conversations().values())
    found = {form.code: lint(form, languages) for form in forms}
    between = [*fact_problems(forms)]
    if record and not between:
        right = tuple(form for form in forms if not found[form.code])
        ARCHIVE.record(right, others=[code for code, problems in found.items() if problems])
    golden = golden_problems(forms, TESTS) if TESTS.is_dir() else []
    return [*_once(found), *between, *golden, *record_problems(forms, ARCHIVE)]


def _once(found: Mapping[str, list[Problem]]) -> Iterator[Problem]:
    """What several forms share is said of the first, with how many more have it."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for code, problems in found.items():
        for problem in problems:
            same.setdefault((problem.where.removeprefix(code), problem.what), []).append(problem)
    for first, *more in same.values():
        yield first._replace(where=f"{first.where} (and {len(more)} more)") if more else first


def advice(form: Form, languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """What could read better in a translation. Nobody has to follow it."""
    return [
        problem
        for language in languages
        if language.code != "uk"
        for problem in long_headings(form, language)
    ]
