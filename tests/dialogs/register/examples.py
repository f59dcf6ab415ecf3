"""A person who answers every question as its example does, presses the first option, and has nothing to list."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.engine.answers import Draft, Input, Ref, Screen, State
from dialogs.engine.commands import CloseList, Keep, Reply, Skip
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import EVERYONE
from dialogs.engine.options import NONE
from dialogs.engine.path import Slot, trace
from dialogs.engine.questions import Repeat
from dialogs.engine.step import current, step
from tests.dialogs.register.walking import TODAY

Presses = Mapping[str, str]
"""The value of the option to press under a key, where it is not the first."""


def walk(form: Form, presses: Presses, until: str = "", draft: Draft | None = None) -> Draft:
    """The draft when the question `until` is next, or when everything has been asked."""
    draft = draft or Draft()
    while (slot := current(form, draft, TODAY)) is not None and slot.ref.key != until:
        if draft.place.screen is Screen.REST:
            draft = step(form, draft, Keep(), TODAY).draft
        draft = _answered(form, draft, slot, presses)
    return draft


def next_key(form: Form, draft: Draft) -> str:
    slot = current(form, draft, TODAY)
    return slot.ref.key if slot else ""


def press(form: Form, draft: Draft, key: str, option: str) -> Draft:
    """The option pressed at a question that is on the path."""
    outcome = step(form, draft, Reply(Ref(key), Input(option=option)), TODAY)
    assert outcome.refusal is None, (key, outcome.refusal)
    return outcome.draft


def keys(form: Form, draft: Draft) -> list[str]:
    """What is on the path now."""
    return [slot.ref.key for slot in trace(form, draft.answers, TODAY).slots]


def _answered(form: Form, draft: Draft, slot: Slot, presses: Presses) -> Draft:
    asks = slot.asks
    if isinstance(asks, Repeat) or asks.kind.name == "files":
        return step(form, draft, CloseList(slot.ref), TODAY).draft
    values = [option.value for option in asks.kind.options()]
    if asks.example and not values:
        given = Input(text=asks.example)
    elif values:
        first = next((value for value in (EVERYONE, NONE) if value in values), values[0])
        given = Input(option=presses.get(slot.ref.key, first))
    else:
        return step(form, draft, Skip(slot.ref, State.UNKNOWN), TODAY).draft
    outcome = step(form, draft, Reply(slot.ref, given), TODAY)
    if outcome.refusal is not None:
        assert slot.ref.key not in presses, (slot.ref.key, outcome.refusal)
        return step(form, draft, Skip(slot.ref, State.UNKNOWN), TODAY).draft
    assert slot.ref in outcome.draft.answers, slot.ref.key
    return outcome.draft
