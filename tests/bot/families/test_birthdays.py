"""A parent hears neutrally that a child comes of age, by day, three times at most; /family says what it means."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from aiohttp import ClientSession

from bot.jobs.nudges import Birthdays, nudges
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.people.coming_of_age import TEXT
from dialogs.language import KYIV
from playground import Playground, start
from storage import Database, MasterKey
from tests.bot.beside import Beside
from tests.bot.families.household import CHILD, SOFIA, Household
from tests.dialogs.finder.life_stories import Other

BIRTHDAY = datetime(2027, 2, 10, 11, 0, tzinfo=KYIV)
BORN = "10 лютого 2009"


class Clock:
    def __init__(self) -> None:
        self.now = BIRTHDAY - timedelta(days=100)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with await start() as running:
        yield running


@pytest.fixture
async def database(database_url: str, key: MasterKey, clock: Clock) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: clock.now)
    yield database
    await database.close()


class Days:
    """Whoever looks for birthdays, and whoever tells of them."""

    def __init__(self, playground: Playground, birthdays: Birthdays, beside: Beside) -> None:
        self._playground = playground
        self._birthdays = birthdays
        self._beside = beside

    async def look(self) -> int:
        """How many messages came of a look."""
        before = await heard(self._playground)
        await self._birthdays.look()
        await self._beside.settled()
        return await heard(self._playground) - before


@pytest.fixture
async def birthdays(playground: Playground, database: Database) -> AsyncIterator[Days]:
    wire = Wire(playground.url, playground.token)
    beside = Beside(database, *nudges(wire, database, Patience()))
    yield Days(playground, Birthdays(database, beside.wake), beside)
    await beside.close()
    await wire.close()


async def parent(database: Database, playground: Playground) -> Household:
    async with ClientSession() as client:
        await client.post(f"{playground.url}/chat/1/text", json={"text": "/start"})
    chat = Household(database)
    await chat.enrol(1)
    await chat.filled("A1.2", {**CHILD, "child_birth_date": BORN})
    await chat.come_back()
    return chat


async def heard(playground: Playground) -> int:
    async with ClientSession() as client, client.get(f"{playground.url}/chat/1/messages") as response:
        messages = (await response.json())["messages"]
    return sum(one["from_bot"] and one["text"] == TEXT for one in messages)


async def test_three_times_and_never_twice(
    database: Database, playground: Playground, birthdays: Days, clock: Clock
) -> None:
    chat = await parent(database, playground)
    times: list[int] = []
    for left in range(95, -3, -1):
        clock.now = BIRTHDAY - timedelta(days=left)
        if await birthdays.look():
            times.append(left)
        assert await birthdays.look() == 0
    assert times == [90, 30, 7]
    assert await heard(playground) == 3
    clock.now = BIRTHDAY - timedelta(days=1)
    (note,) = (await chat.say("/family")).notes
    assert note.startswith("Софія: 18 років буде 10 лютого 2027")
    clock.now = BIRTHDAY
    (note,) = (await chat.say("/family")).notes
    assert note == "Софія: уже є 18 років, тож заяву подає сама людина. Можна передати їй чернетки."


async def test_nobody_is_woken_at_night_and_what_was_missed_is_told_by_day(
    database: Database, playground: Playground, birthdays: Days, clock: Clock
) -> None:
    await parent(database, playground)
    clock.now = (BIRTHDAY - timedelta(days=20)).replace(hour=3)
    assert await birthdays.look() == 0
    clock.now = clock.now.replace(hour=12)
    assert await birthdays.look() == 1


async def test_a_child_without_a_claim_or_in_the_archive_is_no_news(
    database: Database, playground: Playground, birthdays: Days, clock: Clock
) -> None:
    chat = await parent(database, playground)
    await chat.listed({}, Other(SOFIA.replace("Софія", "Марія"), BORN))
    await chat.say("/family", "Софія", "До архіву")
    clock.now = BIRTHDAY - timedelta(days=20)
    assert await birthdays.look() == 0
    assert not (await chat.say("/family")).notes
