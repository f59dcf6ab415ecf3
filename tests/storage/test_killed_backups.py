"""kill -9 at every file operation of a restore, of a copy of the keys and of a move: nothing looks finished that is
not, and one more try ends well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import storage
from tests.storage.killed import prepared

ROOT = Path(storage.__file__).parents[1]
KILLED = Path(__file__).with_name("killed.py")


@pytest.mark.parametrize(
    ("work", "states"),
    [
        ("restore", ["nothing", "unfinished", "whole"]),
        ("keys", ["older", "unfinished", "whole"]),
        ("move", ["nothing", "unfinished", "whole"]),
    ],
)
async def test_killed_at_every_operation_it_is_whole_in_the_end(
    tmp_path: Path, work: str, states: list[str]
) -> None:
    folder = tmp_path / "whole"
    await prepared(folder)
    shown = subprocess.run(  # nothing else is to be done meanwhile
        [sys.executable, str(KILLED), work, str(folder)],
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert shown.returncode == 0, shown.stderr[-2000:]
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert len(lines) > 5
    assert [line for line in lines if line[1] != "whole"] == [], shown.stderr[-2000:]
    passed = [line[2] for line in lines]
    assert [*dict.fromkeys(passed)] == [state for state in states if state in passed]
    assert passed[0] == states[0] and passed[-1] == states[-1]
