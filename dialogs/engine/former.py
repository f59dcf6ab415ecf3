"""Structures that were released before: a draft keeps the questions it was begun with, and nothing false with them.

What is no structure is taken from the present form wherever the same question is asked: the Order's label, whose the
fact is, how an amount is worked out, who stands in the claim, and what is told in the person's favour.
"""

from __future__ import annotations

from typing import Any

from dialogs.engine.calculations import Calculation, Depending
from dialogs.engine.form import Form
from dialogs.engine.questions import Question, Repeat


def renewed(old: Form, current: Form | None) -> Form:
    """An archived form with what the present one says better; its structure, and so its fingerprint, stays."""
    if current is None:
        return old
    known: dict[str, Question | Repeat] = {**current.questions, **current.repeats}
    asked = {*old.questions, *old.repeats}
    sections = tuple(
        section.model_copy(update={"items": tuple(_asked(asks, known, asked) for asks in section.items)})
        for section in old.sections
    )
    rules = tuple(rule for rule in old.rules if not rule.favourable)
    rules += tuple(rule for rule in current.rules if rule.favourable and asked.issuperset(rule.broken.keys()))
    cast = tuple(role for role in current.cast if role.when is None or asked.issuperset(role.when.keys()))
    fields = {name: getattr(old, name) for name in Form.model_fields}
    told: dict[str, Any] = {
        "filing": current.filing,
        "cast": cast,
        "person": current.person,
        "programme": current.programme,
    }
    told["alike"] = tuple(key for key in current.alike if key in asked)
    return Form(**fields | {"sections": sections, "rules": rules} | told)


def _asked(
    asks: Question | Repeat, known: dict[str, Question | Repeat], asked: set[str]
) -> Question | Repeat:
    now = known.get(asks.key)
    if isinstance(asks, Repeat):
        body = tuple(_asked(question, known, asked) for question in asks.body)
        update: dict[str, Any] = {"body": body}
        if isinstance(now, Repeat):
            update |= {"fact": now.fact, "relatives": now.relatives}
        return asks.model_copy(update=update)
    if not isinstance(now, Question) or now.kind.name != asks.kind.name:
        return asks
    update = {"fact": now.fact, "label": now.label, "compares": now.compares}
    if now.works_out and (calculation := _fitting(now.works_out, asked)):
        update["works_out"] = calculation
    return asks.model_copy(update=update)


def _fitting(calculation: Calculation, asked: set[str]) -> Calculation | None:
    """The calculation, if everything it looks at was asked then. Where nobody was asked which of two ways it is, only
    the other one was known."""
    if isinstance(calculation, Depending) and not asked.issuperset(calculation.on.keys()):
        return _fitting(calculation.otherwise, asked)
    return calculation if asked.issuperset(calculation.keys()) else None
