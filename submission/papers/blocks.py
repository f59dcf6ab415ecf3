"""A paper of the package as a list of blocks, worded, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 2 opens a section, 3 an item of a list inside it. The name of the paper is the only one of level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of ours; addresses in it are links."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """What has to be known before anything else: the first line in bold, the last one small."""

    first: str
    lines: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Warnings:
    """What is missing or doubtful, under a title of its own."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Sentences of ours one after another, numbered or not; addresses in them are links."""

    items: tuple[str, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """Which file to take, and what to do where there is none."""

    text: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A question of the form with its answer.

    label, source  the Order's wording, and where it stands there
    value          the answer in the person's words, verbatim; aside: what is not copied with it
    given          False for a skip
    copied         it is to be copied letter by letter
    tick           there is a square to mark when it is done
    files, notes   what belongs to the answer, in small print
    """

    label: str
    source: str
    value: str
    aside: str = ""
    given: bool = True
    copied: bool = False
    tick: bool = False
    files: tuple[File, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry of the list of evidence. `sha256` stands in groups of eight; `notes` are small print."""

    number: int
    name: str
    facts: str
    caption: str
    sha256: str
    notes: tuple[str, ...]


Block = Heading | Text | Box | Warnings | Steps | Field | Proof


@dataclass(frozen=True, slots=True)
class Paper:
    """`code` and `title` are those of the category; `name` is that of the paper, `header` its short form, `keyword`
    what the PDF can be found by."""

    code: str
    title: str
    name: str
    header: str
    keyword: str
    blocks: tuple[Block, ...]
