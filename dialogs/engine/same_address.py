"""«Там же», «така ж, як у дитини» where an address is asked for: the one told before is offered."""

from __future__ import annotations

from dialogs.engine.kinds.words import folded
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question
from dialogs.patterns import expression

_LONGEST = 60
_THIS = "та ту ця цю така таку такий цей такая такой тот эта этот тією цією тим тому той этому".split()
_THERE = "там тут туди туда".split()
SAME = (
    *(f"{this} {same}" for this in _THIS for same in ("ж", "же", "сам")),
    *(f"{there} {same}" for there in _THERE for same in ("же", "сам")),
    "туди ж", "там де", "там, де", "там где", "там, где", "тут і живу", "тут и живу", "так само", "так же", "як і",
    "как и", "не змін", "не мін", "не мен", "без змін", "без измен", "залишил", "осталась", "same", "the same",
)  # fmt: skip
"""How words begin that say that an address is the one told before."""
_LIKEWISE = expression(
    r"(?:(?:адреса|адрес|живу|живе|живемо|живем|зареєстрован\w+|прописан\w+|за|по|на|is|at) )*"
    rf"(?:(?:{'|'.join(one for one in SAME if one.endswith('ж'))})(?!\w)|"
    rf"(?:{'|'.join(one for one in SAME if not one.endswith('ж'))})\w*)\D*"
)
_OF_A_CHILD = expression(r"(?<!\w)(?:дит|син|доч|дон|ребен|ребён|сын|child|son|daughter)")


def told_before(slot: Slot, text: str, path: Trace) -> str:
    """The address told before that the words mean, the last one, or of a child where a child is named; "" if they are
    words of another sort, or none was told."""
    if not isinstance(slot.asks, Question) or slot.asks.kind.name != "address" or len(text) > _LONGEST:
        return ""
    said = folded(text).replace("-", " ")
    if not _LIKEWISE.fullmatch(said):
        return ""
    told = [
        other
        for other in path.slots
        if isinstance(other.asks, Question)
        and other.asks.kind.name == "address"
        and other.ref != slot.ref
        and other.answer is not None
        and other.answer.given
    ]
    of_a_child = [other for other in told if other.ref.key.startswith("child_")]
    found = of_a_child if of_a_child and _OF_A_CHILD.search(said) else told
    return str(found[-1].answer.value.text) if found and found[-1].answer else ""
