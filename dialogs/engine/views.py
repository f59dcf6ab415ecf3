"""What the person is to see, in their language, free of any messenger: the chat, `forms render` and later other
screens lay the same view out, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from dialogs.engine.answers import Place, Ref
from dialogs.engine.commands import Command


class Action(NamedTuple):
    """Something to press or to type, and what it does."""

    label: str
    command: Command
    listed: str = ""
    """The full wording for the numbered list in the text, where the label is short."""
    copy: str = ""
    """What pressing puts on the clipboard, without telling anybody; up to 256 UTF-16 units."""
    style: Literal["", "danger", "success"] = ""
    """How a button stands out: what cannot be taken back, or what brings a thing to its end."""
    words: tuple[str, ...] = ()
    """Other words a person may type for it, lower case."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of another form, and what belongs into it.

    label   the name of the field; value: what to put in; aside: words beside it that are not put in
    notes   what to know about it
    title   a heading before it: the item of a list that it is about
    exact   the value is to be copied as it stands
    number  of the choice that copies it; 0 where there is none
    """

    label: str
    value: str
    aside: str = ""
    notes: tuple[str, ...] = ()
    title: str = ""
    exact: bool = False
    number: int = 0


class View(NamedTuple):
    """One screen.

    heading  the question or the title, shown in bold
    notes    what there is to say of the last answer: a refusal, a warning, a reason why questions were added; below the
             heading, or before the screen where it has no room
    lines    help, the answers of a section
    folded   long matter below them, opened by a tap: a definition, the working of an amount
    example  an accepted answer, shown after «Наприклад:»
    choices  numbered in the text and shown as buttons; a typed number means the choice of that number
    first    the number of the first choice (a long list is shown in pages, numbered throughout)
    fields   what belongs into another form; the choices, which copy the values, are not listed again
    actions  further buttons in the column
    bottom   the fixed row: back, skip, pause
    exit     the way out of the chat, on a row of its own below all others
    progress the section and how many questions are left
    share    whether the phone's keyboard offers to share a phone number or a location
    whose    the name of the person whom the screen is about, where that is not the one who reads it; it comes first
    """

    place: Place
    ref: Ref | None
    heading: str
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    example: str = ""
    choices: tuple[Action, ...] = ()
    first: int = 1
    fields: tuple[Field, ...] = ()
    actions: tuple[Action, ...] = ()
    bottom: tuple[Action, ...] = ()
    exit: Action | None = None
    progress: str = ""
    share: Literal["", "phone", "location"] = ""
    whose: str = ""

    @property
    def titled(self) -> str:
        """The heading as it is shown, with whom the screen is about before it."""
        return f"{self.whose} · {self.heading}" if self.whose else self.heading

    @property
    def everything(self) -> tuple[Action, ...]:
        """All actions in a fixed order: a button names its action by the position here."""
        return (*self.choices, *self.actions, *self.bottom, *((self.exit,) if self.exit else ()))
