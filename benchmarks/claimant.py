"""A simulated person: what they type, from /start to the last question of a form."""

from __future__ import annotations

from datetime import UTC, datetime

from dialogs.engine.answers import Draft, Input
from dialogs.engine.commands import AddItem, Command, Reply
from dialogs.engine.look import look
from dialogs.engine.path import trace
from dialogs.engine.schema import Form, Question
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
            command = action.command
        if isinstance(command, AddItem):
            command = AddItem(command.key, f"item{len(texts)}")
        outcome = step(form, draft, command, today)
        if outcome.refusal:
            raise ValueError(f"{slot.ref.key}: the example is refused")
        draft = outcome.draft
    return texts


def _easiest(view: View) -> Action:
    """The first choice; where something is marked already, the button that says it is done."""
    done = [action for action in view.actions if isinstance(action.command, Reply)]
    if done:
        return done[0]
    return view.choices[0] if view.choices else view.actions[-1]
