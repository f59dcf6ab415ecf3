"""`python -m tests.mutants`: record which test enters what, then try a sample of faults, and say what survived.

python -m tests.mutants record                  once for each state of the program and its tests
python -m tests.mutants try --seed 0 kinds bot  a sample of these areas; goes on where it was stopped
python -m tests.mutants try --seed 0 --again    only what survived, after new tests
python -m tests.mutants show --seed 0           the figures and the survivors
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from argparse import ArgumentParser
from pathlib import Path

import pytest

from tests.mutants.areas import AREAS, ROOT, SEEDS, SIZE, Area
from tests.mutants.concerned import Recorder, Test, concerned, recorded
from tests.mutants.judge import Copy, copy_of_project
from tests.mutants.sites import Site, function_at

_KEPT = ROOT / "build" / "mutants"
_EQUIVALENT = Path(__file__).with_name("equivalent.toml")


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.mutants")
    commands = parser.add_subparsers(dest="command", required=True)
    record = commands.add_parser("record", help="run folders of tests and note what each test enters")
    record.add_argument("folders", nargs="*")
    attempt = commands.add_parser("try", help="try a sample")
    shown = commands.add_parser("show", help="print what is known of a sample")
    for command in (attempt, shown):
        command.add_argument("--seed", type=int, default=0, help="the number of the seed in areas.py")
        command.add_argument("areas", nargs="*", choices=[[], *(area.name for area in AREAS)])
    attempt.add_argument("--again", action="store_true", help="only what survived")
    attempt.add_argument(
        "--budget", type=float, default=60.0, help="processor seconds of tests for each fault"
    )
    given = parser.parse_args()
    _KEPT.mkdir(parents=True, exist_ok=True)
    if given.command == "record":
        return _record(given.folders or sorted({folder for area in AREAS for folder in area.tests}))
    for area in (area for area in AREAS if area.name in given.areas or not given.areas):
        sample = Sample(area, SEEDS[given.seed])
        if given.command == "try":
            sample.attempt(given.budget, again=given.again)
        sample.show()
    return 0


def _record(folders: list[str]) -> int:
    """One folder a process: what a process has imported or remembered already is entered in no later test."""
    if len(folders) > 1:
        command = [sys.executable, "-m", "tests.mutants", "record"]
        return max(subprocess.run([*command, folder], check=False, cwd=ROOT).returncode for folder in folders)
    if not (ROOT / folders[0]).exists():
        return 0
    recorder = Recorder(_target(folders[0]))
    return int(
        pytest.main(["-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", folders[0]], plugins=[recorder])
    )


def _target(folder: str) -> Path:
    return _KEPT / f"{folder.replace('/', '-')}.json"


class Sample:
    """The faults of one area that a seed draws, each with what became of it; kept, so that a stopped run goes on."""

    def __init__(self, area: Area, seed: int) -> None:
        self.area = area
        self.seed = seed
        self.file = _KEPT / f"{area.name}-{seed}.json"
        self.found: list[dict[str, str]] = (
            json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else []
        )

    def attempt(self, budget: float, *, again: bool) -> None:
        targets = [_target(folder) for folder in self.area.tests]
        tests = [test for target in targets if target.exists() for test in recorded(target)]
        known = {_key(row): row for row in self.found}
        tried = 0
        with copy_of_project() as copy:
            for site in self.area.drawn(self.seed):
                if tried == SIZE:
                    break
                source = (ROOT / site.path).read_text(encoding="utf-8")
                row = _row(site, source)
                before = known.get(_key(row))
                if before is None or (again and before["outcome"] == "survived"):
                    row |= _judged(copy, site, source, tests, budget)
                    known[_key(row)] = row
                    self.found = list(known.values())
                    self.file.write_text(
                        json.dumps(self.found, ensure_ascii=False, indent=1), encoding="utf-8"
                    )
                    print(
                        self.area.name,
                        row["outcome"],
                        row["path"],
                        row["line"],
                        row["sort"],
                        row["by"],
                        flush=True,
                    )
                tried += known[_key(row)]["outcome"] != "unborn"

    def show(self) -> None:
        equivalent = {
            _key(row) for row in tomllib.loads(_EQUIVALENT.read_text(encoding="utf-8"))["equivalent"]
        }
        counted = [row for row in self.found if row["outcome"] != "unborn"]
        left = [row for row in counted if row["outcome"] == "survived"]
        same = [row for row in left if _key(row) in equivalent]
        held = len(counted) - len(left)
        able = len(counted) - len(same)
        share = f"{100 * held / able:.0f} %" if able else "–"
        print(
            f"{self.area.name}: {held} of {able} noticed, {share}; {len(same)} of {len(counted)} change nothing"
        )
        for row in left:
            if row not in same:
                print(
                    f"  {row['path']}:{row['line']} ({row['sort']})\n    - {row['was']}\n    + {row['became']}"
                )


def _row(site: Site, source: str) -> dict[str, str]:
    was, became = site.shown(source)
    return {
        "path": site.path,
        "line": str(site.line(source)),
        "sort": site.sort,
        "was": was,
        "became": became,
    }


def _key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["path"], row["was"], row["became"]


def _judged(copy: Copy, site: Site, source: str, tests: list[Test], budget: float) -> dict[str, str]:
    try:
        ast.parse(site.applied(source))
    except SyntaxError:
        return {"outcome": "unborn", "by": ""}
    function = function_at(source, site.line(source))
    verdict = copy.judge(site, source, concerned(tests, site, function, budget))
    return {"outcome": verdict.outcome, "by": verdict.by}


if __name__ == "__main__":
    sys.exit(main())
