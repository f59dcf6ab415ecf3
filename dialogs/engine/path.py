"""The path: which questions there are for these answers, in order. A pure function of the form and the answers.

Nothing stores where the person is. Going back, changing an early answer, and a branch that opens or closes all follow
from walking the form again. An answer of a question that is not on the path stays in the draft but counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from dialogs.engine.answers import Answer, Files, Items, Ref
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import Chosen, Members, called
from dialogs.engine.questions import NAME, Question, Repeat, Section
from dialogs.engine.stops import Stop


class Slot(NamedTuple):
    """One stop on the path: a question or the list of a repeated group, with its answer so far. `name` is what the
    item is called whose name the question says.

    A named tuple, since a path makes dozens of them for every answer and a frozen dataclass costs four times as much.
    `follows` says that earlier answers tell this one: it is on the path, and nobody is asked. `programme` is the name
    of the form's programme.
    """

    ref: Ref
    asks: Question | Repeat
    section: Section
    repeat: Repeat | None
    answer: Answer | None
    follows: bool = False
    name: str = ""
    programme: str = ""

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to ask here."""
        if self.answer is None:
            return False
        value = self.answer.value
        return value.closed if isinstance(value, _COLLECTED) else True


_COLLECTED = (Items, Files)
"""What is gathered piece by piece until the person says that there is no more."""


class Walk:
    """The answers seen so far on the path; what conditions and checks may look at."""

    def __init__(self, today: date, answers: Mapping[Ref, Answer], programme: str = "") -> None:
        self.today = today
        self.programme = programme
        self._answers = answers
        self._seen: dict[tuple[str, str], Answer] = {}
        self._item = ""

    def inside(self, item: str) -> Walk:
        """The same walk looked at from inside one item of a repeated group."""
        inner = Walk(self.today, self._answers, self.programme)
        inner._seen = self._seen
        inner._item = item
        return inner

    def value(self, key: str) -> Any:
        answer = self._find(key)
        if answer is None:
            return None
        value = answer.value
        return self._item in value if self._item and isinstance(value, Chosen) else value

    def answered(self, key: str) -> bool:
        return self._find(key) is not None

    def lacks(self, key: str) -> bool:
        answer = self._find(key)
        return answer is not None and answer.lacking

    def each(self, key: str) -> Iterator[Walk]:
        items = self.value(key)
        for item in items.ids if isinstance(items, Items) else ():
            yield self.inside(item)

    def visit(self, ref: Ref, told: Answer | None = None) -> Answer | None:
        """Put the question on the path and give its answer, or the one that `told` it already."""
        answer = told or self._answers.get(ref)
        if answer is not None:
            self._seen[ref] = answer
        return answer

    def follow(self, ref: Ref, answer: Answer) -> None:
        """Count an answer that nobody needs to be asked for."""
        self._seen[ref] = answer

    def with_answer(self, ref: Ref, answers: Mapping[Ref, Answer]) -> Walk:
        """A walk past the same questions with these answers, of which only this one is another."""
        other = Walk(self.today, answers, self.programme)
        other._seen = {**self._seen, ref: answers[ref]}
        return other

    def leave(self, refs: Iterable[Ref]) -> None:
        """Take questions off the path that may be on it otherwise now."""
        for ref in refs:
            self._seen.pop(ref, None)

    def _find(self, key: str) -> Answer | None:
        # A plain tuple equals the `Ref` it stands for, and is made in a fraction of the time.
        if self._item and (found := self._seen.get((key, self._item))) is not None:
            return found
        return self._seen.get((key, ""))


