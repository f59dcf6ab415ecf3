"""Golden conversations: what a person types and presses, and every screen that they see.

A file under golden/ is both the script and the expectation. Lines that begin with «>» are the person's: words, or a
button in brackets. After a change that is meant: `pytest tests/dialogs/engine/test_golden.py --update-golden`, and
read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogs.engine.views import View
from tests.dialogs.engine.sample import FORM
from tests.dialogs.engine.talk import Talk

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path: Path, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    told = _told([line for line in written.splitlines() if line.startswith((">", "#"))])
    if request.config.getoption("--update-golden", default=False):
        path.write_text(told, encoding="utf-8")
    else:
        assert told == written


def test_there_are_conversations() -> None:
    assert GOLDEN


def _told(script: list[str]) -> str:
    """The whole conversation; comments stay where they stand between the lines of the person."""
    talk = Talk(FORM)
    told = [line for line in script if line.startswith("#")]
    told += _shown(talk.view)
    for line in script:
        if line.startswith(">"):
            said = line[1:].strip()
            if said.startswith("["):
                talk.press(said.strip("[]"))
            else:
                talk.type(said)
            told += ["", line, "", *_shown(talk.view)]
    return "\n".join(told) + "\n"


def _shown(view: View) -> list[str]:
    column = (*view.choices, *view.actions)
    return [
        f"** {view.heading} **",
        *(f"! {note}" for note in view.notes),
        *view.lines,
        *view.folded,
        *(f"{n}. {choice.listed or choice.label}" for n, choice in enumerate(view.choices, view.first)),
        *([f"Наприклад: {view.example}"] if view.example else []),
        *(" ".join(f"[{action.label}]" for action in row) for row in (column, view.bottom) if row),
        *([f"({view.progress})"] if view.progress else []),
    ]
