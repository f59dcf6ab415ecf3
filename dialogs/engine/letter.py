"""The paper to be signed, filled in from the answers on the path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.engine.answers import Files, Items, Ref
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.look.wording import brief_text
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question
from dialogs.language import Language

BLANK = "______________"
"""Room to write by hand what was not told."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One entry of the list of enclosures, with the ids of the files that are in the package for it."""

    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """The paper in words: lines of addressee and sender, paragraphs, and the name beneath the signature."""

    addressee: tuple[str, ...]
    sender: tuple[str, ...]
    about: str
    body: tuple[str, ...]
    enclosures: tuple[Enclosed, ...]
    signed: str


def letter(application: Application, path: Trace, language: Language) -> Letter:
    """Fill the paper in. Only answers on the path count."""
    return Letter(
        addressee=application.addressee,
        sender=tuple(_written(application.sender, path, language)),
        about=application.about,
        body=tuple(_written(application.body, path, language)),
        enclosures=tuple(
            Enclosed(text, _files(passage, path))
            for passage in application.enclosures
            for text in _written((passage,), path, language)
        ),
        signed=_answer(path, application.signed, "", language) if application.signed else "",
    )


def _written(passages: tuple[Passage, ...], path: Trace, language: Language) -> Iterator[str]:
    for passage in passages:
        for item in _items(passage, path):
            if passage.when is None or passage.when.holds(path.view_from(Ref("", item))):
                yield passage.text.format(**{key: _answer(path, key, item, language) for key in passage.keys})


def _items(passage: Passage, path: Trace) -> tuple[str, ...]:
    if not passage.each:
        return ("",)
    slot = path.find(Ref(passage.each))
    value = slot.answer.value if slot and slot.answer else None
    return value.ids if isinstance(value, Items) else ()


def _answer(path: Trace, key: str, item: str, language: Language) -> str:
    slot: Slot | None = path.find(Ref(key, item)) or path.find(Ref(key))
    if slot is None or slot.answer is None or not slot.answer.given:
        return BLANK
    said = brief_text(slot, language)
    chosen = isinstance(slot.asks, Question) and slot.asks.kind.name in ("choice", "multi_choice")
    return "; ".join(map(_inside, said.split("; "))) if chosen else said


def _inside(option: str) -> str:
    """The words of an option inside a sentence."""
    return option[:1].lower() + option[1:]


def _files(enclosure: Enclosure, path: Trace) -> tuple[str, ...]:
    slots = (slot for slot in path.slots if slot.ref.key in enclosure.files and slot.answer)
    values = (slot.answer.value for slot in slots if slot.answer)
    return tuple(file.id for value in values if isinstance(value, Files) for file in value.files)
