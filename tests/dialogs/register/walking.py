"""A person who goes through a form: types, presses, sends files, skips, and reads every screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dialogs.engine.answers import Attached, Draft, Input, Ref, Screen, State
from dialogs.engine.commands import AddItem, AttachFile, CloseList, Command, Keep, Reply, Skip
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.rules import Rule
from dialogs.engine.step import Outcome, current, step
from dialogs.engine.views import View
from locales import language

TODAY = date(2026, 11, 21)

Script = Mapping[str, Any]
"""What to answer under each key: typed text, a `State` to skip with, a number of files to send, or for a repeated
group a list of scripts, one for each item."""


def seen(view: View) -> str:
    """The text of a screen, without the buttons."""
    parts = [view.heading, *view.notes, *view.lines, *view.folded, view.progress]
    parts += [
        f"{number}. {choice.listed or choice.label}" for number, choice in enumerate(view.choices, view.first)
    ]
    if view.example:
        parts.append(f"Наприклад: {view.example}")
    return "\n".join(part for part in parts if part)


def everything(form: Form) -> list[Question | Repeat]:
    """Every question and every list of a form, in the order of the form: a list, then its questions."""
    found: list[Question | Repeat] = []
    for section in form.sections:
        for asks in section.items:
            found.append(asks)
            if isinstance(asks, Repeat):
                found += asks.body
    return found


@dataclass
class Person:
    """Someone with a draft.

    `asked` keeps the keys in the order of asking, `warned` the rules that were told, `sent` counts the files.
    """

    form: Form
    draft: Draft = field(default_factory=Draft)
    asked: list[str] = field(default_factory=list)
    warned: list[Rule] = field(default_factory=list)
    screens: list[View] = field(default_factory=list)
    sent: int = 0

    @property
    def path(self) -> Trace:
        return trace(self.form, self.draft.answers, TODAY)

    @property
    def keys(self) -> set[str]:
        """The keys on the path now."""
        return {slot.ref.key for slot in self.path.slots}

    def see(self) -> View:
        return look(self.form, self.draft, TODAY, language("uk"))

    def do(self, command: Command) -> Outcome:
        outcome = step(self.form, self.draft, command, TODAY)
        self.screens.append(look(self.form, outcome.draft, TODAY, language("uk"), outcome))
        self.draft = outcome.draft
        self.warned += outcome.warned
        return outcome

    def say(self, key: str, text: str, item: str = "") -> Outcome:
        return self.do(Reply(Ref(key, item), Input(text=text)))

    def go_through(self, script: Script) -> None:
        """Answer question after question until the check, by the script; what it does not name is skipped."""
        while (slot := current(self.form, self.draft, TODAY)) is not None:
            if self.draft.place.screen is Screen.REST:
                self.do(Keep())
            self.screens.append(self.see())
            self.asked.append(slot.ref.key)
            if isinstance(slot.asks, Repeat):
                self._go_on_with_list(slot, script.get(slot.ref.key, []))
            else:
                self._answer(slot, _told(slot, script))

    def _go_on_with_list(self, slot: Slot, wanted: list[Script]) -> None:
        have = len(slot.answer.value.ids) if slot.answer else 0
        if have < len(wanted):
            self.do(AddItem(slot.ref.key, f"item{have}"))
        else:
            self.do(CloseList(slot.ref))

    def _answer(self, slot: Slot, told: Any) -> None:
        if isinstance(told, State):
            outcome = self.do(Skip(slot.ref, told))
        elif isinstance(told, int):
            for _ in range(told):
                self.sent += 1
                self.do(AttachFile(slot.ref, Attached(f"file{self.sent}", self.sent)))
            outcome = self.do(CloseList(slot.ref))
        else:
            outcome = self.say(slot.ref.key, told, slot.ref.item)
        assert outcome.refusal is None, f"{slot.ref.key}: {outcome.refusal}"


def _told(slot: Slot, script: Script) -> Any:
    if slot.repeat is not None:
        script = script[slot.repeat.key][int(slot.ref.item.removeprefix("item"))]
    return script.get(slot.ref.key, State.UNKNOWN)
