"""Conversations walked from the first question to the check, so that every screen people may come to is seen.

The gallery draws each question by itself. What an answer brings along is seen only on the way: warnings, answers to be
changed, lists with people in them, what is missing at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dialogs.engine.answers import Attached, Draft, Input, Place, Screen, State
from dialogs.engine.commands import AddItem, AttachFile, CloseList, Command, Keep, Reply, Skip
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.options import NONE
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.step import Outcome, current, step
from dialogs.engine.views import View
from dialogs.language import Language

DAY = date(2026, 11, 1)
"""The day of the walks; any day after the full-scale invasion would do."""

_MOST = 12
"""Walks through one form: after so many hardly anything is new."""

_STORY = "Так склалося. " * 20
"""A long answer, as people give it."""


class Stop(NamedTuple):
    """A screen on the way: the key of its question or the name of its place, and what there is to draw it from. `path`
    is that of the draft, walked once for all screens around the same answers."""

    key: str
    draft: Draft
    path: Trace
    outcome: Outcome | None = None


@dataclass
class Walks:
    """Walks through one form. Each takes the options that the earlier ones took least, skips others' questions, and
    puts other numbers of people and files into the lists."""

    form: Form
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: list[int] = field(default_factory=list)
    """How many questions the person of each walk so far was asked."""

    def screens(self, languages: Sequence[Language]) -> Iterator[tuple[str, Language, View]]:
        """Every screen on the way in each language, under the key of its question or the name of its place."""
        while len(self.asked) < _MOST:
            before = len(self.taken)
            for key, draft, path, outcome in self._walk():
                for language in languages:
                    yield key, language, look(self.form, draft, DAY, language, outcome, path)
            if len(self.asked) > 4 and len(self.taken) == before:
                return

    def lengths(self) -> list[int]:
        """How many questions each person was asked, over all walks: those not walked yet are walked now."""
        while len(self.asked) < _MOST:
            for _ in self._walk():
                pass
        return self.asked

    def _walk(self) -> Iterator[Stop]:
        """The next walk: drafts on the way, each with what the last step had to say."""
        number, sent = len(self.asked), 0
        draft, path, outcome = Draft(), trace(self.form, {}, DAY), None
        while (slot := current(self.form, draft, DAY, path)) is not None:
            yield Stop(slot.ref.key, draft, path, outcome)
            if draft.place.screen is Screen.REST:
                draft, outcome = step(self.form, draft, Keep(), DAY, path).draft, None
                continue
            for place in (Place(Screen.SKIP, *slot.ref), *_terms(slot)):
                yield Stop(slot.ref.key, draft.at(place), path)
            sent += 1
            outcome = self._answered(draft, path, self._commands(slot, number, sent))
            if outcome.refusal is not None:
                yield Stop(slot.ref.key, outcome.draft, outcome.path, outcome)
                outcome = step(self.form, outcome.draft, Skip(slot.ref, State.UNKNOWN), DAY, outcome.path)
            draft, path = outcome.draft, outcome.path
        self.asked.append(sum(not slot.follows for slot in path.slots))
        yield from self._around(draft, path)

    def _answered(self, draft: Draft, path: Trace, commands: Iterable[Command]) -> Outcome:
        for command in commands:
            outcome = step(self.form, draft, command, DAY, path)
            draft, path = outcome.draft, outcome.path
        return outcome

    def _commands(self, slot: Slot, number: int, sent: int) -> Iterator[Command]:
        asks, ref = slot.asks, slot.ref
        if isinstance(asks, Repeat):
            have = len(slot.answer.value.ids) if slot.answer else 0
            want = (1, 0, 3, 7)[number % 4]
            sort = asks.sorts[have % len(asks.sorts)].value if asks.sorts else ""
            yield (
                AddItem(asks.key, f"{asks.key}{have}", sort) if have < min(want, asks.max) else CloseList(ref)
            )
        elif asks.kind.name == "files":
            yield from (
                AttachFile(ref, Attached(f"f{sent}-{n}", 2 * sent + n)) for n in range((1, 0, 2)[number % 3])
            )
            yield CloseList(ref)
        elif values := [option.value for option in asks.kind.options()]:
            value = min(values, key=lambda value: self.taken[asks.key, value])
            self.taken[asks.key, value] += 1
            if asks.kind.name == "multi_choice" and number % 3 == 2:
                value = ",".join(one for one in values if one != NONE)
            yield Reply(ref, Input(option=value))
        elif number % 3 == 1:
            yield Skip(ref, (State.UNKNOWN, State.DECLINED)[sent % 2])
        else:
            yield Reply(ref, Input(text=asks.example or _STORY))

    def _around(self, draft: Draft, path: Trace) -> Iterator[Stop]:
        """What stands around the questions: the task list, the answers of each section, corrections, the check."""
        places = [Place(Screen.CHECK), Place(Screen.TASKS), Place(Screen.DONE)]
        if self.form.care:
            places.append(Place(Screen.OPENING))
        places += [Place(Screen.TASKS, page=page) for page in (1, 2)]
        places += [
            Place(Screen.SECTION, section.key, page=page)
            for section, slots in path.sections()
            for page in range(-(-len(slots) // 4))
        ]
        places += [Place(Screen.REST, section.key) for section, _ in path.sections() if section.heavy]
        for slot in path.slots:
            if slot.repeat and slot.ref.key == slot.repeat.body[0].key:
                places += [Place(Screen.ITEM, slot.repeat.key, slot.ref.item, page) for page in (0, 1, 2)]
            elif isinstance(slot.asks, Question) and not slot.follows:
                text = slot.asks.example or _STORY
                places += [
                    Place(key=slot.ref.key, item=slot.ref.item),
                    Place(Screen.CORRECTION, *slot.ref, text=text),
                ]
        for place in places:
            yield Stop(place.key or place.screen, draft.at(place), path)


def _terms(slot: Slot) -> list[Place]:
    return [Place(Screen.TERM, term, text=f"{slot.ref.key} {slot.ref.item}") for term in slot.asks.terms]
