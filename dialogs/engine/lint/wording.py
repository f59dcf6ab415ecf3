"""The texts of a form with what they are on the screen, held against the rules of plain Ukrainian."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dialogs.engine.form import Form
from dialogs.engine.lint.plain import Role, flaws, letters
from dialogs.engine.lint.problem import Problem
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.registry import Model

_HEADINGS = frozenset({"ask", "again", "title"})
_BUTTONS = frozenset(
    "add none button yes no label item_label enough me everyone nobody unnamed short".split()
)
_LETTERS_ONLY = frozenset({"example"})
_NO_TEXT = frozenset({"words", "source", "terms", "para", "context", "fact", "person"})


class Told(NamedTuple):
    """A text of a form. Without a `role` it is the Order's own wording, or what a person would type."""

    where: str
    text: str
    role: Role | None
    beside: str


def plain_problems(form: Form) -> list[Problem]:
    """What keeps the texts of a form from being plain Ukrainian."""
    return [problem for told in texts(form, form.code) for problem in found_in(told)]


def found_in(told: Told) -> Iterator[Problem]:
    """The problems of one text."""
    for what in flaws(told.text, told.role, told.beside) if told.role else letters(told.text):
        yield Problem(told.where, what)


def texts(part: object, where: str, beside: str = "") -> Iterator[Told]:
    """The texts of a form or a part of it, in reading order, each with what stands beside it on the screen."""
    if isinstance(part, tuple):
        for item in part:
            yield from texts(item, where, beside)
    elif isinstance(part, Model) and not (isinstance(part, Option) and part.verbatim):
        if isinstance(part, Question | Repeat):
            where = f"{where.split(maxsplit=1)[0]} {part.key}"
            beside = "\n".join((part.ask, part.hint, *_offered(part)))
        elif isinstance(part, Form):
            beside = part.title
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name not in part.WORDING or not isinstance(value, str):
                yield from texts(value, where, beside)
            elif value and name not in _NO_TEXT:
                yield Told(f"{where}.{name}", value, _role(part, name), beside)


def _offered(asks: Question | Repeat) -> tuple[str, ...]:
    return tuple(option.label for option in asks.kind.options()) if isinstance(asks, Question) else ()


def _role(part: Model, name: str) -> Role | None:
    order = isinstance(part, Question | Repeat) and name == "label"
    if order or name in _LETTERS_ONLY or (isinstance(part, Form) and name == "title"):
        return None
    if name in _HEADINGS:
        return Role.BUTTON if isinstance(part, Section) else Role.HEADING
    return Role.BUTTON if name in _BUTTONS else Role.SENTENCES
