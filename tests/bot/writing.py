"""Somebody who writes claims, in chats that remember and in chats that read anew."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from conversation.claims.writing import Writing, open_claim
from conversation.happenings import Commanded, Happening, Said
from conversation.memory import Remembered
from conversation.turn import Turn
from dialogs.engine.views import View
from storage import Database, MasterKey, User, Work
from tests.bot.seeing import happen, press

NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)


CARE, PLAIN = "A2.9", "A1.2"


@dataclass
class Chat:
    """One person writing to the bot. `remembers` says whether the process kept them in memory between turns."""

    database: Database
    clock: list[datetime]
    user: User
    remembers: bool
    turn: Turn | None = None
    messages: int = field(default=0)

    async def happen(self, happening: Happening) -> Turn:
        known: Remembered | None = self.turn.after if self.turn and self.remembers else None
        self.messages += 2
        self.turn = await happen(self.database, self.user.id, happening, known, message=self.messages)
        return self.turn

    async def say(self, text: str) -> View:
        turn = await self.happen(Said(text, self.messages + 1, int(self.clock[-1].timestamp())))
        assert turn.view is not None
        return turn.view

    async def press(self, label: str) -> View:
        assert self.turn is not None and self.turn.view is not None
        turn = await self.happen(press(self.turn, label))
        assert turn.view is not None
        return turn.view

    async def begin(self, code: str) -> View:
        await self.happen(Commanded("start"))
        await self.say("Почати нову заяву")
        return await self.say(code)

    async def open_claim(self) -> View:
        """Past both screens of the opening."""
        await self.press("Далі")
        return await self.press("Почати")

    async def begin_writing(self) -> View:
        """To the first question where a text is typed."""
        await self.begin(CARE)
        view = await self.open_claim()
        while view.choices or view.ref is None:
            view = await self.press(view.everything[0].label)
        return view

    def wait(self, **time: float) -> None:
        self.clock.append(self.clock[-1] + timedelta(**time))

    async def claim(self) -> Writing:
        return await self.database.read(partial(_claim, user=self.user))

    async def reminder(self) -> datetime | None:
        return await self.database.read(lambda work: work.reminders.of(self.user))

    @property
    def notices(self) -> str:
        assert self.turn is not None
        return " ".join(self.turn.notices)


def _claim(work: Work, user: User) -> Writing:
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    return writing


@pytest.fixture(params=[True, False], ids=["remembered", "read anew"])
async def chat(request: pytest.FixtureRequest, database_url: str, key: MasterKey) -> AsyncIterator[Chat]:
    clock = [NOON]
    database = await Database.open(database_url, key, clock=lambda: clock[-1])
    user = await database.write(lambda work: work.newcomers.enrol(1))
    yield Chat(database, clock, user, request.param)
    await database.close()
