"""Choices that repeat another answer («Та сама адреса»): which answer one means, and which one would say a value."""

from __future__ import annotations

from dialogs.engine.answers import Ref
from dialogs.engine.facts import Fact
from dialogs.engine.form import Form
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question


def meant(slot: Slot, path: Trace) -> Slot | None:
    """The answer that the chosen option repeats; through several answers if need be."""
    if not isinstance(slot.asks, Question) or slot.answer is None:
        return None
    chosen = next((one for one in slot.asks.kind.options() if one.value == slot.answer.value), None)
    for key in chosen.repeats if chosen else ():
        other = path.find(Ref(key, slot.ref.item)) or path.find(Ref(key))
        if other is not None and other.answer is not None and other.answer.given:
            return meant(other, path) or other
    return None


def choice_for(choice: Question, value: object, path: Trace) -> str | None:
    """The option of a leading choice that says this value: one that repeats it, else the one that leads on; None while
    an answer that could be repeated is still open."""
    other = ""
    for option in choice.kind.options():
        if not option.repeats:
            other = option.value
            continue
        slots = [slot for key in option.repeats if (slot := path.find(Ref(key)))]
        if any(slot.answer is None for slot in slots):
            return None
        first = next((slot for slot in slots if slot.answer and slot.answer.given), None)
        said = (meant(first, path) or first) if first else None
        if said is not None and said.answer is not None and said.answer.value == value:
            return option.value
    return other or None


def told_fact(form: Form, key: str, item: str = "") -> Fact | None:
    """The fact that an answer tells: that of its question, of the one which a leading choice answers instead, or of
    somebody on a list of relatives."""
    if fact := form.told.get(key):
        return fact
    listed = (repeat.relatives for repeat in form.repeats.values() if item and repeat.relatives)
    if any(keys.tax_number == key for keys in listed):
        return Fact(name="tax_number", kind=form.questions[key].kind.name, of="")
    return None
