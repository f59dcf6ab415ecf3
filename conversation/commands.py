"""What a person can do outside the questions of a claim. Buttons carry these beside the commands of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.commands import Command


@dataclass(frozen=True, slots=True)
class OpenMenu(Command):
    """Go to a screen outside the claim."""

    name: str


@dataclass(frozen=True, slots=True)
class OpenClaim(Command):
    """Go on with a claim, at its task list."""

    id: str


@dataclass(frozen=True, slots=True)
class ShowPackage(Command):
    """To the screen after the claim was confirmed."""


@dataclass(frozen=True, slots=True)
class DeleteClaim(Command):
    """Delete one claim with its files."""

    id: str


@dataclass(frozen=True, slots=True)
class SpeakLanguage(Command):
    """Switch the language."""

    code: str


@dataclass(frozen=True, slots=True)
class EraseEverything(Command):
    """Destroy the person's key and all their data."""


@dataclass(frozen=True, slots=True)
class Remind(Command):
    """Remind the person in so many days; 0 for not at all."""

    days: int


@dataclass(frozen=True, slots=True)
class JoinStory(Command):
    """The text in doubt belongs to the story before it."""


@dataclass(frozen=True, slots=True)
class TakeKnown(Command):
    """Take facts over from other claims: of one section, of one list, or of every section if none is named."""

    section: str = ""
