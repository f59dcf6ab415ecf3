"""A simulated person: what they type, from /start to the last question of a form."""

from __future__ import annotations

from datetime import UTC, datetime

from dialogs.engine.answers import Draft, Input
from dialogs.engine.commands import CloseList, Command, Reply, Toggle
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.step import step
from dialogs.engine.views import Action, View
from locales import language

STORY = "Місто обстрілювали щодня, у будинку не стало води. Довелося їхати."


def typed_claim(form: Form) -> list[str]:
    """Texts that fill in a whole claim: the example of each typed question, the first of each list of options.

    Everything works by typing alone, so texts are enough.
    """
    today = datetime.now(UTC).date()
    ukrainian = language("uk")
    draft, texts = Draft(), []
    while (slot := trace(form, draft.answers, today).pending) is not None:
        view = look(form, draft, today, ukrainian)
        if isinstance(slot.asks, Question) and slot.asks.kind.name != "files" and not view.choices:
            texts.append(slot.asks.example or STORY)
            command: Command = Reply(slot.ref, Input(text=texts[-1]))
        else:
            action = _easiest(view)
            texts.append(action.label)
            marks = isinstance(action.command, Toggle)  # typed, an option is the whole answer
            command = Reply(slot.ref, Input(text=action.label)) if marks else action.command
        outcome = step(form, draft, command, today)
        if outcome.refusal:
            raise ValueError(f"{slot.ref.key}: the example is refused")
        draft = outcome.draft
    return texts


def _easiest(view: View) -> Action:
    """The button that ends a list or a set of files, else the first choice, else the first button."""
    done = tuple(action for action in view.actions if isinstance(action.command, CloseList))
    return (*done, *view.choices, *view.actions)[0]
