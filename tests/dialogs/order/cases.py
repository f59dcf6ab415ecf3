"""A case of the Order: a sentence to be checked in its text, what a person answers, and what must come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.look import look
from dialogs.engine.readiness import Readiness, readiness
from dialogs.programmes import claim_forms
from locales import language
from tests.dialogs.register.walking import TODAY, Person, Script


@dataclass(frozen=True, slots=True)
class Case:
    """
    says    the sentence; para: the paragraph that it follows from, "" where no paragraph is at hand
    code    the category; told: the answers, all others are skipped with «Не знаю»
    hears   what the person must read at the check, and unheard: what they must not
    stops   whether no package can be made
    missing keys of required answers that are lacking (only looked at if some are named)
    asked, unasked  keys that are, or are not, on the path
    refused  key and text of an answer that is not taken
    """

    says: str
    para: str
    code: str
    told: Script
    hears: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    stops: bool = False
    missing: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    refused: tuple[str, str] | None = None


@dataclass
class Told:
    """A claim told to its end."""

    person: Person
    state: Readiness = field(init=False)

    def __post_init__(self) -> None:
        self.state = readiness(self.person.form, self.person.path)

    @property
    def read(self) -> str:
        """Everything that the check tells, the category to look at with it."""
        view = look(self.person.form, self.person.draft.at(Place(Screen.CHECK)), TODAY, language("uk"))
        return "\n".join((*view.notes, *view.lines, *(action.label for action in view.actions)))


def tell(code: str, told: Script) -> Told:
    person = Person(claim_forms()[code])
    person.go_through(told)
    return Told(person)


def refusal(code: str, told: Script, key: str, text: str) -> str:
    """Why an answer is not taken, in words; "" if it is."""
    person = tell(code, told).person
    item = next((slot.ref.item for slot in person.path.slots if slot.ref.key == key), "")
    outcome = person.say(key, text, item)
    if outcome.refusal is None:
        return ""
    return language("uk").text(outcome.refusal.message, **outcome.refusal.params)


def keys(told: Told) -> set[str]:
    return {slot.ref.key for slot in told.person.path.slots if not slot.follows}


def lacking(told: Told) -> set[str]:
    return {slot.ref.key for slot in told.state.missing}


def held(told: Told, asked: Iterable[Ref]) -> bool:
    return all(told.person.path.find(ref) for ref in asked)
