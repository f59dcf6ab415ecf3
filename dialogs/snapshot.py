"""A claim frozen for output: the relevant answers in order, labelled and written out.

Everything downstream (PDF, JSON, the desk) reads a snapshot and nothing else, so hidden answers cannot leak and every
output says the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One question on the path with its answer.

    label   the Order's wording; source: its item, such as "78.1/3"
    state   given, unknown, declined or no_document (`State` values)
    text    the answer in words; for a skip, the words of the skip
    value   the answer as JSON data (the kind's `dump`), None for a skip
    files   ids of the evidence attached to this question, in order
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
class Snapshot:
    """The claim as it leaves the house.

    missing   labels of required facts without an answer; empty when the claim is complete
    notices   warnings about the conditions of the Order
    """

    code: str
    title: str
    fingerprint: str
    language: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def complete(self) -> bool:
        return not self.missing
