"""A typed answer that was not taken, read again: why it was refused, and what completes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dialogs.engine.answers import Draft, Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.words import matching
from dialogs.engine.path import Slot, Trace
from dialogs.engine.schema import Question
from dialogs.engine.sentences import heard


def refused_before(draft: Draft, slot: Slot, path: Trace) -> Refusal | None:
    """The refusal of the attempt that the draft keeps, found again after a restart by reading it again."""
    attempt = draft.attempt
    if attempt is None or attempt.ref != slot.ref or not isinstance(slot.asks, Question):
        return None
    try:
        read(slot, slot.asks, Input(text=attempt.text, option=attempt.option), path)
    except Refusal as refusal:
        return refusal
    return None


def read(slot: Slot, question: Question, given: Input, path: Trace) -> Any:
    """The value of an input at a question. Raises `Refusal` if it is none, or if a check contradicts or doubts it."""
    scope = path.view_from(slot.ref)
    try:
        value = question.kind.parse(given, scope)
    except Refusal as refusal:
        raise heard(question, given, refusal) from None
    for check in question.checks:
        if not (check.soft and given.keep):
            check.check(value, scope)
    return value


def completed(draft: Draft, slot: Slot, given: Input, path: Trace) -> Input:
    """The input together with the attempt that it completes: an option was pressed, or typed by its name or number
    (of any page), or the doubt was overruled. Another text is an answer of its own."""
    attempt = draft.attempt
    if attempt is None or attempt.ref != slot.ref:
        return given
    if not given.text:
        return replace(given, text=attempt.text, option=given.option or attempt.option)
    refusal = refused_before(draft, slot, path)
    option = matching(refusal.options, given.text) if refusal else None
    return Input(text=attempt.text, option=option.value) if option else given
