"""What a person can ask for the sake of their privacy."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.commands import Command


@dataclass(frozen=True, slots=True)
class Leave(Command):
    """Out of here, at once: the chat is emptied, and nothing is sent until the person asks for it."""


@dataclass(frozen=True, slots=True)
class Sweep(Command):
    """Take what was said out of the chat after a while, or leave it there."""

    on: bool


@dataclass(frozen=True, slots=True)
class KeepDrafts(Command):
    """Keep drafts that nobody has touched for long."""


@dataclass(frozen=True, slots=True)
class TakeAlong(Command):
    """Send everything that is stored of the person."""


@dataclass(frozen=True, slots=True)
class ShowLast(Command):
    """Say which answer was stored last."""
