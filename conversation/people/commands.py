"""What a person can do with those for whom they file. Buttons carry these like any other command."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.answers import Ref
from dialogs.engine.commands import Command


@dataclass(frozen=True, slots=True)
class WithPeople(Command):
    """A command of this sort."""


@dataclass(frozen=True, slots=True)
class BeginTogether(WithPeople):
    """The same happened to these people: begin their claims with all that is the same, and with its papers if they are
    meant for them too."""

    people: tuple[str, ...]
    papers: bool = False


@dataclass(frozen=True, slots=True)
class NameChild(WithPeople):
    """The claim is for this child, whom the bot knows already; "" for another one, who may be named at once."""

    person: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class CorrectElsewhere(WithPeople):
    """The answer that was changed just now holds in the other claims too, or only here."""

    ref: Ref
    everywhere: bool


@dataclass(frozen=True, slots=True)
class LeaveThere(WithPeople):
    """One claim keeps what it has, whatever the others get."""

    ref: Ref
    claim: str


@dataclass(frozen=True, slots=True)
class AnotherChild(WithPeople):
    """The claim is for another child than the one for whom it was begun."""


@dataclass(frozen=True, slots=True)
class AddPerson(WithPeople):
    """Somebody else for whom claims are filed: a child, a ward, an adult."""

    who: str


@dataclass(frozen=True, slots=True)
class EditFact(WithPeople):
    """Change what is known of somebody."""

    person: str
    key: str


@dataclass(frozen=True, slots=True)
class Archive(WithPeople):
    """Nothing more is proposed for this person; or it is again."""

    person: str
    away: bool = True


@dataclass(frozen=True, slots=True)
class Merge(WithPeople):
    """Two records are one person, or they are not."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class PackageAll(WithPeople):
    """Have the packages of all claims built that are ready."""


@dataclass(frozen=True, slots=True)
class ShowTransfer(WithPeople):
    """To the sheet for carrying this claim into the portal."""

    claim: str
