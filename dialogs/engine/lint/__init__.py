"""What can be wrong with a form, found before any person meets it."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from dialogs.engine.lint.across import fact_problems, sign_problems
from dialogs.engine.lint.keys import key_problems
from dialogs.engine.lint.problem import Problem
from dialogs.engine.lint.record import record_problems
from dialogs.engine.lint.screens import long_headings, screen_problems
from dialogs.engine.lint.texts import text_problems
from dialogs.engine.lint.wording import plain_problems
from dialogs.engine.schema import Form
from dialogs.language import Language
from dialogs.programmes import ARCHIVE, conversations

__all__ = ["SOURCE", "Problem", "advice", "lint", "lint_all"]

SOURCE = Language("uk", NullTranslations())
"""The source texts as they are written, which needs no catalogue."""


def lint(form: Form, languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """Everything wrong with one form; empty when it can be shown to people."""
    problems = key_problems(form) + sign_problems(form)
    for language in languages:
        problems += text_problems(form, language)
        problems += screen_problems(form, language)
    return problems + plain_problems(form)


def lint_all(languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """Everything wrong with the forms of the program and with the record of their structures."""
    forms = tuple(conversations().values())
    problems = [problem for form in forms for problem in lint(form, languages)]
    return [*problems, *fact_problems(forms), *record_problems(forms, ARCHIVE)]


def advice(form: Form, languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """What could read better in a translation. Nobody has to follow it."""
    return [
        problem
        for language in languages
        if language.code != "uk"
        for problem in long_headings(form, language)
    ]
