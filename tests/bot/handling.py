"""A program that only handles what it takes in, and notes who said what."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import orjson
import pytest
from sqlalchemy import func, select

from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from storage import Database, Row, tables

BOT = 77
Update = dict[str, Any]


class Desk:
    """Handles updates as the program does: marks them done, and notes who said what. `meet` may get in the way."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.lanes = Lanes(database, self.handle, self.give_up)
        self.ingest = Ingest(database, self.lanes, BOT)
        self.heard: list[tuple[int, str]] = []
        self.given_up: list[str] = []
        self.meet: Callable[[int, str], Any] = lambda person, text: None
        self.news = asyncio.Condition()

    async def handle(self, row: Row, update: Update | None) -> None:
        message = (update or orjson.loads(row.body))["message"]
        person, text = message["chat"]["id"], message["text"]
        if (hindrance := self.meet(person, text)) is not None:
            await hindrance
        await self.database.write(lambda work: work.inbox.done(row))
        await self._note(lambda: self.heard.append((person, text)))

    async def give_up(self, row: Row) -> None:
        await self.database.write(lambda work: work.inbox.done(row))
        await self._note(lambda: self.given_up.append(orjson.loads(row.body)["message"]["text"]))

    async def _note(self, what: Callable[[], None]) -> None:
        async with self.news:
            what()
            self.news.notify_all()

    async def until(self, count: int) -> None:
        """Wait until so many updates have been handled or given up."""
        async with asyncio.timeout(30), self.news:
            await self.news.wait_for(lambda: len(self.heard) + len(self.given_up) >= count)

    def texts_of(self, person: int) -> list[str]:
        return [text for who, text in self.heard if who == person]


@pytest.fixture
async def desks(database: Database) -> AsyncIterator[Callable[[], Desk]]:
    """Makes desks: a second one is the program started anew."""
    made: list[Desk] = []

    def make() -> Desk:
        made.append(Desk(database))
        return made[-1]

    yield make
    for desk in made:
        await desk.lanes.close(0)


@pytest.fixture
def desk(desks: Callable[[], Desk]) -> Desk:
    return desks()


def said(number: int, person: int = 1, text: str = "", kind: str = "message", **message: Any) -> Update:
    chat = {"id": person, "type": "private"}
    return {
        "update_id": number,
        kind: {"message_id": number, "chat": chat, "text": text or str(number), **message},
    }


async def rows(database: Database) -> int:
    """Those that wait, and those that were handled."""
    waiting, handled = (
        select(func.count()).select_from(t).scalar_subquery() for t in (tables.inbox, tables.handled)
    )
    count = select(waiting + handled)
    return await database.read(lambda work: work.connection.execute(count).scalar_one())


async def waiting(database: Database) -> list[int]:
    return await database.read(lambda work: work.inbox.waiting())
