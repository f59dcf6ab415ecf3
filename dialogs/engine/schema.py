"""What a form is made of. Forms are frozen data, conditions included, so that one description serves the chat, the
desk, the PDF, the JSON, the lint and the archive.

One file, since a form, its sections and their questions are one tree, whose fields are what the archive keeps of it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import BeforeValidator

from dialogs.engine.answers import Input, Ref, State
from dialogs.engine.application import Application
from dialogs.engine.calculations import Calculation
from dialogs.engine.checks import Check
from dialogs.engine.commands import Reply
from dialogs.engine.conditions import Condition
from dialogs.engine.doubts import birth_doubts
from dialogs.engine.facts import FOR_WHOM, Fact, Role, Stands
from dialogs.engine.follows import Follows
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.members import Members
from dialogs.engine.registry import Model, named, structure
from dialogs.engine.relatives import ABOUT_RELATIVES, Relatives
from dialogs.engine.requirements import Ceiling, Requirement, SecondSource, told_of
from dialogs.engine.rules import Rule

__all__ = ["Filing", "Form", "Need", "Question", "Repeat", "Rule", "Section", "Sign", "Tells"]

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


class Stop(NamedTuple):
    """Where a walk stops in a section: what is asked there, and what would be found out about it each time.

    repeat    the list, if it is one; among: the kind of the question, if it chooses among the items of a list
    keys      of what is asked there: of the list and of the questions about its items
    looks_at  the keys whose answers decide what is asked there, or how, and at least these: every text counts that is
              named where the path looks
    """

    ref: Ref
    asks: Question | Repeat
    section: Section
    repeat: Repeat | None
    among: Members | None
    keys: frozenset[str]
    looks_at: frozenset[str]


class Filing(Model):
    """Who may file a claim for a child, as far as it is known: a setting of the category, since it changes.

    parents    a source names parents for this category; otherwise it is told that none does
    guardians  a source names guardians too
    parents_on, guardians_on  the day of what is known
    """

    parents_on: date
    parents: bool = True
    guardians_on: date = date(2026, 10, 8)
    guardians: bool = False


class Tells(Model):
    """A question of the form that the finder asked already, in other words.

    key    the question; value: its answer
    when   a condition on the questions about life, beside that of the sign
    sure   it was said in so many words; what was said less exactly is only offered, for one tap
    """

    key: str
    value: bool | str
    when: Condition | None = None
    sure: bool = True


class Sign(Model):
    """Why the finder proposes a category.

    when    a condition on the questions about life (`dialogs/finder/life.py`) for one person
    reason  what the person told that speaks for it, as a sentence («Через війну довелося переїхати в межах України»)
    para    the paragraphs of the Order, such as "75-77"; empty where the text of the Order is not at hand
    tells   what it answers in the form. Only what was said: what was left unmarked tells nothing

    Of help beside claims, for which the finder asks nothing of its own:
    asks    what is still open though the answers speak for it, as a question
    known   a condition on facts by their names (`dialogs.engine.facts`): where it holds, nothing is open
    against likewise: where it holds, this is not for that person
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"reason", "para", "asks", "tells"})

    when: Condition
    reason: str
    para: str = ""
    tells: tuple[Tells, ...] = ()
    asks: str = ""
    known: Condition | None = None
    against: Condition | None = None


def _stop(asks: Question | Repeat, section: Section) -> Stop:
    ref, told = Ref(asks.key), (section.when, asks.when, asks.follows)
    if isinstance(asks, Repeat):
        inside = [part for question in asks.body for part in (question.when, question.follows)]
        keys = frozenset((asks.key, *(question.key for question in asks.body)))
        looks_at = frozenset(named((*told, *inside, asks.key, asks.called_by)))
        return Stop(ref, asks, section, asks, None, keys, looks_at)
    among = asks.kind if isinstance(asks.kind, Members) else None
    looks_at = frozenset(named((*told, among, asks.key if asks.stays else None)))
    return Stop(ref, asks, section, None, among, frozenset({asks.key}), looks_at)


