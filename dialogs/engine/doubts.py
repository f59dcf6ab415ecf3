"""Doubts that need no form to think of them: nothing happens to a person before their birth.

Which date is about whom follows from the facts and the cast. A date without a fact is about the person of the claim;
what a household shares happened to that person too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dialogs.engine.conditions import All, BeforeBirth, Condition
from dialogs.engine.facts import Role, Stands
from dialogs.engine.rules import Rule
from dialogs.language import N_

if TYPE_CHECKING:
    from dialogs.engine.questions import Question

BIRTH = "birth_date"
"""The name of the fact."""

_DATES = frozenset({"date", "approximate_date", "period"})
_PEOPLE = (Stands.WRITER, Stands.FILED_FOR)
_BEFORE = N_(
    "«{question}» — {first}. «{other}» — {second}. Перша дата раніша за день народження: перевірте обидві."
)


def birth_doubts(
    questions: Iterable[tuple[Question, str]], cast: Sequence[Role], person: str
) -> tuple[Rule, ...]:
    """For each birth date that is asked, a rule over the dates of the same person. Questions come with the group that
    they are asked in, or ""; `person` is the role of those that name none."""
    asked = [(question, group) for question, group in questions if _dated(question)]
    shared = {place.name for place in cast if place.stands is Stands.TOGETHER}
    roles = [_role(question, person, shared) for question, _ in asked]
    rules: list[Rule] = []
    for born, _ in asked:
        place = next((place for place in cast if born.fact and place.name == born.fact.of), None)
        if born.fact is None or born.fact.name != BIRTH or place is None or place.stands not in _PEOPLE:
            continue
        for when, same in _same_person(place, cast):
            dates = tuple(
                (question.key, group)
                for (question, group), role in zip(asked, roles, strict=True)
                if role in same and not _tells_birth(question)
            )
            if dates:
                broken = BeforeBirth(born=born.key, dates=dates)
                code = f"before_birth_{born.fact.of}_{len(rules)}"
                rules.append(Rule(code=code, para="", broken=_all(when, broken), explain=_BEFORE))
    return tuple(rules)


def _same_person(place: Role, cast: Sequence[Role]) -> Iterator[tuple[tuple[Condition, ...], set[str]]]:
    """The roles that the person of a place has, together with what has to hold for it."""
    found: list[tuple[tuple[Condition, ...], set[str]]] = []
    for other in cast:
        if other.stands is place.stands:
            when = tuple(dict.fromkeys(one for one in (place.when, other.when) if one is not None))
            same = next((roles for known, roles in found if known == when), None)
            if same is None:
                found.append((when, {other.name}))
            else:
                same.add(other.name)
    yield from found


def _role(question: Question, person: str, shared: set[str]) -> str:
    return question.fact.of if question.fact and question.fact.of not in shared else person


def _tells_birth(question: Question) -> bool:
    return question.fact is not None and question.fact.name == BIRTH


def _all(when: tuple[Condition, ...], broken: Condition) -> Condition:
    return All(of=(*when, broken)) if when else broken


def _dated(question: Question) -> bool:
    """Whether it asks for a date that has come."""
    return question.kind.name in _DATES and bool(getattr(question.kind, "past", True))
