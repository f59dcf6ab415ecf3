"""A claim frozen for output: the relevant answers in order, labelled and written out.

Everything downstream (PDF, JSON, the desk) reads a snapshot and nothing else, so hidden answers cannot leak and every
output says the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.engine.answers import Draft, Files, Items, Ref, State
from dialogs.engine.calculations import Working
from dialogs.engine.form import Form
from dialogs.engine.letter import Letter, letter
from dialogs.engine.look.notes import rule_without_paragraph
from dialogs.engine.look.wording import answer_text, left_to_portal
from dialogs.engine.meant import meant
from dialogs.engine.path import Slot, Trace, item_ids, trace
from dialogs.engine.programme import programme_of, text_of
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.readiness import readiness
from dialogs.language import N_, Language

SUPPLIED = "supplied"
"""The state of an answer that was left to the portal, which takes it from a register."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question on the path with its answer.

    label   the Order's wording; source: its item, such as "78.1/3"
    state   given, unknown, declined, no_document or absent (`State` values), or `SUPPLIED`
    text    the answer in words; for a skip, the words of the skip
    value   the answer as JSON data (the kind's `dump`), None for a skip
    files   ids of the evidence attached to this question, in order
    working how the amount was worked out, line by line; nothing where the person named another amount, which it would
            contradict
    prefill the register of paragraph 7 that supplies the answer in Diia
    steers  the question only leads through the conversation
    meant   the answer in words that this one repeats: the address behind «Та сама адреса»
    stands_for  key and item of that answer
    """

    key: str
    item: str
    kind: str
    label: str
    source: str
    need: str
    inferred: bool
    state: str
    text: str
    value: Any
    files: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    prefill: str = ""
    steers: bool = False
    meant: str = ""
    stands_for: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Group:
    """One item of a repeated group («Член сім’ї 2»)."""

    key: str
    item: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form."""

    key: str
    title: str
    entries: tuple[Line | Group, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A rule of the Order that the answers seem to break, with its paragraph, in words."""

    code: str
    para: str
    text: str


@dataclass(frozen=True, slots=True)
class Supplied:
    """What Diia takes from a register by itself, and the person saw no need to compare.

    part      the key of the section it belongs to
    register  the register of paragraph 7, such as "eddr"
    source    the item of the Order of the first of these facts
    labels    the facts, in the Order's wording
    """

    part: str
    register: str
    source: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The claim as it leaves the house.

    missing   labels of required facts without an answer; empty when the claim is complete
    notices   warnings about the conditions of the Order
    supplied  what is not asked because Diia knows it
    letter    the paper to be signed, where the claim is handed in on paper
    responsibility  who answers for the truth of what is told, in the words of the text
    programme the name of the programme
    """

    code: str
    title: str
    fingerprint: str
    language: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    supplied: tuple[Supplied, ...] = ()
    responsibility: str = ""
    letter: Letter | None = None
    programme: str = ""

    @property
    def files(self) -> frozenset[str]:
        """Ids of the evidence that the answers name."""
        entries = (entry for part in self.parts for entry in part.entries)
        lines = (
            line for entry in entries for line in (entry.lines if isinstance(entry, Group) else (entry,))
        )
        return frozenset(id for line in lines for id in line.files)

    @property
    def complete(self) -> bool:
        return not self.missing


def freeze(form: Form, draft: Draft, today: date, language: Language) -> Snapshot:
    """Freeze a draft. Only answers on the path count; `language` is the language of the labels, Ukrainian for Diia."""
    path = trace(form, draft.answers, today)
    state = readiness(form, path)
    whole = path.scope.value(form.evidence)
    loose = isinstance(whole, Files) and bool(whole.files)
    return Snapshot(
        code=form.code,
        title=language.text(form.title),
        fingerprint=form.fingerprint,
        language=language.code,
        parts=tuple(
            Part(
                section.key,
                language.text(section.title),
                tuple(_entries(slots, draft, path, language, loose)),
            )
            for section, slots in path.sections()
        ),
        missing=tuple(language.text(slot.asks.label) for slot in state.missing),
        notices=tuple(
            Notice(rule.code, rule.para, rule_without_paragraph(rule, path, language))
            for rule in state.broken
        ),
        supplied=tuple(_supplied(form, path, language)),
        responsibility=text_of(programme_of(form.programme).words.responsibility, language),
        programme=form.programme,
        letter=letter(form.application, path, language) if form.application else None,
    )


def _supplied(form: Form, path: Trace, language: Language) -> Iterator[Supplied]:
    """What stands behind a gate that the person left closed, for each section and register."""
    for section in form.sections:
        behind: dict[str, list[Question]] = {}
        for asks in section.items:
            keys = asks.when.keys() if asks.when else ()
            gates = [key for key in keys if key in form.questions and form.questions[key].compares]
            if any(path.find(Ref(gate)) and path.scope.value(gate) is not True for gate in gates):
                for question in asks.body if isinstance(asks, Repeat) else (asks,):
                    if question.prefill:
                        behind.setdefault(question.prefill, []).append(question)
        for register, questions in behind.items():
            labels = tuple(dict.fromkeys(language.text(question.label) for question in questions))
            yield Supplied(section.key, register, questions[0].source, labels)


def _entries(
    slots: tuple[Slot, ...], draft: Draft, path: Trace, language: Language, loose: bool
) -> list[Line | Group]:
    entries: list[Line | Group] = []
    for slot in slots:
        if slot.repeat is not None:
            group = _group(slot, slot.repeat, slots, draft, path, language, loose)
            if group not in entries:
                entries.append(group)
        elif _led_to_nothing(slot, path):
            continue
        elif not isinstance(slot.asks, Repeat) or not _has_items(slot):
            entries.append(_line(slot, path, language, loose))
    return entries


def _led_to_nothing(slot: Slot, path: Trace) -> bool:
    """Whether an answer like «Інша адреса» led to a question that was skipped: beside that it says nothing."""
    asks = slot.asks
    if not isinstance(asks, Question) or slot.answer is None or not _leads(asks, slot.answer.value):
        return False
    return any(
        other.asks.when is not None
        and slot.ref.key in set(other.asks.when.keys())
        and other.answer is not None
        and not other.answer.given
        for other in path.slots
        if other.ref.item == slot.ref.item
    )


def _group(
    slot: Slot,
    repeat: Repeat,
    slots: tuple[Slot, ...],
    draft: Draft,
    path: Trace,
    language: Language,
    loose: bool,
) -> Group:
    number = item_ids(draft.answers, repeat.key).index(slot.ref.item) + 1
    own = (other for other in slots if other.repeat is repeat and other.ref.item == slot.ref.item)
    title = f"{language.text(repeat.item_label)} {number}"
    return Group(
        repeat.key, slot.ref.item, title, tuple(_line(other, path, language, loose) for other in own)
    )


def _has_items(slot: Slot) -> bool:
    return slot.answer is not None and isinstance(slot.answer.value, Items) and bool(slot.answer.value.ids)


def _line(slot: Slot, path: Trace, language: Language, loose: bool) -> Line:
    asks, answer = slot.asks, slot.answer
    question = asks if isinstance(asks, Question) else None
    works_out = question.works_out if question else None
    working = works_out.work_out(path.view_from(slot.ref)) if works_out else None
    repeated = meant(slot, path)
    given = answer is not None and answer.given
    value = answer.value if answer is not None and given else None
    if working and value is not None and working.total not in (None, value):
        working = None
    return Line(
        key=slot.ref.key,
        item=slot.ref.item,
        kind=asks.kind.name if isinstance(asks, Question) else "list",
        label=language.text(asks.label),
        source=asks.source,
        need=asks.need.value,
        inferred=asks.inferred,
        state=_state(slot),
        text=_text(slot, language, loose),
        value=_dumped(asks, value, language),
        files=tuple(file.id for file in value.files) if isinstance(value, Files) else (),
        working=working.lines(language) if working else (),
        prefill=question.prefill if question else "",
        steers=question.steers or _leads(question, value) if question else False,
        meant=answer_text(repeated, language) if repeated else "",
        stands_for=repeated.ref if repeated else ("", ""),
    )


def _state(slot: Slot) -> str:
    if left_to_portal(slot):
        return SUPPLIED
    return slot.answer.state.value if slot.answer is not None else ""


def _text(slot: Slot, language: Language, loose: bool) -> str:
    """The answer in words; of what was left to Diia also the register that has it. `loose` says that the claim has
    files of no single question: beside them nothing says that there is no document."""
    if loose and slot.answer is not None and slot.answer.state is State.NO_DOCUMENT:
        return language.text(N_("Окремо не додано. Файли — серед доказів заяви."))
    text = answer_text(slot, language)
    if isinstance(slot.asks, Question) and left_to_portal(slot):
        return (
            f"{text} ({text_of(programme_of(slot.programme).registers.get(slot.asks.prefill, ''), language)})"
        )
    return text


def _dumped(asks: Question | Repeat, value: Any, language: Language) -> Any:
    """The answer as JSON data; a working that tells how a sum came about is the text of its lines."""
    if value is None or isinstance(asks, Repeat):
        return None
    return "\n".join(value.lines(language)) if isinstance(value, Working) else asks.kind.dump(value)


def _leads(question: Question, value: Any) -> bool:
    """Whether an answer like «Інша адреса» only leads to the question that asks for it."""
    return value == "other" and any(option.repeats for option in question.kind.options())
