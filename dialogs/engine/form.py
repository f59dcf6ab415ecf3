"""A category as a conversation. Forms are frozen data, conditions included, so that one description serves the chat,
the desk, the PDF, the JSON, the lint and the archive."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import ClassVar

from dialogs.engine.application import Application
from dialogs.engine.conditions import Condition
from dialogs.engine.doubts import birth_doubts
from dialogs.engine.facts import FOR_WHOM, Fact, Role, Stands
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.registry import Model, named, structure
from dialogs.engine.relatives import ABOUT_RELATIVES
from dialogs.engine.requirements import Ceiling, Requirement, SecondSource, told_of
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Filing, Sign
from dialogs.engine.stops import Stop, stop_at


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
        return tuple(stop_at(asks, section) for section in self.sections for asks in section.items)

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
