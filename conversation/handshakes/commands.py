"""What two people can do with each other. Buttons carry these like any other command."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.commands import Command


@dataclass(frozen=True, slots=True)
class BetweenTwo(Command):
    """A command of this sort."""


@dataclass(frozen=True, slots=True)
class OfferClaims(BetweenTwo):
    """Make a link and a code by which a grown person takes over the claims that were begun for them."""

    person: str
    files: bool


@dataclass(frozen=True, slots=True)
class OfferHelp(BetweenTwo):
    """Make a link and a code by which somebody may type for the person."""


@dataclass(frozen=True, slots=True)
class BeginHelping(BetweenTwo):
    """To the claims of the one who is helped."""

    id: str


@dataclass(frozen=True, slots=True)
class LeaveHelp(BetweenTwo):
    """Back to one's own claims, for now."""


@dataclass(frozen=True, slots=True)
class OpenToHelper(BetweenTwo):
    """Let the helper see a claim that may hurt, or no longer."""

    claim: str
    open: bool


@dataclass(frozen=True, slots=True)
class ConfirmTyped(BetweenTwo):
    """What the helper typed in a section of a claim is right."""

    claim: str
    section: str


@dataclass(frozen=True, slots=True)
class CorrectTyped(BetweenTwo):
    """Go to a section of a claim and change what the helper typed."""

    claim: str
    section: str


@dataclass(frozen=True, slots=True)
class MakeCode(BetweenTwo):
    """Make a code by which one's claims can be moved to a new account."""


@dataclass(frozen=True, slots=True)
class DropCode(BetweenTwo):
    """Let the code work no more."""


@dataclass(frozen=True, slots=True)
class EnterRecovery(BetweenTwo):
    """Give such a code, in the new account."""

    code: str


@dataclass(frozen=True, slots=True)
class EnterCode(BetweenTwo):
    """The six digits that the other one told."""

    code: str


@dataclass(frozen=True, slots=True)
class Agree(BetweenTwo):
    """Confirm one's own side."""

    id: str


@dataclass(frozen=True, slots=True)
class Refuse(BetweenTwo):
    """Not now, not with this person, or no longer."""

    id: str


@dataclass(frozen=True, slots=True)
class SendPicture(BetweenTwo):
    """Send the link as a QR code."""

    id: str
