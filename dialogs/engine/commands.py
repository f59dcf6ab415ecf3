"""What can happen to a draft. New ids arrive inside commands, so the engine needs no randomness."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.answers import Attached, Input, Place, Ref, State


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a question."""

    ref: Ref
    given: Input


@dataclass(frozen=True, slots=True)
class Skip:
    """One of the three skips."""

    ref: Ref
    state: State


@dataclass(frozen=True, slots=True)
class Keep:
    """Leave the answer as it is and go on."""


@dataclass(frozen=True, slots=True)
class Back:
    """To the question before this one."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Look at another place; answers stay as they are."""

    place: Place


@dataclass(frozen=True, slots=True)
class Toggle:
    """Mark or unmark one option of a multiple choice."""

    option: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Another item in a repeated group. `item` is a fresh random id, filled in by the caller."""

    key: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item out of a repeated group. Its answers stay in the draft but leave the path."""

    key: str
    item: str


@dataclass(frozen=True, slots=True)
class CloseList:
    """«Це всі»: nothing more to add to a repeated group or a set of files."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class AttachFile:
    """A file arrived. It goes to the question asked if that takes files, else to the claim as a whole."""

    file: Attached


@dataclass(frozen=True, slots=True)
class DetachFile:
    """Take a file out of every answer."""

    id: str


@dataclass(frozen=True, slots=True)
class Correct:
    """An edited or late message: a new text for a question already answered, to be confirmed first."""

    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Everything is right: make the package."""


Command = (
    Reply
    | Skip
    | Keep
    | Back
    | GoTo
    | Toggle
    | AddItem
    | RemoveItem
    | CloseList
    | AttachFile
    | DetachFile
    | Correct
    | Confirm
)
