"""Texts that are missing, and examples that are no answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.lint.keys import questions
from dialogs.engine.lint.problem import Problem
from dialogs.engine.path import Walk
from dialogs.engine.registry import Model
from dialogs.engine.schema import Form, Question
from dialogs.language import Language

_NEEDED = ("title", "intro", "label", "ask", "again", "item_label", "add", "none", "explain")
_DAY = date(2026, 11, 1)
"""The day on which examples are read. Any day after the full-scale invasion would do."""

_WITHOUT_EXAMPLE = frozenset({"files", "long_text", "members"})
"""A file cannot be typed, nobody should be told what their story might sound like, and people are chosen by name."""


def text_problems(form: Form, language: Language) -> list[Problem]:
    """Empty texts, and examples that the question itself would not take in this language."""
    return [*_empty(form), *_examples(form, language)]


def _empty(form: Form) -> Iterator[Problem]:
    parts: list[tuple[str, Model]] = [("", form)]
    parts += [(section.key, section) for section in form.sections]
    parts += [(repeat.key, repeat) for repeat in form.repeats.values()]
    parts += [(question.key, question) for _, question in questions(form)]
    parts += [(rule.code, rule) for rule in form.rules]
    for key, part in parts:
        for name in _NEEDED:
            if getattr(part, name, "…") == "":
                yield Problem(f"{form.code} {key}".strip(), f"`{name}` is empty")


def _examples(form: Form, language: Language) -> Iterator[Problem]:
    for _, question in questions(form):
        where = f"{form.code} {question.key} ({language.code})"
        if not question.example:
            if not question.kind.options() and question.kind.name not in _WITHOUT_EXAMPLE:
                yield Problem(where, "a typed answer needs an example")
        elif why := _refused(question, language):
            yield Problem(where, f"the example «{language.text(question.example)}» is not taken: {why}")


def _refused(question: Question, language: Language) -> str:
    try:
        question.kind.parse(Input(text=language.text(question.example)), Walk(_DAY, {}))
    except Refusal as refusal:
        return language.text(refusal.message, **refusal.params)
    return ""
