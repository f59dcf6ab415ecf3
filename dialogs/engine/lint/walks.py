"""Conversations walked from the first question to the check, so that every screen people may come to is seen.

The gallery draws each question by itself. What an answer brings along is seen only on the way: warnings, answers to be
changed, lists with people in them, what is missing at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dialogs.engine.answers import Attached, Draft, Input, Place, Screen, State
from dialogs.engine.commands import AddItem, AttachFile, CloseList, Command, Keep, Reply, Skip
from dialogs.engine.look import look
from dialogs.engine.options import NONE
from dialogs.engine.path import Slot, trace
from dialogs.engine.schema import Form, Question, Repeat
from dialogs.engine.step import Outcome, current, step
from dialogs.engine.views import View
from dialogs.language import Language

DAY = date(2026, 11, 1)
"""The day of the walks; any day after the full-scale invasion would do."""

_MOST = 12
"""Walks through one form: after so many hardly anything is new."""

_STORY = "Так склалося. " * 20
"""A long answer, as people give it."""


@dataclass
class Walks:
    """Walks through one form. Each takes the options that the earlier ones took least, skips others' questions, and
    puts other numbers of people and files into the lists."""

    form: Form
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)

    def screens(self, languages: Sequence[Language]) -> Iterator[tuple[str, Language, View]]:
        """Every screen on the way in each language, under the key of its question or the name of its place."""
        for number in range(_MOST):
            before = len(self.taken)
            for key, draft, outcome in self._walk(number):
                path = outcome.path if outcome else trace(self.form, draft.answers, DAY)
                for language in languages:
                    yield key, language, look(self.form, draft, DAY, language, outcome, path)
            if number > 3 and len(self.taken) == before:
                return

    def lengths(self) -> Iterator[int]:
        """How many questions the person of each walk was asked."""
        for number in range(_MOST):
            *_, (_, draft, _) = self._walk(number)
            path = trace(self.form, draft.answers, DAY)
            yield sum(not slot.follows for slot in path.slots)

    def _walk(self, number: int) -> Iterator[tuple[str, Draft, Outcome | None]]:
        """Drafts on the way, each with what the last step had to say."""
        draft, outcome, sent = Draft(), None, 0
        while (slot := current(self.form, draft, DAY)) is not None:
            yield slot.ref.key, draft, outcome
            if draft.place.screen is Screen.REST:
                draft, outcome = step(self.form, draft, Keep(), DAY).draft, None
                continue
            for place in (Place(Screen.SKIP, *slot.ref), *_terms(slot)):
                yield slot.ref.key, draft.at(place), None
            sent += 1
            outcome = self._answered(draft, slot, number, sent)
            if outcome.refusal is not None:
                yield slot.ref.key, outcome.draft, outcome
                outcome = step(self.form, outcome.draft, Skip(slot.ref, State.UNKNOWN), DAY)
            draft = outcome.draft
        yield from self._around(draft)

    def _answered(self, draft: Draft, slot: Slot, number: int, sent: int) -> Outcome:
        for command in self._commands(slot, number, sent):
            draft = (outcome := step(self.form, draft, command, DAY)).draft
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

    def _around(self, draft: Draft) -> Iterator[tuple[str, Draft, None]]:
        """What stands around the questions: the task list, the answers of each section, corrections, the check."""
        path = trace(self.form, draft.answers, DAY)
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
            yield place.key or place.screen, draft.at(place), None


def _terms(slot: Slot) -> list[Place]:
    return [Place(Screen.TERM, term, text=f"{slot.ref.key} {slot.ref.item}") for term in slot.asks.terms]
