"""People who tell the finder about their lives, each answer typed or pressed as in the chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dialogs.engine.answers import Draft, Input, Ref
from dialogs.engine.commands import AddItem, CloseList, Reply
from dialogs.engine.path import trace
from dialogs.engine.schema import Question
from dialogs.engine.step import step
from dialogs.finder.life import FINDER, SELF
from dialogs.finder.proposals import Member, begun, household
from dialogs.forms import all_forms

TODAY = date(2026, 11, 21)

Life = Mapping[str, str]
"""What a person presses under each key: values of options between commas, or a text. The rest is «nothing of this»."""


def told(*lives: Life) -> Draft:
    """The finder's draft after it was told about each of these people; the first is the person who writes."""
    draft = _answered(begun(), SELF, lives[0])
    for number, life in enumerate(lives[1:], 1):
        draft = step(FINDER, draft, AddItem("people", f"person{number}"), TODAY).draft
        draft = _answered(draft, f"person{number}", life)
    return step(FINDER, draft, CloseList(Ref("people")), TODAY).draft


def found(*lives: Life) -> tuple[Member, ...]:
    return household(FINDER, told(*lives), all_forms().values(), TODAY)


def codes(*lives: Life) -> set[str]:
    """The categories proposed to the first person."""
    return {proposal.form.code for proposal in found(*lives)[0].proposals}


def _answered(draft: Draft, item: str, life: Life) -> Draft:
    while True:
        pending = trace(FINDER, draft.answers, TODAY).pending
        assert pending is not None
        if pending.ref.item != item:
            return draft
        assert isinstance(pending.asks, Question)
        given = life.get(pending.ref.key, "none")
        options = pending.asks.kind.options()
        reply = Reply(pending.ref, Input(option=given) if options else Input(text=given))
        outcome = step(FINDER, draft, reply, TODAY)
        assert outcome.refusal is None, f"{pending.ref.key}: {outcome.refusal}"
        draft = outcome.draft
