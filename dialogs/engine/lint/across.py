"""What holds between forms: shared facts mean the same everywhere, and signs look at what the finder asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialogs.engine.lint.keys import condition_problems
from dialogs.engine.lint.problem import Problem
from dialogs.engine.schema import Form, Question, Repeat
from dialogs.finder.life import FINDER


def sign_problems(form: Form) -> list[Problem]:
    """Conditions of the finder that look at a question it does not ask, or that can never hold."""
    asked: dict[str, Question | Repeat] = {**FINDER.questions, **FINDER.repeats}
    return [
        problem
        for number, sign in enumerate(form.signs, 1)
        for problem in condition_problems(f"{form.code} sign {number}", sign.when, asked)
    ]


def fact_problems(forms: Iterable[Form]) -> Iterator[Problem]:
    """A fact that is asked by different kinds of answer could not be carried from claim to claim."""
    kinds: dict[str, tuple[str, str]] = {}
    for form in forms:
        for asks in form.sharing:
            kind = asks.kind.name if isinstance(asks, Question) else "list"
            first, where = kinds.setdefault(asks.fact, (kind, f"{form.code} {asks.key}"))
            if kind != first:
                what = f"the fact «{asks.fact}» is a {kind} here and a {first} in {where}"
                yield Problem(f"{form.code} {asks.key}", what)