@dataclass(frozen=True)
class Trace:
    """The path walked to its end: by the stops of the form, the slots that there are."""

    stops: tuple[tuple[Slot, ...], ...]
    scope: Walk

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Everything on the path, in order."""
        return tuple(chain.from_iterable(self.stops))

    @property
    def programme(self) -> str:
        """The name of the form's programme."""
        return self.scope.programme

    @cached_property
    def answered(self) -> frozenset[str]:
        """The keys of all that has an answer."""
        return frozenset(slot.ref.key for slot in self.slots if slot.answer is not None)

    @cached_property
    def _unsettled(self) -> list[tuple[Slot, ...]]:
        """By the stops of the form, the slots that are not settled."""
        return [_unsettled(slots) for slots in self.stops]

    @cached_property
    def pending(self) -> Slot | None:
        """The next question to ask, or None when everything on the path is settled."""
        return next(filter(None, self._unsettled), (None,))[0]

    @cached_property
    def left(self) -> int:
        """How many questions are still to be asked on the path as it is now."""
        return sum(map(len, self._unsettled))

    def find(self, ref: Ref) -> Slot | None:
        """The slot of a question, if it is on the path."""
        return self._by_ref.get(ref)

    @cached_property
    def _by_ref(self) -> dict[Ref, Slot]:
        return {slot.ref: slot for slot in self.slots}

    def with_answer(self, form: Form, ref: Ref, answers: Mapping[Ref, Answer]) -> Trace:
        """The path with these answers, of which only this one is another. Most answers decide nothing about what is
        asked; where one does, only what looks at it is visited anew, and what looks at that."""
        walk, stops, own = self.scope.with_answer(ref, answers), [*self.stops], form.stop_of[ref.key]
        stops[own] = tuple(
            slot._replace(answer=answers[ref]) if slot.ref == ref else slot for slot in stops[own]
        )
        for number in form.touched[ref.key]:
            stop = form.stops[number]
            walk.leave((stop.ref, *(slot.ref for slot in stops[number])))
            stops[number] = _visited(stop, walk, answers) if _opens(stop.section, walk) else ()
        after = Trace(tuple(stops), walk)
        after._take_over(self, (own, *form.touched[ref.key]))
        return after

    def _take_over(self, before: Trace, changed: Iterable[int]) -> None:
        """What was found out on a path that differs from this one at these stops only is not found out anew."""
        unsettled, by_ref, left = [*before._unsettled], {**before._by_ref}, before.left
        for number in changed:
            former, unsettled[number] = unsettled[number], _unsettled(self.stops[number])
            left += len(unsettled[number]) - len(former)
            for slot in before.stops[number]:
                by_ref.pop(slot.ref, None)
            for slot in self.stops[number]:
                by_ref[slot.ref] = slot
        pending = next(filter(None, unsettled), (None,))[0]
        self.__dict__.update(_unsettled=unsettled, _by_ref=by_ref, pending=pending, left=left)

    def before(self, ref: Ref) -> Slot | None:
        """The slot asked just before a question, or the last one if the question is not on the path."""
        earlier = None
        for slot in self.slots:
            if slot.ref == ref:
                return earlier
            earlier = earlier if slot.follows else slot
        return earlier

    def within(self, section: str) -> tuple[Slot, ...]:
        """The slots of one section."""
        return tuple(slot for slot in self.slots if slot.section.key == section)

    def sections(self) -> Iterator[tuple[Section, tuple[Slot, ...]]]:
        """The sections on the path, each with its slots."""
        groups: dict[str, list[Slot]] = {}
        for slot in self.slots:
            groups.setdefault(slot.section.key, []).append(slot)
        for slots in groups.values():
            yield slots[0].section, tuple(slots)

    def view_from(self, ref: Ref) -> Walk:
        """The scope for a question: inside its item if it belongs to one."""
        return self.scope.inside(ref.item) if ref.item else self.scope


def trace(form: Form, answers: Mapping[Ref, Answer], today: date) -> Trace:
    """Walk the form with these answers.

    Inside a repeated group the items come first, each with its questions, and the list itself last: an empty list is
    asked at once («Хто виїхав разом із вами?»), and after each item the person decides whether there is another.
    """
    walk, stops = Walk(today, answers, form.programme), list[tuple[Slot, ...]]()
    section, opens = None, False
    for stop in form.stops:
        if stop.section is not section:
            section, opens = stop.section, _opens(stop.section, walk)
        stops.append(_visited(stop, walk, answers) if opens else ())
    return Trace(tuple(stops), walk)


def _unsettled(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    return tuple([slot for slot in slots if not slot.settled])


def _opens(section: Section, walk: Walk) -> bool:
    return section.when is None or section.when.holds(walk)


def _visited(stop: Stop, walk: Walk, answers: Mapping[Ref, Answer]) -> tuple[Slot, ...]:
    """The slots of a stop in a section that opens; none where nothing is asked."""
    asks, section = stop.asks, stop.section
    if asks.when is not None and not asks.when.holds(walk) and not _stays(asks, answers):
        return ()
    if stop.among is not None:
        return _among(asks, stop.among, section, walk)
    items = tuple(_items(stop.repeat, section, walk, answers)) if stop.repeat is not None else ()
    return *items, _slot(walk, walk, stop.ref, asks, section, None)


def _slot(
    walk: Walk, inner: Walk, ref: Ref, asks: Question | Repeat, section: Section, repeat: Repeat | None
) -> Slot:
    """The slot of a question, answered by what was told before if its answer follows from that."""
    told = asks.follows.told(inner) if asks.follows else None
    answer = walk.visit(ref, Answer(value=told) if told is not None else None)
    return Slot(ref, asks, section, repeat, answer, told is not None, "", walk.programme)


def _stays(asks: Question | Repeat, answers: Mapping[Ref, Answer]) -> bool:
    told = answers.get(Ref(asks.key)) if isinstance(asks, Question) and asks.stays else None
    return told is not None and told.given


def _items(repeat: Repeat, section: Section, walk: Walk, answers: Mapping[Ref, Answer]) -> Iterator[Slot]:
    for item in item_ids(answers, repeat.key):
        inner = walk.inside(item)
        for question in repeat.body:
            if question.when is None or question.when.holds(inner):
                slot = _slot(walk, inner, Ref(question.key, item), question, section, repeat)
                named = repeat.called_by and NAME in question.ask
                yield slot._replace(name=called(inner, repeat.called_by)) if named else slot


def _among(question: Question | Repeat, kind: Members, section: Section, walk: Walk) -> tuple[Slot, ...]:
    """A choice among the items of a list, with those that there are; none where the answer is plain."""
    ref, whom = Ref(question.key), kind.here(walk)
    if whom is None:
        return ()
    if whom.follows:
        walk.follow(ref, Answer(value=Chosen(whom.people)))
        return ()
    told = {"ask": whom.ask, "hint": whom.hint} if whom.ask else {}
    asks = question.model_copy(update={"kind": whom, **told})
    return (_slot(walk, walk, ref, asks, section, None),)


def item_ids(answers: Mapping[Ref, Answer], key: str) -> tuple[str, ...]:
    """The ids of the items in a repeated group."""
    answer = answers.get(Ref(key))
    return answer.value.ids if answer and isinstance(answer.value, Items) else ()
