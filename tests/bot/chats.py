"""A Bot API server with the chats of people, a database, and a clock for both."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession

from playground import Playground, start
from storage import Database, MasterKey

ASKED = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


class Chats:
    """A Bot API server with the chats of people, and a clock."""

    def __init__(self, playground: Playground, client: ClientSession) -> None:
        self.now = ASKED
        self._playground = playground
        self._client = client

    async def join(self, number: int) -> None:
        """Somebody writes to the bot, without which it may not write to them."""
        url = f"{self._playground.url}/chat/{number}/text"
        async with self._client.post(url, json={"text": "/start"}) as response:
            assert response.status == 200

    async def heard(self, number: int) -> list[str]:
        async with self._client.get(f"{self._playground.url}/chat/{number}/messages") as response:
            messages = (await response.json())["messages"]
        return [message["text"] for message in messages if message["from_bot"]]

    async def fail(self, method: str, status: int | str, **fault: object) -> None:
        order = {"method": method, "status": status, **fault}
        async with self._client.post(f"{self._playground.url}/playground/faults", json=order) as response:
            assert response.status == 200, await response.text()

    async def mend(self) -> None:
        """No call fails any more."""
        async with self._client.delete(f"{self._playground.url}/playground/faults") as response:
            assert response.status == 200, await response.text()

    async def buttons(self, number: int) -> list[dict[str, str]]:
        """Of each message that has some, what they say and carry."""
        async with self._client.get(f"{self._playground.url}/chat/{number}/messages") as response:
            messages = (await response.json())["messages"]
        rows = [
            message["reply_markup"]["inline_keyboard"] for message in messages if "reply_markup" in message
        ]
        return [{b["text"]: b["callback_data"] for row in each for b in row} for each in rows]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with await start() as running:
        yield running


@pytest.fixture
async def chats(playground: Playground) -> AsyncIterator[Chats]:
    async with ClientSession() as client:
        yield Chats(playground, client)


@pytest.fixture
async def database(database_url: str, key: MasterKey, chats: Chats) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: chats.now)
    yield database
    await database.close()
