"""What a button carries: the revision of the screen it came from, and the sign of its command.

The sign is looked for among the actions of the present screen, so a button neither writes anything by itself nor acts
as another one, although files arrive, marks move or a new version of the program shows other buttons.
"""

from __future__ import annotations

from dialogs.engine.commands import Command
from dialogs.engine.views import Action, View


def button(rev: int, command: Command) -> str:
    """The data of a button, of the 64 bytes that there are: https://core.telegram.org/bots/api#inlinekeyboardbutton"""
    return f"{rev}.{command.sign}"


def pressed(view: View, rev: int, data: str) -> Action | None:
    """The action of a button on the present screen; None if it came from another, or nothing there stands for it."""
    return next((action for action in view.everything if button(rev, action.command) == data), None)
