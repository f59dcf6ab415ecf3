"""Structures that were released before: a draft keeps the questions it was begun with, and nothing false with them.

What is no structure is taken from the present form wherever the same question is asked: the Order's label, whose the
fact is, how an amount is worked out, who stands in the claim, and what is told in the person's favour.
"""

from __future__ import annotations

from typing import Any

from dialogs.engine.schema import Form, Question, Repeat, Rule


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
    favourable = {rule.code: rule for rule in current.rules if rule.favourable}
    rules = tuple(_rule(rule, favourable, asked) for rule in old.rules)
    cast = tuple(role for role in current.cast if role.when is None or asked.issuperset(role.when.keys()))
    fields = {name: getattr(old, name) for name in Form.model_fields}
    told = {"filing": current.filing, "cast": cast, "person": current.person}
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
    update = {"fact": now.fact, "label": now.label}
    if now.works_out and asked.issuperset(now.works_out.keys()):
        update["works_out"] = now.works_out
    return asks.model_copy(update=update)


def _rule(rule: Rule, favourable: dict[str, Rule], asked: set[str]) -> Rule:
    now = favourable.get(rule.code)
    return now if rule.favourable and now and asked.issuperset(now.broken.keys()) else rule
