"""Which tests concern a fault: those that enter the function it is in, then those whose file names its module."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from tests.mutants.sites import Site

ROOT = Path(__file__).parents[2]
_POSTGRES = "[postgresql"


@dataclass(frozen=True, slots=True)
class Test:
    """A test that passes: its id, the processor seconds it took, and the functions it entered (`path:line`)."""

    id: str
    seconds: float
    entered: frozenset[str]

    @property
    def file(self) -> str:
        return self.id.partition("::")[0]


class Recorder:
    """A plugin of pytest that notes for every test what it enters, and writes it down at the end."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self._seen: dict[int, CodeType] = {}
        self._failed: set[str] = set()
        self._rows: dict[str, tuple[float, list[str]]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._seen = {}
        before = _spent()
        threading.settrace(self._enter)
        sys.settrace(self._enter)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            if item.nodeid not in self._failed:
                self._rows[item.nodeid] = (_spent() - before, self._entered())

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or report.skipped:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        numbers: dict[str, int] = {}
        tests = {
            id: [seconds, [numbers.setdefault(name, len(numbers)) for name in entered]]
            for id, (seconds, entered) in self._rows.items()
        }
        self.target.write_text(json.dumps({"functions": list(numbers), "tests": tests}), encoding="utf-8")

    def _enter(self, frame: FrameType, event: str, arg: Any) -> None:
        self._seen[id(frame.f_code)] = frame.f_code

    def _entered(self) -> list[str]:
        root = f"{ROOT}/"
        return sorted(
            {
                f"{code.co_filename.removeprefix(root)}:{code.co_firstlineno}"
                for code in self._seen.values()
                if code.co_filename.startswith(root) and not code.co_filename.startswith(f"{root}tests/")
            }
        )


class Chosen:
    """A plugin of pytest that runs these tests in this order, each within a time, and says which failed first."""

    def __init__(self, ids: list[str], verdict: Path) -> None:
        self.order = {id: place for place, id in enumerate(ids)}
        self.verdict = verdict

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.verdict.write_text(report.nodeid, encoding="utf-8")


def _spent() -> float:
    """Processor seconds of this process and of those that it started."""
    return sum(os.times()[:4])


def recorded(target: Path) -> list[Test]:
    data = json.loads(target.read_text(encoding="utf-8"))
    names = data["functions"]
    return [
        Test(id, seconds, frozenset(names[number] for number in entered))
        for id, (seconds, entered) in data["tests"].items()
    ]


def concerned(tests: list[Test], site: Site, function: int, budget: float) -> list[Test]:
    """The tests of an area in the order in which they are likeliest to notice, as many as fit into the budget
    (processor seconds). `function` is the first line of the function that the fault is in, 0 outside of all."""
    path = site.path
    named = {file: _names(file, site.module) for file in {test.file for test in tests}}

    def rank(test: Test) -> tuple[bool, bool, bool, float, str]:
        entered = f"{path}:{function}" in test.entered
        return not entered, not named[test.file], _POSTGRES in test.id, test.seconds, test.id

    # What is the same on both databases is tried on one, except for what speaks to them.
    tests = [test for test in tests if _POSTGRES not in test.id or path.startswith("storage/")]
    # Who neither enters the function nor knows of its module can notice only what is done once, when it is imported.
    able = [test for test in tests if not all(rank(test)[:2])] if function else []
    taken, spent = [], 0.0
    for test in sorted(able or tests, key=rank):
        if spent + test.seconds <= budget:
            taken.append(test)
            spent += test.seconds
    return taken


def _names(file: str, module: str) -> bool:
    """Whether a file of tests knows of a module: by its own name, by an import, or by the code of its category."""
    text = (ROOT / file).read_text(encoding="utf-8")
    package, _, stem = module.rpartition(".")
    code = stem.upper().replace("_", ".")
    return (
        stem in Path(file).stem
        or module in text
        or f"from {package} import {stem}" in text
        or f'"{code}"' in text
    )
