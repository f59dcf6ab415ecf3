"""The door for updates by webhook: closed to strangers, and 200 only for what is stored."""

import asyncio
import json
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import func, select

from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from bot.intake.webhook import Webhook
from storage import Database, MasterKey, Row, tables

SECRET = "an-invented-secret-of-the-webhook"
MB = 1024 * 1024
Push = Callable[..., Awaitable[int]]


async def _never(row: Row, update: dict[str, Any] | None = None) -> None:
    await asyncio.Event().wait()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "zayava.sqlite3"


@pytest.fixture
async def database(file: Path, key: MasterKey) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{file}?timeout=0.2", key)
    yield database
    await database.close()


@pytest.fixture
async def port(database: Database) -> AsyncIterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = int(free.getsockname()[1])
    lanes = Lanes(database, _never, _never)
    webhook = Webhook(Ingest(database, lanes, 77), SECRET, "/hook", number)
    await webhook.start()
    yield number
    await webhook.close()
    await lanes.close(0)


@pytest.fixture
async def push(port: int) -> AsyncIterator[Push]:
    """Posts a body as Telegram does; returns the status."""
    async with ClientSession() as client:

        async def post(body: bytes, secret: str = SECRET, path: str = "/hook") -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
            async with client.post(
                f"http://127.0.0.1:{port}{path}", data=BytesIO(body), headers=headers
            ) as response:
                return response.status

        yield post


def update(number: int = 1, chat: str = "private", text: str = "слово") -> bytes:
    message = {"message_id": 1, "chat": {"id": 5, "type": chat}, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def stored(database: Database) -> int:
    count = select(func.count()).select_from(tables.inbox)
    return await database.read(lambda work: work.connection.execute(count).scalar_one())


async def test_an_update_is_taken_once(push: Push, database: Database) -> None:
    assert {await push(update()) for _ in range(3)} == {200}
    assert await stored(database) == 1


async def test_half_of_a_sign_is_no_reason_to_refuse_the_rest(push: Push, database: Database) -> None:
    assert await push(update(text="слово \ud83d")) == 200
    assert await stored(database) == 1


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper()])
async def test_without_the_secret_the_door_is_closed(push: Push, database: Database, secret: str) -> None:
    assert await push(update(), secret) == 401
    assert await push(b"not even JSON", secret) == 401
    assert await stored(database) == 0


@pytest.mark.parametrize(
    "sent", [b"POST /hook HTTP/1.1\r\nHost: x", b"GET /elsewhere HTTP/1.1\r\nHost: x", b"\0"]
)
async def test_strangers_learn_of_no_version(port: int, sent: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent + b"\r\nConnection: close\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    assert b"HTTP/1." in answer and b"aiohttp" not in answer and b"Python" not in answer


async def test_a_secret_that_is_no_text_is_wrong_too(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: \xff\xfe\r\n\r\n{}"
    )
    assert (await reader.readline()).split()[1] == b"401"
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"17",
        b"null",
        b'"text"',
        b'{"message": {"chat": {"type": "private", "id": 5}}}',
        b'{"update_id": 1, "message": []}x',
        b'{"update_id": 1, "message": "text"}',
        b'{"update_id": 1, "message": {"chat": {"type": "private"}}}',
        b'{"update_id": "one", "message": {"chat": {"type": "private", "id": 5}}}',
        b'{"update_id": 18446744073709551615, "message": {"chat": {"type": "private", "id": 5}}}',
        b"[" * 100_000,
    ],
)
async def test_what_is_no_update_is_refused(push: Push, database: Database, body: bytes) -> None:
    assert await push(body) == 400
    assert await stored(database) == 0
    assert await push(update()) == 200


async def test_a_body_above_a_megabyte_is_refused(push: Push, database: Database) -> None:
    assert await push(update(text="x" * (MB - 1000))) == 200
    assert await push(update(2, text="x" * (MB + 1))) == 413
    assert await stored(database) == 1


@pytest.mark.parametrize("chat", ["group", "supergroup", "channel"])
async def test_other_chats_are_passed_over(push: Push, database: Database, chat: str) -> None:
    assert await push(update(chat=chat)) == 200
    assert await stored(database) == 0


async def test_there_is_one_door_only(push: Push) -> None:
    assert await push(update(), path="/") == 404


async def test_nothing_is_acknowledged_while_the_database_is_locked(
    push: Push, database: Database, file: Path
) -> None:
    """Telegram hears 503 and brings the update again."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert await push(update()) == 503
    other.execute("ROLLBACK")
    other.close()
    assert await stored(database) == 0
    assert await push(update()) == 200
    assert await stored(database) == 1
