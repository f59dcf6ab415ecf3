"""A claim frozen for a reviewer: the open lines with their words in every language, the files that go along, and what
the check finds. Everything else is not in it (`closed.py`).

It says all that the reviewer will see, so a reworded form or a later answer changes nothing in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Said = Mapping[str, str]
"""The same in each language, by its code."""

FORMAT = 1


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file that goes along. `number` counts within the copy, so that no gap tells of others; `blob` and `key`
    (base64) open it in the vault, for as long as it is there."""

    number: int
    id: str
    name: str
    caption: str
    media_type: str
    size: int
    sha256: str
    blob: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CopiedLine:
    """One question with its answer.

    section  the key of its section; group: what the item of a list is called, empty outside lists
    label    the programme's own wording; ask: the plain question
    text     the answer in words, as it was told; state: given, supplied, or which skip
    notes    what the check of this answer says; files: ids of the files that answer it
    """

    section: str
    key: str
    item: str
    kind: str
    group: Said
    label: Said
    ask: Said
    text: Said
    state: str
    value: Any
    source: str
    need: str
    inferred: bool
    notes: tuple[Said, ...] = ()
    files: tuple[str, ...] = ()
    working: tuple[str, ...] = ()

    @property
    def ref(self) -> tuple[str, str]:
        return (self.key, self.item)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check finds: a missing answer, a contradiction, a condition of the programme with its paragraph.

    key   the question to look at, empty where it is about several
    stop  nothing can be filed like this
    """

    sort: str
    text: Said
    para: str = ""
    key: str = ""
    item: str = ""
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """What one round shows. `closed` says that parts may be missing, not which; `sections`: titles by key."""

    code: str
    title: Said
    fingerprint: str
    made_on: str
    sections: Mapping[str, Said]
    lines: tuple[CopiedLine, ...]
    findings: tuple[Finding, ...] = ()
    files: tuple[CopiedFile, ...] = ()
    closed: bool = False

    @property
    def ready(self) -> bool:
        """Whether the open part could be filed as it is."""
        return not any(found.stop or found.sort in ("missing", "unasked") for found in self.findings)

    def file(self, id: str) -> CopiedFile | None:
        return next((file for file in self.files if file.id == id), None)

    def line(self, key: str, item: str) -> CopiedLine | None:
        return next((line for line in self.lines if line.ref == (key, item)), None)

    def dump(self) -> str:
        return json.dumps([FORMAT, _plain(self)], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def load(cls, text: str) -> Copy:
        """The copy back from its text."""
        number, told = json.loads(text)
        if number != FORMAT:
            raise ValueError("a copy of another format")
        told["lines"] = tuple(_line_of(line) for line in told["lines"])
        told["findings"] = tuple(Finding(**found) for found in told["findings"])
        told["files"] = tuple(CopiedFile(**file) for file in told["files"])
        return cls(**told)


def _plain(copy: Copy) -> dict[str, Any]:
    return asdict(copy)


def _line_of(told: dict[str, Any]) -> CopiedLine:
    for name in ("notes", "files", "working"):
        told[name] = tuple(told[name])
    return CopiedLine(**told)
