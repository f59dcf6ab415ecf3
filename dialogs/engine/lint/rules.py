"""Rules that hold for every form, beyond what makes it work: where its questions come from, how it is found, whom it is
told by, and what nobody hears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dialogs.engine.form import Form
from dialogs.engine.lint.keys import questions
from dialogs.engine.lint.problem import Problem
from dialogs.engine.questions import Question, Repeat
from dialogs.patterns import expression

_HINT = 100
"""Characters of a hint: one line on a wide phone, two on a narrow one."""

_CATEGORY = expression(r"[A-C]\d+\.\d+")
_NONE = expression(r"(?:немає|не було|не звертал\w+)[^.]*, пропустіть", re.IGNORECASE)
_WHOM = expression(r"\bким .*(?:є|була) (заявникові|дитині)", re.IGNORECASE)


def rule_problems(form: Form) -> list[Problem]:
    """What keeps one form from being like the others. How it is found, and where its questions come from, is asked of
    the categories of the Register only."""
    category = _CATEGORY.fullmatch(form.code) is not None
    return [
        *(_found(form) if category else ()),
        *_asked(form, category),
        *_options(form),
        *_sentences(form),
        *_kinship(form),
    ]


def _found(form: Form) -> Iterator[Problem]:
    """A claim has to be found by those who do not know its name."""
    if not form.signs:
        yield Problem(form.code, "it has no `signs`, so the finder never proposes it")
    for number, sign in enumerate(form.signs, 1):
        if not sign.reason.endswith("."):
            yield Problem(f"{form.code} sign {number}", "its reason is no sentence")
    if form.for_whom and form.filing is None:
        yield Problem(form.code, "it asks for whom the claim is, and `filing` does not say who may file")


def _asked(form: Form, category: bool) -> Iterator[Problem]:
    for asks in _everything(form):
        where = f"{form.code} {asks.key}"
        if category and not (asks.source or asks.inferred):
            yield Problem(where, "a question has the item of the Order as its `source`, or is `inferred`")
        if len(asks.hint) > _HINT or "\n" in asks.hint:
            yield Problem(where, f"{len(asks.hint)} characters in the hint, at most {_HINT} on one line")
        if isinstance(asks, Question) and _NONE.search(asks.hint) and not _may_lack(asks):
            yield Problem(
                where, "the hint says that there may be none: mark it `absent`, so that a skip says so"
            )


def _may_lack(question: Question) -> bool:
    return question.absent or len(question.skips) == 1 or question.kind.document


def _options(form: Form) -> Iterator[Problem]:
    """What a person types for one option never means another."""
    for _, question in questions(form):
        said: dict[str, str] = {}
        for option in question.kind.options():
            for words in {option.label.casefold(), option.button.casefold(), *option.words} - {""}:
                if other := said.get(words):
                    what = f"«{words}» stands for the options «{other}» and «{option.value}»"
                    yield Problem(f"{form.code} {question.key}", what)
                said[words] = option.value


_WORDS = {
    "Коли": {"date", "approximate_date", "period", "text"},
    "Відколи": {"date", "approximate_date", "period"},
    "Скільки": {"integer", "money", "area", "share", "choice"},
}
"""What a question that begins so can be answered with."""


def _sentences(form: Form) -> Iterator[Problem]:
    """Question and answer are read as one sentence: «Чи …? — Так, …», «Коли …? — a day»."""
    for _, question in questions(form):
        where, kind = f"{form.code} {question.key}", question.kind.name
        first = question.ask.split(maxsplit=1)[0] if question.ask else ""
        labels = [option.label for option in question.kind.options()]
        if kind not in _WORDS.get(first, {kind}):
            yield Problem(where, f"«{first}…?» is asked, and the answer is a {kind}")
        if kind == "yes_no" and first not in ("Чи", "Це"):
            yield Problem(where, f"«{question.ask}» is answered by yes or no: begin with «Чи»")
        if kind == "yes_no" and not (labels[0].startswith("Так") and labels[1].startswith("Ні")):
            yield Problem(where, f"«{labels[0]}», «{labels[1]}»: a yes begins with «Так», a no with «Ні»")
        if first not in ("Чи", "Це") and any(label.startswith(("Так,", "Ні,")) for label in labels):
            yield Problem(where, f"«{question.ask}» is not answered by «Так, …» or «Ні, …»")


def _kinship(form: Form) -> Iterator[Problem]:
    """One direction for all forms (decision 0024): who the other person is to the person of the claim."""
    for _, question in questions(form):
        whom = _WHOM.search(question.label)
        if whom and question.key.removesuffix("_other").endswith("_to_child") != (whom[1] == "дитині"):
            yield Problem(
                f"{form.code} {question.key}", "a kinship to the child has a key that ends in `_to_child`"
            )


def _everything(form: Form) -> Iterator[Question | Repeat]:
    yield from (question for _, question in questions(form))
    yield from form.repeats.values()


def golden_problems(forms: Iterable[Form], tests: Path) -> list[Problem]:
    """Forms without a realistic person whose whole conversation is kept for reading, in the folder of their programme
    under `tests`."""
    return [
        Problem(form.code, f"{path.relative_to(tests)} is missing: {what}")
        for form in forms
        for folder, ending, what in (
            ("people", "py", "a realistic person who fills it in"),
            ("golden", "txt", "their conversation, written by `pytest --update-golden`"),
        )
        if form.evidence
        and not (
            path := tests / form.programme / folder / f"{form.code.lower().replace('.', '_')}.{ending}"
        ).exists()
    ]
