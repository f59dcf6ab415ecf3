"""docs/threats.md names, for each promise, tests that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| (S\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROWS = {number: held for number, _, held in _ROW.findall((ROOT / "docs" / "threats.md").read_text("utf-8"))}


def test_there_are_fourteen_promises() -> None:
    assert [*ROWS] == [f"S{number}" for number in range(1, 15)]


@pytest.mark.parametrize("number", ROWS)
def test_each_is_held_by_tests_that_are_there(number: str) -> None:
    named = _TEST.findall(ROWS[number])
    assert named
    assert [f"{path}::{name}" for path, name in named if name not in _tests_in(ROOT / path)] == []


def _tests_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    return {name for name in found if name.startswith("test_")}
