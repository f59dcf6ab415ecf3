"""A portal: where a claim is carried into field by field, and the sheet that says how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dialogs.engine.answers import Place
from dialogs.engine.snapshot import Snapshot
from dialogs.engine.views import View
from dialogs.language import Language

Manner = Literal["type", "choose", "attach", "nothing", "skipped", "supplied"]


@dataclass(frozen=True, slots=True)
class TransferField:
    """One field of the portal's form.

    key, item  the question; the key is empty for what a register supplies
    group      which item of a repeated group it is about («Член сім’ї 2»)
    label      the official wording; several, if a register supplies them
    value      the answer as it is put in; empty for what is skipped or supplied
    aside      words beside the value that are not typed with it: the currency, the sort of passport; of what the
               portal supplies, the register
    manner     type it, choose it, attach files, add nothing to a list; or it was skipped, or the portal supplies it
    days       the day to choose in a calendar where the value is no day, such as 24.02.2022; of a period both
    compare    the portal puts in a value of its own here, to be compared with this one
    source     the item of the text
    inferred   the text does not name it, the portal is expected to ask for it: skipped, it is no lack of the claim
    files      ids of the evidence, and their numbers as far as they are known
    working    how an amount was worked out, line by line
    """

    key: str
    item: str
    group: str
    label: str
    value: str
    manner: Manner
    aside: str = ""
    days: tuple[str, ...] = ()
    compare: bool = False
    source: str = ""
    inferred: bool = False
    files: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferSection:
    """A part of the portal's form with its fields in order."""

    title: str
    fields: tuple[TransferField, ...]


@dataclass(frozen=True, slots=True)
class Portal:
    """
    name    what it is called
    carry   the button that leads to the sheet; a source text
    sheet   the fields in the portal's order, of a snapshot in Ukrainian
    view    a screen of the sheet in the chat
    steps, hints, afterwards  what to press (with {code} and {title}), what helps, what remains; Ukrainian source texts
    """

    name: str
    carry: str
    sheet: Callable[[Snapshot], tuple[TransferSection, ...]]
    view: Callable[[Snapshot, Place, Language], View]
    steps: tuple[str, ...]
    hints: tuple[str, ...]
    afterwards: tuple[str, ...]
