"""What can happen to a draft. New ids arrive inside commands, so the engine needs no randomness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from dialogs.engine.answers import Attached, Input, Place, Ref, State


class Command:
    """Something a person can do. A button carries one; whoever shows screens of its own may add more."""

    @cached_property
    def sign(self) -> str:
        """What tells it from other commands, in a few letters: the checksum of its name and what it holds. It is kept
        with the command, since some are on every screen."""
        return f"{crc32(repr(self).encode()):x}"


@dataclass(frozen=True, slots=True)
class Reply(Command):
    """An answer to a question."""

    ref: Ref
    given: Input


@dataclass(frozen=True, slots=True)
class Skip(Command):
    """One of the three skips. `said` are the words that meant it, where they say more than that."""

    ref: Ref
    state: State
    said: str = ""


@dataclass(frozen=True, slots=True)
class Keep(Command):
    """Leave the answer as it is and go on."""


@dataclass(frozen=True, slots=True)
class Back(Command):
    """To the question before this one."""


@dataclass(frozen=True, slots=True)
class GoTo(Command):
    """Look at another place; answers stay as they are."""

    place: Place


@dataclass(frozen=True, slots=True)
class Toggle(Command):
    """Mark one option of a multiple choice, or take its mark away. It says which, so that a press that arrives twice
    on a slow line marks once."""

    option: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class AddItem(Command):
    """Another item in a repeated group. `item` is a fresh random id, filled in by the caller; `sort` is the value of
    one of the sorts that the list takes; `said` is the answer to the first question about it, where one was typed."""

    key: str
    item: str = ""
    sort: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class AddTold(AddItem):
    """Another item, and what was written at the list about it and about those that come after it: offered at the
    questions about each, never stored."""

    told: str = ""


@dataclass(frozen=True, slots=True)
class RemoveItem(Command):
    """Take an item out of a repeated group. Its answers stay in the draft but leave the path."""

    key: str
    item: str


@dataclass(frozen=True, slots=True)
class CloseList(Command):
    """«Це всі»: nothing more to add to a repeated group or a set of files."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class AttachFile(Command):
    """A file arrived for a question about files; if that one is not on the path, it joins the claim as a whole."""

    ref: Ref
    file: Attached


@dataclass(frozen=True, slots=True)
class DetachFile(Command):
    """Take a file out of every answer."""

    id: str


@dataclass(frozen=True, slots=True)
class PlaceFile(Command):
    """A file that joined the claim as a whole, since it came before this question, belongs to its answer."""

    ref: Ref
    id: str


@dataclass(frozen=True, slots=True)
class Correct(Command):
    """An edited or late message: a new text for a question already answered, to be confirmed first."""

    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class SetAside(Command):
    """A text that may not be meant as the answer: kept beside the question, and offered there.

    stay  the question is shown with it at once; else the task list is next, as after a long pause
    """

    ref: Ref
    text: str
    stay: bool = False


@dataclass(frozen=True, slots=True)
class KeepFor(Command):
    """What answers a question that is still to come: kept beside it, and offered there. Nobody is led to it."""

    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class KeepForStory(Command):
    """What was told where nothing is asked: kept for the question that will ask for the story, if there is one."""

    text: str


@dataclass(frozen=True, slots=True)
class TakeUp(Command):
    """What was set aside for a question is used elsewhere; it is not offered any more."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Later(Command):
    """Enough for today: to the task list. Whoever can remind people offers to."""


@dataclass(frozen=True, slots=True)
class Begin(Command):
    """Start another claim: in this category and, if the finder proposed it, about that person of its list.

    same  from inside a claim: for the person whose claim that one is
    """

    code: str
    about: str = ""
    same: bool = False


@dataclass(frozen=True, slots=True)
class Confirm(Command):
    """Everything is right: make the package."""


@dataclass(frozen=True, slots=True)
class Copy(Command):
    """Give this text alone. A button copies it without asking; who types gets it as a message of its own."""

    text: str
