"""A text that was typed after a long pause, offered at the question it was written under."""

from __future__ import annotations

from dialogs.engine.answers import Input, Ref
from dialogs.engine.commands import Reply
from dialogs.engine.look.wording import shortened
from dialogs.engine.views import Action
from dialogs.language import N_, Language

_SHOWN = 90
"""Characters of the text that are shown; the answer gets all of it."""


def kept_line(text: str, language: Language) -> tuple[str, ...]:
    """What was set aside."""
    return (language.text(N_("Ви вже писали: «{text}»"), text=shortened(text, _SHOWN)),)


def kept_actions(ref: Ref, text: str, language: Language) -> tuple[Action, ...]:
    """One tap from being the answer; nothing is answered silently."""
    return (Action(language.text(N_("Зберегти написане")), Reply(ref, Input(text=text))),)
