"""What can be wrong with the forms of the program, and between them."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.engine.lint import SOURCE, Problem, lint
from dialogs.engine.lint.across import fact_problems
from dialogs.engine.lint.record import record_problems
from dialogs.finder.life import FINDER
from dialogs.language import Language
from dialogs.programmes import archives, conversations


def lint_all(languages: Sequence[Language] = (SOURCE,)) -> list[Problem]:
    """Everything wrong with the forms, with what they share, and with the record of their structures."""
    forms = tuple(conversations().values())
    problems = [problem for form in forms for problem in lint(form, languages, FINDER)]
    recorded = [problem for archive, own in archives().items() for problem in record_problems(own, archive)]
    return [*problems, *fact_problems(forms), *recorded]