class Form(Model):
    """A category of the Register as a conversation.

    code      «A1.2», with a Latin letter
    title     the official name; button: a short everyday one, up to 24 characters, where that is too long
    intro     what will be asked and how long it takes, shown before the first question
    evidence  the key of the question about files for the claim as a whole; empty where no files are taken
    signs     when the finder proposes this category; the first that holds is told
    care      the questions may hurt: the form opens with what will be asked, who reads it and where to get help
    note      what the person should know of the category before filing, shown at the check
    filing    who may file for a child; None where everybody files for themselves
    cast      who stands in the roles that the facts name
    person    the role of the person whose claim it is; a date without a fact is about them
    requirements  what the programme's text requires, each with its outcome; they only tell, like favourable rules
    ceilings      the most that the text allows, shown with the requirements
    seconds       what the text does not say and another source does
    application   the paper to be signed and handed in, where claims are not carried into a portal
    programme the name of its programme; set where the programme takes its forms in
    alike     keys of what is the same for all who went through it together: another person's claim takes it where the
              writer says that the same happened to them; so it does with the facts that a household shares
    """

    WORDING: ClassVar[frozenset[str]] = frozenset(
        "title button intro signs care note filing cast person requirements ceilings seconds application "
        "programme alike".split()
    )

    code: str
    title: str
    intro: str
    button: str = ""
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()
    evidence: str = ""
    signs: tuple[Sign, ...] = ()
    care: bool = False
    note: str = ""
    filing: Filing | None = None
    cast: tuple[Role, ...] = ()
    person: str = ""
    requirements: tuple[Requirement, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    seconds: tuple[SecondSource, ...] = ()
    application: Application | None = None
    programme: str = ""
    alike: tuple[str, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the structure without wording, as 64 hex digits; see `dialogs.engine.archive`."""
        # A favourable rule only tells something: no draft depends on it.
        telling = self.model_copy(update={"rules": tuple(rule for rule in self.rules if not rule.favourable)})
        text = json.dumps(structure(telling), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by key, those of repeated groups included."""
        return {question.key: question for question, _ in self.grouped}

    @cached_property
    def grouped(self) -> tuple[tuple[Question, str], ...]:
        """Every question in order, with the key of the repeated group that it is asked in, or ""."""
        found: list[tuple[Question, str]] = []
        for section in self.sections:
            for item in section.items:
                if isinstance(item, Repeat):
                    found += [(question, item.key) for question in item.body]
                else:
                    found.append((item, ""))
        return tuple(found)

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The stops of a walk through all sections."""
        return tuple(_stop(asks, section) for section in self.sections for asks in section.items)

    @cached_property
    def stop_of(self) -> dict[str, int]:
        """By the key of a question or list, the number of its stop."""
        return {key: number for number, stop in enumerate(self.stops) for key in stop.keys}

    @cached_property
    def sharing(self) -> tuple[Question | Repeat, ...]:
        """Every question and list that names a fact."""
        asked: tuple[Question | Repeat, ...] = (*self.questions.values(), *self.repeats.values())
        return tuple(asks for asks in asked if asks.fact)

    @cached_property
    def telling(self) -> dict[tuple[str, str], tuple[Question | Repeat, ...]]:
        """By the name and the kind of a fact, what asks for it."""
        by: dict[tuple[str, str], tuple[Question | Repeat, ...]] = {}
        for asks in self.sharing:
            if asks.fact:
                named = (asks.fact.name, asks.fact.kind)
                by[named] = (*by.get(named, ()), asks)
        return by

    @cached_property
    def led(self) -> dict[str, Question]:
        """By the key of a question or list, the choice («Та сама адреса», «Інша») that leads to it where none of its
        options says the answer already."""
        choices = {
            key
            for key, question in self.questions.items()
            if any(option.repeats for option in question.kind.options())
        }
        asked: tuple[Question | Repeat, ...] = (*self.questions.values(), *self.repeats.values())
        return {
            asks.key: self.questions[next(key for key in asks.when.keys() if key in choices)]  # noqa: SIM118
            for asks in asked
            if asks.when is not None and not choices.isdisjoint(asks.when.keys())
        }

    @cached_property
    def gates(self) -> dict[str, tuple[Condition, ...]]:
        """By the key of a question or list in a section, the conditions on which it is asked."""
        return {
            item.key: tuple(when for when in (section.when, item.when) if when is not None)
            for section in self.sections
            for item in section.items
        }

    @cached_property
    def told(self) -> dict[str, Fact]:
        """By the key of a question, the fact that its answer tells: its own, or that of the question which it leads to
        and answers instead."""
        own = {asks.key: asks.fact for asks in self.questions.values() if asks.fact}
        instead: dict[str, Fact] = {}
        for asks in self.sharing:
            if asks.fact and asks.key in self.led:
                instead.setdefault(self.led[asks.key].key, asks.fact)
        return instead | own

    @cached_property
    def tells(self) -> dict[str, frozenset[str]]:
        """By the key of a question or list, the names of the facts that its answer may tell: its own, that of what it
        leads to, and that of somebody on a list of relatives."""
        asked = [(asks.key, asks.fact.name) for asks in self.sharing if asks.fact]
        led = [(self.led[key].key, name) for key, name in asked if key in self.led]
        lists = [repeat.relatives for repeat in self.repeats.values() if repeat.relatives]
        listed = [(keys.told(name), name) for keys in lists for name in ABOUT_RELATIVES]
        found: dict[str, frozenset[str]] = {}
        for key, name in (*asked, *led, *listed):
            found[key] = found.get(key, frozenset()) | {name}
        return found

    @cached_property
    def naming(self) -> tuple[Question | Repeat, ...]:
        """The questions that tell somebody's name."""
        names = ("name", "person_name")
        return tuple(asks for asks in self.sharing if asks.fact and (asks.fact.name, asks.fact.kind) == names)

    @cached_property
    def for_whom(self) -> Question | None:
        """The question for whom the writer files; None where that is never asked."""
        told = (asks for asks in self.questions.values() if asks.fact and asks.fact.name == FOR_WHOM)
        return next((asks for asks in told if asks.fact and asks.fact.of not in self.of_items), None)

    @cached_property
    def of_items(self) -> frozenset[str]:
        """The roles in which each item of a list may be a person of its own."""
        return frozenset(role.name for role in self.cast if role.stands is Stands.ITEM)

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The questions whose answers say who stands in which role."""
        return frozenset(key for role in self.cast if role.when for key in role.when.keys())  # noqa: SIM118

    @cached_property
    def touched(self) -> dict[str, tuple[int, ...]]:
        """By the key of a question or list, the numbers of the stops that may be others with another answer: those that
        look at it, and those that look at what is asked there."""
        return {key: self._touched_by(key) for key in self.stop_of}

    def _touched_by(self, key: str) -> tuple[int, ...]:
        found, changed = [], {key}
        for number in range(self.stop_of[key], len(self.stops)):
            if not changed.isdisjoint(self.stops[number].looks_at):
                found.append(number)
                changed |= self.stops[number].keys
        return tuple(found)

    @cached_property
    def rules_on(self) -> dict[str, tuple[Rule, ...]]:
        """By the key of a question or list, the conditions of the form that may hold otherwise with another answer."""
        read = [(rule, frozenset(named(rule.broken))) for rule in self.conditions]
        changed = {
            key: {key}.union(*(self.stops[number].keys for number in numbers))
            for key, numbers in self.touched.items()
        }
        return {
            key: tuple(rule for rule, keys in read if not keys.isdisjoint(those))
            for key, those in changed.items()
        }

    @cached_property
    def conditions(self) -> tuple[Rule, ...]:
        """The rules of the form, those that tell of its requirements, and those that hold of the dates of any
        person."""
        return (
            *self.rules,
            *told_of(self.requirements),
            *birth_doubts(self.grouped, self.cast, self.person),
        )

    @cached_property
    def repeats(self) -> dict[str, Repeat]:
        """Every repeated group by key."""
        return {
            item.key: item for section in self.sections for item in section.items if isinstance(item, Repeat)
        }
