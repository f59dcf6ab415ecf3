"""Claims as others see them: whose each of their facts is, and what could be offered elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from dialogs.engine.answers import PERSON, UNNAMED, Answer, Draft, Ref
from dialogs.engine.facts import FOR_WHOM, TOGETHER, Fact, Stands, stands, whose
from dialogs.engine.form import Form
from dialogs.engine.meant import meant
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question, Repeat

IDENTITY = frozenset({FOR_WHOM, "name", "birth_date", "sex"})
"""Facts that say who a claim is for. Where it is surely the same person they are taken without asking: the same writer
said them a minute ago."""


class Told(NamedTuple):
    """Another claim of the same person, or the record of somebody.

    about  whom it is for: `WRITER`, the id of a person, or "" where nobody was named
    id     of the claim; it stands for a person whom only this claim knows
    """

    form: Form
    draft: Draft
    about: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One fact that is known already.

    asks     the question of the present form that it answers
    answers  what to write into the draft: one answer, or a list with the answers about its items
    origin   the code of the claim in which it was told, or `UNNAMED`
    others   it was told in a claim for another person
    source   the claim in which it was told, and of whom (`Claim.root`)
    sure     it was said of this claim a minute ago: it is taken without a question
    """

    asks: Question | Repeat
    answers: Mapping[Ref, Answer]
    origin: str
    others: bool = False
    source: str = ""
    sure: bool = False

    @property
    def once(self) -> bool:
        """Money that may be claimed in one claim only."""
        return self.asks.fact is not None and self.asks.fact.once

    @property
    def left_out(self) -> bool:
        """That there is none, or that it is not known."""
        return not self.answers[Ref(self.asks.key)].given


class Claim:
    """A claim with its path, which is walked once somebody asks whose its facts are, unless it is at hand."""

    def __init__(self, told: Told, today: date, path: Trace | None = None) -> None:
        self.told, self.form = told, told.form
        self._today, self._path = today, path
        self._whose: dict[str, str] = {}

    @property
    def path(self) -> Trace:
        if self._path is None:
            self._path = trace(self.form, self.told.draft.answers, self._today)
        return self._path

    @property
    def origin(self) -> str:
        return UNNAMED if self.form.care else self.form.code

    def told_in(self, answer: Answer) -> str:
        """The origin of an answer for whoever takes it from here; a record says where it was told itself."""
        return answer.origin or self.origin if self.form.code == PERSON else self.origin

    def root(self, asks: Question | Repeat, answer: Answer | None = None, item: str = "") -> str:
        """Where an answer was told first: by this claim and of whom, unless it was taken from elsewhere. The person is
        part of it, since one claim may tell the numbers of two; on a list of people (`asks`) that is the `item`."""
        if answer is not None and answer.source:
            return answer.source
        listed = item if isinstance(asks, Repeat) and asks.relatives else ""
        person = listed or (self.whose(asks.fact.of) if asks.fact else "")
        return self.told.id if person in ("", TOGETHER) else f"{self.told.id}@{person}"

    @property
    def person(self) -> str:
        """Whose claim it is; "" while that is open."""
        return self.whose(self.form.person)

    @property
    def filed_for(self) -> str:
        """What was answered to «Для кого ця заява?»; "" where that is open or never asked."""
        asks = self.form.for_whom
        return str(self.path.scope.value(asks.key) or "") if asks else ""

    def whose(self, role: str) -> str:
        """The id of the person in a role; "" while it is open."""
        if role not in self._whose:
            told = self.told
            self._whose[role] = whose(self.form.cast, role, self.path.scope, told.about, told.id)
        return self._whose[role]

    @cached_property
    def tells(self) -> frozenset[str]:
        """The names of the facts that its answers may tell, whosever they are."""
        tells = self.form.tells
        return frozenset(chain.from_iterable(tells[key] for key in self.path.answered if key in tells))

    def found(self, fact: Fact, person: str) -> tuple[Question | Repeat, Slot] | None:
        """The question that told a fact of this person, with its slot, or with the one whose answer it repeats."""
        answered = self._answered(fact, person)
        return next((one for one in answered if one[1].answer and one[1].answer.given), None)

    def left_out(self, fact: Fact, person: str) -> tuple[Question, Slot] | None:
        """The question at which it was said that this person has none, or that it is not known, with its slot. That
        there is none counts more. Of somebody on a list of relatives it is said there."""
        found = [
            (asks, slot)
            for asks, slot in (*self._answered(fact, person), *self._listed(fact, person))
            if slot.answer and not slot.answer.given and isinstance(asks, Question)
        ]
        lacking = (one for one in found if one[1].answer and one[1].answer.lacking)
        return next(chain(lacking, found), None)

    def _answered(self, fact: Fact, person: str) -> Iterator[tuple[Question | Repeat, Slot]]:
        for asks in self.form.telling.get((fact.name, fact.kind), ()):
            source = asks.fact
            assert source is not None
            listed = source.of in self.form.of_items  # as most roles never are
            if listed and stands(self.form.cast, source.of, self.path.scope) is Stands.ITEM:
                slot = self.path.find(Ref(asks.key, person))
            else:
                slot = self._told(asks) if self.whose(source.of) == person else None
            if slot is not None:
                yield asks, slot

    def _listed(self, fact: Fact, person: str) -> Iterator[tuple[Question | Repeat, Slot]]:
        for repeat in self.form.repeats.values():
            key = repeat.relatives.told(fact.name) if repeat.relatives else ""
            if slot := self.path.find(Ref(key, person)) if key else None:
                yield slot.asks, slot

    def _told(self, asks: Question | Repeat) -> Slot | None:
        if slot := self.path.find(Ref(asks.key)):
            return slot
        choice = self.form.led.get(asks.key)
        chosen = self.path.find(Ref(choice.key)) if choice else None
        return meant(chosen, self.path) if chosen else None
