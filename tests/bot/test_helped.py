"""What `--help` says of every command, word by word: its arguments, its options, what holds where none is given.

After a change that is meant: `pytest tests/bot/test_helped.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bot.cli import app
from tests.cli import called

WRITTEN = Path(__file__).parent / "told" / "help.txt"


def commands(group: typer.Typer, *before: str) -> Iterator[tuple[str, ...]]:
    yield before
    for one in group.registered_groups:
        assert one.typer_instance is not None and one.name is not None
        yield from commands(one.typer_instance, *before, one.name)
    for command in group.registered_commands:
        assert command.callback is not None
        yield (*before, command.name or command.callback.__name__)


def test_help_reads_as_written(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines: list[str] = []
    for command in commands(app):
        shown = called(*command, "--help", folder=tmp_path, NO_COLOR="1", TERM="dumb")
        assert shown.returncode == 0, command
        lines.append(f"$ python -m bot {' '.join(command)}")
        lines += [
            words for line in shown.stdout.splitlines() if (words := " ".join(line.strip(" │╭╮╰╯─").split()))
        ]
        lines.append("")
    told = "\n".join(lines) + "\n"
    if request.config.getoption("--update-golden"):
        WRITTEN.write_text(told, encoding="utf-8")
    assert told == WRITTEN.read_text(encoding="utf-8")
