"""A chat written down: what was said, and every word of what came of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from conversation.happenings import Commanded, Happening, Said
from conversation.hearing import take_turn
from conversation.limits import DEFAULTS, Limits
from conversation.turn import Turn
from dialogs.engine.views import Action, View
from storage import Database, MasterKey
from tests.bot.families.between import Party
from tests.bot.seeing import seen

_CHANCE: Mapping[str, str] = {
    r"start([= ])[\w-]{8,}": r"start\1…",
    r": \d{3}\s\d{3}$": ": ### ###",
    r"> (\w+: )\d{6}$": r"> \1######",
    r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}\b": "####-####",
}
"""What is drawn anew each time."""


NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)


class Talks:
    """A database whose clock can be moved, and the talk that is written down."""

    database: Database

    def __init__(self, clock: list[datetime], vault: Path) -> None:
        self.clock, self.vault = clock, vault
        self.lines: list[str] = []

    async def somebody(self, number: int = 1, name: str = "") -> Scribe:
        found = Scribe(self.database, self.lines, name)
        await found.enrol(number)
        return found

    def now(self) -> datetime:
        """A little later each time, so that what came first is first."""
        self.clock[-1] += timedelta(milliseconds=1)
        return self.clock[-1]


@pytest.fixture
async def talks(database_url: str, key: MasterKey, tmp_path: Path) -> AsyncIterator[Talks]:
    talks = Talks([NOON], tmp_path)
    talks.database = await Database.open(database_url, key, clock=talks.now)
    yield talks
    await talks.database.close()


def compared(lines: list[str], path: Path, request: pytest.FixtureRequest) -> None:
    """Hold the talk against the one that was written before; with `--update-golden`, write it."""
    told = "\n".join(lines) + "\n"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


class Scribe(Party):
    """Somebody of two or of many, whose part of a talk is written into `lines`."""

    def __init__(self, database: Database, lines: list[str], name: str = "") -> None:
        super().__init__(database)
        self.lines, self.name = lines, name
        self.limits: Limits = DEFAULTS
        self.code = ""
        """What the last message before a screen ended with: a code to be written down."""

    async def _take(self, happening: Said | Commanded) -> View:
        match happening:
            case Said(text=text):
                self.lines.append(_lasting(f"> {self.name}{text}"))
            case Commanded():
                self.lines.append(f"> {self.name}/{happening.name}")
        view = await self.do(happening)
        assert view is not None
        return view

    async def do(self, happening: Happening) -> View | None:
        number = next(self.numbers)
        work = partial(take_turn, user_id=self.user.id, happening=happening, limits=self.limits)
        turn = await seen(self.database, await self.database.write(work), number)
        self.lines.extend(map(_lasting, written(turn)))
        self.code = turn.preface.rpartition(": ")[2] or self.code
        self.notices = turn.notices
        return turn.view

    async def news(self) -> View | None:
        view = await super().news()
        if view is not None:
            self.lines += [f"< {self.name}", *map(_lasting, (*self.notices, *read(view))), ""]
        return view


def written(turn: Turn) -> Iterator[str]:
    yield from filter(None, (turn.preface, *turn.notices, turn.goodbye))
    if turn.settled is not None:
        yield f"✅ {turn.settled[0]}: {turn.settled[1]}"
    if turn.view is not None:
        yield from read(turn.view)
    if turn.sweep is not None:
        yield f"(taken out of the chat after {turn.sweep})"
    yield ""


def read(view: View) -> Iterator[str]:
    """Every word of a screen, and which of its buttons are marked."""
    yield f"== {view.titled}"
    yield from (f"! {note}" for note in view.notes)
    yield from view.lines
    yield from (f"({line})" for line in view.folded)
    yield from (f"e.g. {view.example}" for _ in [0] if view.example)
    for number, choice in enumerate(view.choices, view.first):
        yield f"{number}. {_pressed(choice)}"
    yield " ".join(map(_pressed, view.actions)) + " | " + " ".join(map(_pressed, view.bottom))
    yield from (f"exit {view.exit.label}" for _ in [0] if view.exit)
    yield from (f"~ {line}" for line in (view.progress, view.share) if line)


def _pressed(action: Action) -> str:
    style = f" ({action.style})" if action.style else ""
    return f"[{action.label}{style}]" + (f" {action.listed}" if action.listed else "")


def _lasting(line: str) -> str:
    for pattern, mark in _CHANCE.items():
        line = re.sub(pattern, mark, line)
    return line
