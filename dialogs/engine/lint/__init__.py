"""What can be wrong with a form, found before any person meets it."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from dialogs.engine.form import Form
from dialogs.engine.lint.across import sign_problems
from dialogs.engine.lint.keys import key_problems
from dialogs.engine.lint.lengths import length_problems
from dialogs.engine.lint.problem import Problem
from dialogs.engine.lint.rules import rule_problems
from dialogs.engine.lint.screens import long_headings, screen_problems
from dialogs.engine.lint.texts import text_problems
from dialogs.engine.lint.walks import Walks
from dialogs.engine.lint.wording import plain_problems
from dialogs.language import Language

__all__ = ["SOURCE", "Problem", "advice", "lint"]

SOURCE = Language("uk", NullTranslations())
"""The source texts as they are written, which needs no catalogue."""


def lint(form: Form, languages: Sequence[Language] = (SOURCE,), finder: Form | None = None) -> list[Problem]:
    """Everything wrong with one form, each problem once; empty when it can be shown to people. `finder` is what its
    signs look at."""
    signs = sign_problems(form, finder) if finder else []
    problems = [*key_problems(form), *signs, *rule_problems(form)]
    for language in languages:
        problems += text_problems(form, language)
    if not problems:  # what is built wrongly cannot be walked, and what is not there cannot be measured
        walks = Walks(form)
        problems += [*screen_problems(form, languages, walks), *length_problems(form, walks)]
    return list(dict.fromkeys([*problems, *plain_problems(form)]))


def advice(form: Form, languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """What could read better in a translation. Nobody has to follow it."""
    return [
        problem
        for language in languages
        if language.code != "uk"
        for problem in long_headings(form, language)
    ]
