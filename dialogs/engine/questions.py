"""What is asked: a question, a list of items with questions about each, a section of both. Frozen data, conditions
included, whose fields are what the archive keeps of a form."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from dialogs.engine.answers import Input, Ref, State
from dialogs.engine.calculations import Calculation
from dialogs.engine.checks import Check
from dialogs.engine.commands import Reply
from dialogs.engine.conditions import Condition
from dialogs.engine.facts import Fact
from dialogs.engine.follows import Follows
from dialogs.engine.kinds import Kind
from dialogs.engine.registry import Model
from dialogs.engine.relatives import Relatives

NAME = "{name}"
"""The place in a question about an item of a list where it is named: «{name}: яка дата народження?». A name stands
there as it was given, so the sentence around it leaves it in the nominative."""


class Need(StrEnum):
    """What the Order says of an item."""

    REQUIRED = "required"
    IF_AVAILABLE = "if_available"  # «за наявності»
    OPTIONAL = "optional"  # «за бажанням»


def _with_person(fact: Any) -> Any:
    """Structures recorded before facts had a person carry a bare name, which says nothing here."""
    return None if isinstance(fact, str) else fact


OfSomebody = Annotated[Fact | None, BeforeValidator(_with_person)]


class Question(Model):
    """One question.

    key       unique in the form and stable for ever: answers are kept under it
    label     the Order's own wording, for the PDF, the JSON and the desk
    ask       the question in plain Ukrainian, for the chat
    short     what it is called on a button that leads to it, up to 24 characters; empty where `ask` is no longer
    hint      one line of help
    example   an answer that the question accepts, shown after «Наприклад:»
    need      what the Order says; an `inferred` question (ours, not the Order's) never blocks
    when      asked only if this holds
    stays     a real answer keeps the question there though `when` holds no longer: nothing that was told is lost
    source    the item of the Order, such as "78.1/3"
    prefill   the register of paragraph 7 that supplies the answer in Diia
    terms     definitions of paragraph 2 that are one tap away
    fact      what is asked and of whom: an answer given once is offered wherever the same person is meant
    follows   how earlier answers tell it: then it is not asked, and what they tell is the answer
    steers    the question only leads through the conversation; Diia has no field for it
    compares  a yes opens what a register knows, for those who want to compare it; behind a no the portal supplies it
    works_out a calculation that suggests the answer; its working goes into the package
    strengthens  what a real answer would add to the claim, told while there is none; it is never a condition
    absent    not everybody has one (a number, a passport): «Немає» is a truthful skip
    """

    WORDING: ClassVar[frozenset[str]] = frozenset(
        "label ask short hint example source terms fact steers compares works_out strengthens absent".split()
    )

    key: str
    kind: Kind
    label: str
    ask: str
    short: str = ""
    hint: str = ""
    example: str = ""
    need: Need = Need.REQUIRED
    when: Condition | None = None
    stays: bool = False
    checks: tuple[Check, ...] = ()
    source: str = ""
    inferred: bool = False
    prefill: str = ""
    terms: tuple[str, ...] = ()
    fact: OfSomebody = None
    follows: Follows | None = None
    steers: bool = False
    compares: bool = False
    works_out: Calculation | None = None
    strengthens: str = ""
    absent: bool = False

    @cached_property
    def skips(self) -> tuple[State, ...]:
        """The truthful reasons to skip it. Of what only steers nothing stands in the claim, and what Diia supplies is
        left to it: one of them will do. Whoever has nothing to add to what is added freely says just that."""
        if self.steers or self.prefill:
            return (State.UNKNOWN,)
        if self.kind.document and self.need is Need.OPTIONAL:
            return (State.NO_DOCUMENT,)
        if self.absent:
            return (State.UNKNOWN, State.DECLINED, State.ABSENT)
        return (State.UNKNOWN, State.DECLINED, *((State.NO_DOCUMENT,) if self.kind.document else ()))

    @cached_property
    def replies(self) -> dict[str, Reply]:
        """By the value of an option, the command that answers with it, outside a list: made and signed once."""
        return {one.value: Reply(Ref(self.key), Input(option=one.value)) for one in self.kind.options()}

    @property
    def blocks(self) -> bool:
        """Whether the claim is incomplete without a real answer. Documents, and what Diia supplies, never block."""
        return self.need is Need.REQUIRED and not (self.inferred or self.prefill or self.kind.document)


class Sort(Model):
    """One sort of item that a list takes, with a button of its own.

    value  what the first question about an item would be answered with, so that it need not be asked
    add    the wording of the button («Додати дитину»)
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"add"})

    value: str
    add: str


class Repeat(Model):
    """A group of questions asked once for each item: a family member, a crossing, a state.

    ask         the question that opens the list («Хто виїхав разом із вами?»); again: asked after each item
    short       what the list is called on a button that leads to it, up to 24 characters
    item_label  what one item is called («Член сім’ї»)
    add, none   the wording of the buttons that add an item and that say there is none
    sorts       the sorts of item, each added by a button of its own in place of `add`
    enough      the wording of the button that says there are no more, in place of «Це всі»
    fact        as in `Question`: the whole list, with the answers about each item, is offered
    relatives   its items are people, each with who they are to the person of the claim
    named_by    keys of the answers that name an item in the list; by default the first two that were given
    called_by   keys of the answers that stand at {name} in later questions about the item: the first that was given
    """

    WORDING: ClassVar[frozenset[str]] = frozenset(
        "label ask again short hint item_label add none enough source terms fact relatives named_by called_by".split()
    )
    follows: ClassVar[None] = None
    """A list follows from nothing."""
    skips: ClassVar[tuple[State, ...]] = (State.UNKNOWN, State.DECLINED)

    key: str
    label: str
    ask: str
    again: str
    short: str = ""
    item_label: str
    add: str
    none: str
    body: tuple[Question, ...]
    sorts: tuple[Sort, ...] = ()
    enough: str = ""
    hint: str = ""
    need: Need = Need.IF_AVAILABLE
    when: Condition | None = None
    max: int = 20
    source: str = ""
    inferred: bool = False
    terms: tuple[str, ...] = ()
    fact: OfSomebody = None
    relatives: Relatives | None = None
    named_by: tuple[str, ...] = ()
    called_by: tuple[str, ...] = ()


class Section(Model):
    """A part of the form with a heading.

    heavy  it is hard to talk about: after it comes a rest, with the choice to stop for today
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"title", "heavy"})

    key: str
    title: str
    items: tuple[Question | Repeat, ...]
    when: Condition | None = None
    heavy: bool = False
