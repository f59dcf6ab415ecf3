"""A text that was typed after a long pause, offered at the question it was written under."""

from __future__ import annotations

from dataclasses import replace

from dialogs.engine.answers import Draft, Input
from dialogs.engine.commands import Reply
from dialogs.engine.look.wording import shortened
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def with_kept(view: View, draft: Draft, language: Language) -> View:
    """The question with what was set aside for it, one tap from being the answer; nothing is answered silently."""
    text = draft.set_aside(view.ref) if view.ref and draft.attempt is None else ""
    if not text or not view.ref:
        return view
    said = language.text(N_("Ви вже писали: «{text}»"), text=shortened(text, 200))
    take = Action(language.text(N_("Зберегти написане")), Reply(view.ref, Input(text=text)))
    return replace(view, lines=(*view.lines, said), actions=(take, *view.actions))
