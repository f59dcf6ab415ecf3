"""A typed answer that was not taken, read again: why it was refused, and what completes it."""

from __future__ import annotations

from dataclasses import replace

from dialogs.engine.answers import Draft, Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.words import matching
from dialogs.engine.path import Slot, Trace
from dialogs.engine.schema import Question


def refused_before(draft: Draft, slot: Slot, path: Trace) -> Refusal | None:
    """The refusal of the attempt that the draft keeps, found again after a restart by reading it again."""
    attempt = draft.attempt
    if attempt is None or attempt.ref != slot.ref or not isinstance(slot.asks, Question):
        return None
    scope = path.view_from(slot.ref)
    try:
        value = slot.asks.kind.parse(Input(text=attempt.text, option=attempt.option), scope)
        for check in slot.asks.checks:
            check.check(value, scope)
    except Refusal as refusal:
        return refusal
    return None


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
