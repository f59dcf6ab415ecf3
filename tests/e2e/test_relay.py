"""Two bots on one machine: whoever is given an update, one of them serves a person, as long as it can be reached."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import Database, MasterKey, tables
from tests.e2e.claimant import Claimant
from tests.e2e.forked import ForkedBot
from tests.e2e.people import OLENA
from tests.e2e.person import Person, heading, text
from tests.e2e.running import RunningBot
from tests.e2e.twins import TOKEN, Telegram, outer
from tests.e2e.writer import PATIENCE

SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}
HELP, CLAIMS = "Як це працює", "Ваші заяви"


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram() as telegram:
        yield telegram


@pytest.fixture
async def stored(tmp_path: Path, postgres_url: str) -> AsyncIterator[Database]:
    """The database of both, once there is one."""
    (tmp_path / "data").mkdir()
    database = await Database.open(postgres_url, MasterKey.load_or_create(tmp_path / "data" / "master.key"))
    yield database
    await database.close()


@pytest.fixture
async def bots(
    telegram: Telegram, tmp_path: Path, postgres_url: str, stored: Database
) -> AsyncIterator[list[ForkedBot]]:
    """Both, each a process of its own, in one folder."""
    bots = [outer(telegram, door, tmp_path, postgres_url) for door in range(2)]
    try:
        for bot in bots:
            bot.start()
        await _started(telegram, tmp_path)
        yield bots
        assert [await bot.stop() for bot in bots] == [0, 0]
        assert [*(tmp_path / "data" / "relay").glob("*")] == []
    finally:
        for bot in bots:
            await bot.kill()


async def _started(telegram: Telegram, folder: Path) -> None:
    """Until somebody listens at two sockets, and each had time to look who does."""
    async with asyncio.timeout(PATIENCE):
        while sum(map(_open, (folder / "data" / "relay").glob("*"))) < 2:
            await asyncio.sleep(0.05)
        await telegram.hooked.wait()
    await asyncio.sleep(3)


def _open(door: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as visitor:
        return visitor.connect_ex(str(door)) == 0


async def _servers(stored: Database) -> dict[int, int]:
    """The process that has served each person last."""
    users = tables.users.c
    rows = await stored.read(lambda work: work.connection.execute(select(users.id, users.held_by)).all())
    return dict(map(tuple, rows))


async def test_one_process_serves_a_person_whichever_door_they_come_by(
    telegram: Telegram, tmp_path: Path, stored: Database, bots: list[ForkedBot]
) -> None:
    claimants = [Claimant(telegram.person(number)) for number in range(1, 9)]
    await asyncio.gather(*(claimant.begin() for claimant in claimants))
    first = await _servers(stored)
    assert len({*first.values()}) == 2, "both have people of their own"
    for door in (0, 1, 0, 1, 0, 1):
        telegram.choose = partial(int, door)
        await asyncio.gather(*map(_answer, claimants))
        assert await _servers(stored) == first
    await bots[0].kill()
    telegram.choose = partial(int, 1)
    await asyncio.gather(*map(_answer, claimants))
    (left,) = {*(await _servers(stored)).values()}
    assert left in {*first.values()}
    bots[0].start()
    await _started(telegram, tmp_path)
    for door in (0, 1):
        telegram.choose = partial(int, door)
        await asyncio.gather(*map(_answer, claimants))
    again = await _servers(stored)
    assert len({*again.values()}) == 2, "whoever came again has people too"


async def test_who_is_at_home_with_one_that_hangs_is_served_by_the_other(
    telegram: Telegram, bots: list[ForkedBot]
) -> None:
    """And nothing is done twice when it goes on. A hold lasts half a minute, so nobody is in hand when it stops."""
    people = [telegram.person(number) for number in range(1, 9)]
    for person in people:
        await person.say("/start")
    await asyncio.sleep(1)  # the last screen is noted
    bots[0].hang()
    telegram.choose = partial(int, 1)
    for words, title in (("/help", HELP), ("/claims", CLAIMS)):
        await asyncio.gather(*(_asks(person, words, title) for person in people))
    bots[0].go_on()
    telegram.choose = partial(int, 0)
    for words, title in (("/help", HELP), ("/claims", CLAIMS)):
        await asyncio.gather(*(_asks(person, words, title) for person in people))
    await asyncio.sleep(3)
    for person in people:
        titles = [heading(message) for message in await person.heard() if text(message)]
        assert titles[-4:] == [HELP, CLAIMS] * 2


async def test_a_second_one_at_the_port_of_the_first_says_so_and_ends(
    telegram: Telegram, tmp_path: Path, postgres_url: str
) -> None:
    """The first one goes on."""
    first = outer(telegram, 0, tmp_path, postgres_url)
    first.start()
    try:
        await asyncio.wait_for(telegram.hooked.wait(), PATIENCE)
        settings = {**telegram.settings(0), "DATABASE_URL": postgres_url}
        second = RunningBot(tmp_path, telegram.url, TOKEN, **settings)
        await second.start()
        assert await second.ended(PATIENCE) == 2
        said = second.log.read_text().splitlines()[-1]
        assert said == "Wrong setting. WEBHOOK_PORT: cannot be listened on, another program may do so"
        telegram.choose = partial(int, 0)
        await _asks(telegram.person(1), "/help", HELP)
        assert await first.stop() == 0
    finally:
        await first.kill()


async def _answer(claimant: Claimant) -> None:
    await claimant.answer(await claimant.key(), SHORT)


async def _asks(person: Person, words: str, title: str) -> None:
    assert heading(await person.say(words)) == title
