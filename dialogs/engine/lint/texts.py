"""Texts that are missing, and examples that are no answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.form import Form
from dialogs.engine.lint.keys import questions
from dialogs.engine.lint.problem import Problem
from dialogs.engine.look.fitting import LABEL, MARKED
from dialogs.engine.options import NONE
from dialogs.engine.path import Walk
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.registry import Model
from dialogs.language import Language

_NEEDED = ("title", "intro", "label", "ask", "again", "item_label", "add", "none", "explain")
_DAY = date(2026, 11, 1)
"""The day on which examples are read. Any day after the full-scale invasion would do."""

_WITHOUT_EXAMPLE = frozenset({"files", "long_text", "members"})
"""A file cannot be typed, nobody should be told what their story might sound like, and people are chosen by name."""


def text_problems(form: Form, language: Language) -> list[Problem]:
    """Empty texts, labels that a button has no room for, and examples that the question itself would not take in this
    language."""
    return [*_empty(form), *_labels(form, language), *_examples(form, language)]


def _labels(form: Form, language: Language) -> Iterator[Problem]:
    """What would be cut at a word: names of questions, and options, which may get a mark before them. Countries have
    their own names, and a household its people."""
    asked: list[Question | Repeat] = [question for _, question in questions(form)]
    for asks in (*asked, *form.repeats.values()):
        where = f"{form.code} {asks.key} ({language.code})"
        name = language.text(asks.short or asks.ask)
        if len(name) > LABEL:
            yield Problem(
                where, f"{len(name)} characters in the name «{name}», at most {LABEL}: give it a `short`"
            )
        if isinstance(asks, Question) and asks.kind.name not in ("country", "members"):
            several = asks.kind.name == "multi_choice"
            for option in asks.kind.options():
                room = MARKED if several and option.value != NONE and not option.alone else LABEL
                if len(short := option.short(language)) > room:
                    yield Problem(where, f"{len(short)} characters on the button «{short}», at most {room}")


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
