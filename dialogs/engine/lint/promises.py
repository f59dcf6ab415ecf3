"""Nothing is promised where somebody else decides: no sum that «ви отримаєте», no day by which it comes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dialogs.engine.form import Form
from dialogs.engine.lint.problem import Problem
from dialogs.engine.lint.wording import texts
from dialogs.patterns import expression

_LETTER = "а-яіїєґ’"
_PROMISES = expression(
    r"(?<![\w’])(?:"
    r"(?:отримає|одержи|дістане|дочекає)\w*те"
    r"|вам (?:обов’язково |точно )?(?:виплатять|нададуть|дадуть|перерахують|заплатять|схвалять|призначать)"
    r"|(?:гроші|кошти|допомога|виплата) (?:обов’язково |точно )?(?:прийд|надійд)\w+"
    r"|буде (?:виплачено|надано|перераховано|схвалено|призначено|виплачена|надана)"
    r"|гарантовано|гарантує\w*"
    r"|(?:протягом|упродовж|впродовж|через|не пізніше(?: як| ніж)?(?: за| через)?)\s+"
    rf"(?:\d+|[{_LETTER}]+)(?:\s+(?:робочих|календарних))?\s+(?:дн|тижн|місяц)[{_LETTER}]*"
    r")",
    re.IGNORECASE,
)
"""Future tenses of getting, and terms in days, weeks and months. That help is given to some («допомогу надають») is the
rule of a text and no promise."""


def promises(text: str) -> Iterator[str]:
    """What a text promises that nobody here can hold."""
    for found in _PROMISES.finditer(text):
        yield f"«{found[0]}» is a promise: who decides, and when, is not ours to say"


def promise_problems(form: Form) -> Iterator[Problem]:
    """Promises in the texts that a person reads in the chat. The text's own wording (labels) promises what it will."""
    for told in texts(form, form.code):
        if told.role is not None:
            yield from (Problem(told.where, what) for what in promises(told.text))


def promised_in(where: str, sentences: Iterable[str]) -> Iterator[Problem]:
    """Promises in other texts."""
    for text in sentences:
        yield from (Problem(where, what) for what in promises(text))
