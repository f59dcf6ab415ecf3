"""A conversation with a form, without a messenger: type, press, and read what is on the screen.

Between any two steps the draft is written down and read back, as it is in the program.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialogs.engine.answers import Attached, Draft, Ref, Screen, State
from dialogs.engine.commands import AddItem, AttachFile, Command
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.path import Trace, trace
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.records import dump_answer, dump_cursor, load_draft
from dialogs.engine.step import Outcome, step
from dialogs.engine.understanding import understood
from dialogs.engine.views import View
from dialogs.programmes.register import PROGRAMME
from locales import language

TODAY = date(2026, 11, 21)
UKRAINIAN = language("uk")


def form_of(*items: Question | Repeat, **fields: object) -> Form:
    """A form of one section."""
    return form_in(Section(key="section", title="Розділ", items=items), **fields)


def form_in(*sections: Section, **fields: object) -> Form:
    """A form with these sections; what a test does not care about is filled in."""
    given = {
        "code": "T1",
        "title": "Проба",
        "intro": "Кілька питань.",
        "evidence": "papers",
        "programme": PROGRAMME.name,
        "sections": sections,
    }
    return Form.model_validate(given | fields)


def stored(form: Form, draft: Draft) -> Draft:
    """The draft after a trip through storage."""
    answers = {(ref.key, ref.item): dump_answer(form, ref, answer) for ref, answer in draft.answers.items()}
    return load_draft(form, dump_cursor(draft), answers)


def told_by(form: Form, path: Trace) -> list[object]:
    """Everything that a path tells: its questions, and what conditions may see of the answers."""
    scopes = [path.scope, *(path.scope.inside(slot.ref.item) for slot in path.slots if slot.ref.item)]
    keys = (*form.questions, *form.repeats)
    seen = [(scope.value(key), scope.answered(key), scope.lacks(key)) for scope in scopes for key in keys]
    return [path.slots, path.pending, path.left, [path.find(slot.ref) for slot in path.slots], seen]


class Talk:
    """One person filling in one form."""

    def __init__(self, form: Form, draft: Draft | None = None) -> None:
        self.form = form
        self.draft = draft or Draft()
        self.outcome: Outcome | None = None
        self._items = 0

    @property
    def view(self) -> View:
        """What is on the screen, right after the last step."""
        return look(self.form, self.draft, TODAY, UKRAINIAN, self.outcome)

    @property
    def reopened(self) -> View:
        """What is on the screen after a restart, when nobody remembers the last step."""
        return look(self.form, self.draft, TODAY, UKRAINIAN)

    @property
    def asked(self) -> str:
        """The key of the question on the screen; empty on any other screen."""
        return self.view.ref.key if self.view.ref else ""

    @property
    def trace(self) -> Trace:
        return trace(self.form, self.draft.answers, TODAY)

    @property
    def path(self) -> list[Ref]:
        return [slot.ref for slot in trace(self.form, self.draft.answers, TODAY).slots]

    @property
    def buttons(self) -> list[str]:
        return [action.label for action in self.view.everything]

    def do(self, command: Command) -> Talk:
        self.outcome = step(self.form, self.draft, command, TODAY)
        self.draft = stored(self.form, self.outcome.draft)
        assert self.draft == self.outcome.draft
        return self

    def type(self, *texts: str) -> Talk:
        """Type answers to the questions as they come; they are understood as the chat understands them."""
        for text in texts:
            skipping = self.draft.place.screen is Screen.SKIP
            ref = self.draft.place.ref if skipping else self.view.ref
            assert ref is not None, f"nothing is asked on «{self.view.heading}»"
            path = trace(self.form, self.draft.answers, TODAY)
            slot = path.find(ref)
            assert slot is not None
            command = understood(self.draft, slot, text, path, UKRAINIAN)
            assert command is not None, f"«{text}» says nothing at {ref.key}"
            self.do(self._with_id(command))
        return self

    def press(self, *labels: str) -> Talk:
        for label in labels:
            found = [action for action in self.view.everything if action.label == label]
            assert found, f"no button «{label}» among {self.buttons}"
            self.do(self._with_id(found[0].command))
        return self

    def _with_id(self, command: Command) -> Command:
        if not isinstance(command, AddItem):
            return command
        self._items += 1
        return replace(command, item=f"item{self._items}")

    def send_file(self, key: str, number: int) -> Talk:
        return self.do(AttachFile(Ref(key), Attached(f"file{number}", number)))

    def value(self, key: str, item: str = "") -> object:
        return self.draft.answers[Ref(key, item)].value

    def state(self, key: str) -> State:
        return self.draft.answers[Ref(key)].state
