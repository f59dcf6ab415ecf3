"""Households that tell the finder about their lives, each answer pressed or typed as in the chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Draft, Input, Ref
from dialogs.engine.commands import AddItem, CloseList, Reply
from dialogs.engine.kinds.members import EVERYONE
from dialogs.engine.options import NONE
from dialogs.engine.path import Slot, trace
from dialogs.engine.questions import Question
from dialogs.engine.step import step
from dialogs.finder.life import FINDER, PEOPLE
from dialogs.finder.proposals import Member, begun, household
from dialogs.programmes import claim_forms

TODAY = date(2026, 11, 21)

Life = Mapping[str, str]
"""What is pressed under each key: values of options between commas. For «who» questions these are «self», names of the
others, «all» or «none». What is not named is «nothing of this», «all of us», and no time before 24 February 2022."""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else of the household: a child with a full name and a date of birth, or an adult."""

    name: str
    born: str = ""

    @property
    def sort(self) -> str:
        return "child" if self.born else "adult"

    @property
    def called(self) -> str:
        return self.name.split()[1] if self.born else self.name

    @property
    def told(self) -> Life:
        """What is typed about them when they are added."""
        return {"child_name": self.name, "child_birth_date": self.born, "called": self.name}


@dataclass(frozen=True, slots=True)
class Telling:
    """A finder gone through to its end, and in how many answers."""

    draft: Draft
    answers: int


def tell(life: Life, *others: Other) -> Telling:
    """Everything the finder asks, answered; presses that add somebody and that close the list count as answers."""
    draft, answers = begun(), 0
    ids = [f"person{number}" for number in range(1, len(others) + 1)]
    for id, other in zip(ids, others, strict=True):
        draft = step(FINDER, draft, AddItem(PEOPLE, id, other.sort), TODAY).draft
        draft, typed = _answered(draft, other.told, {})
        answers += 1 + typed
    draft = step(FINDER, draft, CloseList(Ref(PEOPLE)), TODAY).draft
    names = {other.called: id for id, other in zip(ids, others, strict=True)}
    draft, rest = _answered(draft, life, names)
    return Telling(draft, answers + 1 + rest)


def told(life: Life, *others: Other) -> Draft:
    return tell(life, *others).draft


def found(life: Life, *others: Other) -> tuple[Member, ...]:
    return household(FINDER, told(life, *others), claim_forms().values(), TODAY)


def codes(life: Life) -> set[str]:
    """The categories proposed to somebody who is alone."""
    return {proposal.form.code for proposal in found(life)[0].proposals}


def given(slot: Slot, life: Life, names: Mapping[str, str]) -> str:
    """What is pressed at a question: the values of options, or the text to type."""
    assert isinstance(slot.asks, Question)
    values = [option.value for option in slot.asks.kind.options()]
    if not values:
        return life[slot.ref.key]
    meant = life.get(slot.ref.key)
    if meant is not None:
        return ",".join(names.get(one, one) for one in meant.split(","))
    return next((value for value in (EVERYONE, "after", NONE) if value in values), values[0])


def _answered(draft: Draft, life: Life, names: Mapping[str, str]) -> tuple[Draft, int]:
    """Answer until a list is asked about, or nothing is left."""
    count = 0
    while (slot := trace(FINDER, draft.answers, TODAY).pending) and isinstance(slot.asks, Question):
        said = given(slot, life, names)
        reply = Reply(slot.ref, Input(option=said) if slot.asks.kind.options() else Input(text=said))
        outcome = step(FINDER, draft, reply, TODAY)
        assert outcome.refusal is None, f"{slot.ref.key}: {said}: {outcome.refusal}"
        draft, count = outcome.draft, count + 1
    return draft, count


def codes_of(members: Sequence[Member]) -> dict[str, list[str]]:
    """The categories by what people are called, the writer under «self»."""
    return {
        member.called or member.id: [proposal.form.code for proposal in member.proposals]
        for member in members
    }
