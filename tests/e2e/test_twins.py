"""Two bots share one PostgreSQL: whoever takes an update in, each person is served in order, and by one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from conversation.claims.writing import open_claim
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from playground.chats import Chat
from playground.person import say
from storage import Database, MasterKey, Work, tables
from storage.database import utc_now
from tests.e2e.person import heading, is_screen
from tests.e2e.screenplay import Step, in_order, screenplay
from tests.e2e.twins import Telegram, inner
from tests.e2e.village import InnerBot

FORM = all_forms()["A1.2"]
PEOPLE = 8
AHEAD = 12
"""So many answers are typed without waiting for a question."""


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram() as telegram:
        yield telegram


@pytest.fixture
async def twins(telegram: Telegram, tmp_path: Path, postgres_url: str) -> AsyncIterator[list[InnerBot]]:
    """Both of them, inside this process."""
    bots = [inner(telegram, door, tmp_path, postgres_url) for door in range(len(telegram.doors))]
    for bot in bots:
        await bot.start()
    await telegram.hooked.wait()
    yield bots
    for bot in bots:
        if bot.alive:
            await bot.stop()


@pytest.fixture
async def stored(tmp_path: Path, postgres_url: str, twins: list[InnerBot]) -> AsyncIterator[Database]:
    """The database of both."""
    database = await Database.open(postgres_url, MasterKey.load(tmp_path / "data" / "master.key"))
    yield database
    await database.close()


async def test_answers_typed_ahead_are_taken_in_order(telegram: Telegram, stored: Database) -> None:
    today = utc_now().astimezone(KYIV).date()
    plays = {
        number: [*screenplay(FORM, today, f"людина {number}", 0)][:AHEAD] for number in range(1, PEOPLE + 1)
    }
    for number in plays:
        for words in ("/start", "Почати нову заяву"):
            say(telegram.world, telegram.world.chat(number), words)
    for step in range(AHEAD):
        for number, steps in plays.items():
            say(telegram.world, telegram.world.chat(number), steps[step].text)
    await _handled(telegram, stored)
    for number, steps in plays.items():
        await stored.read(partial(_check, number=number, steps=steps))
        await _last_screen(telegram.world.chat(number), steps[-1].heading)


def _check(work: Work, number: int, steps: list[Step]) -> None:
    """Each answer is there, to the question it was meant for; each update was handled after the one before."""
    user = work.users.find(number)
    assert user is not None
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    assert in_order(writing.draft.answers) == steps[-1].answers
    t = tables.inbox.c
    moments = [
        *work.connection.execute(select(t.done_at).where(t.user_id == user.id).order_by(t.id)).scalars()
    ]
    assert moments == sorted(moments)


def _left(work: Work) -> bool:
    return bool(work.inbox.waiting() or work.users.behind())


async def _handled(telegram: Telegram, stored: Database) -> None:
    """Until nothing waits and everything was shown."""
    async with asyncio.timeout(60):
        while bool(telegram.world.updates.pending) or await stored.read(_left):
            await asyncio.sleep(0.05)


async def _last_screen(chat: Chat, title: str) -> None:
    """It is the one that is due, and no other screen has buttons any more."""
    async with asyncio.timeout(20):
        while True:
            screens = [line.view for line in chat.lines.values() if line.from_bot and is_screen(line.view)]
            live = [view for view in screens if "inline_keyboard" in (view.get("reply_markup") or {})]
            if heading(screens[-1]) == title and (not live or live == screens[-1:]):
                return
            await asyncio.sleep(0.05)
