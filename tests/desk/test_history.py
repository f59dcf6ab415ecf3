"""Every event that the program writes has its sentence, and only the door opens what is in a share."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from desk.history import SENTENCES

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "conversation", "desk", "storage")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def events() -> set[str]:
    """Texts of the shape «what.happened» in calls that note or record something, and constants that name events."""
    found = set()
    for _, module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if name in ("record", "_note", "_step", "_decided"):
                    for inner in ast.walk(node):
                        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                            first, dot, rest = inner.value.partition(".")
                            if dot and first in _SORTS and rest.replace("_", "").isalpha():
                                found.add(inner.value)
    return found


_SORTS = frozenset(
    "answers claim desk export file handshake helper person recovery review staff template".split()
)


def test_every_event_has_a_sentence() -> None:
    written = events()
    assert {"review.read", "review.taken", "claim.begun", "staff.granted"} & written
    assert sorted(written - SENTENCES.keys()) == []


def test_only_the_door_opens_a_copy() -> None:
    openers = {
        path.relative_to(ROOT).as_posix()
        for path, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr == "body"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "shares"
    }
    assert openers == {"desk/doors.py", "storage/inspection.py"}
