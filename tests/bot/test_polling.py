"""Long polling: the offset, which tells Telegram what we have, moves only after the commit."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select

from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from bot.intake.polling import Polling
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from storage import Database, MasterKey, Row, tables

TOKEN = "123456789:" + "A" * 35


class Telegram:
    """Answers getUpdates with what was prepared, one batch for each call, and notes the offsets asked for."""

    def __init__(self, *answers: list[dict[str, Any]] | int | str) -> None:
        self._answers = list(answers)
        self.offsets: list[int] = []
        self.idle = asyncio.Event()
        app = web.Application()
        app.router.add_post("/bot{token}/getUpdates", self._updates)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)

    async def __aenter__(self) -> "Telegram":
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _updates(self, request: web.Request) -> web.Response:
        self.offsets.append((await request.json())["offset"])
        if not self._answers:
            self.idle.set()
            await asyncio.Event().wait()
        answer = self._answers.pop(0)
        if isinstance(answer, str):
            return web.Response(text=answer, content_type="text/html")
        if isinstance(answer, int):
            return web.json_response({"ok": False, "error_code": answer, "description": "?"}, status=answer)
        return web.json_response({"ok": True, "result": answer})


def said(number: int, chat: str = "private") -> dict[str, Any]:
    return {
        "update_id": number,
        "message": {"message_id": number, "chat": {"id": 5, "type": chat}, "text": "слово"},
    }


async def _never(row: Row, update: dict[str, Any] | None = None) -> None:
    await asyncio.Event().wait()


@pytest.fixture
async def database(tmp_path: Path, key: MasterKey) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path / 'zayava.sqlite3'}?timeout=0.2", key)
    yield database
    await database.close()


async def poll(telegram: Telegram, database: Database) -> list[int]:
    """Poll until there is nothing more; the ids of the updates that are stored."""
    lanes = Lanes(database, _never, _never)
    wire = Wire(telegram.url, TOKEN)
    polling = Polling(wire, Ingest(database, lanes, 77), Patience(), lambda left: None)
    task = asyncio.create_task(polling.run())
    try:
        await asyncio.wait_for(telegram.idle.wait(), 30)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await wire.close()
    await lanes.close(0)
    ids = select(tables.inbox.c.update_id).order_by(tables.inbox.c.id)
    return await database.read(lambda work: [*work.connection.execute(ids).scalars()])


async def test_each_batch_is_confirmed_by_the_next_call(database: Database) -> None:
    async with Telegram([said(7), said(8)], [], [said(9)]) as telegram:
        assert await poll(telegram, database) == [7, 8, 9]
        assert telegram.offsets == [0, 9, 9, 10]


async def test_groups_are_confirmed_and_not_stored(database: Database) -> None:
    async with Telegram([said(7, "group")]) as telegram:
        assert await poll(telegram, database) == []
        assert telegram.offsets == [0, 8]


async def test_the_offset_waits_for_a_locked_database(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram is asked again with the old offset, and brings the same updates; the log says why."""
    batch = [said(7), said(8)]
    other = sqlite3.connect(tmp_path / "zayava.sqlite3", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    async with Telegram(batch, batch, batch) as telegram:

        async def unlock() -> None:
            while len(telegram.offsets) < 2:
                await asyncio.sleep(0.01)
            other.execute("ROLLBACK")

        _, stored = await asyncio.gather(unlock(), poll(telegram, database))
        assert stored == [7, 8]
        assert telegram.offsets[:2] == [0, 0]
        assert telegram.offsets[-1] == 9
    other.close()
    assert "polling.paused error=storage.busy" in caplog.messages


@pytest.mark.parametrize(
    "answer", [409, 500, 502, 429, "<html>502 Bad Gateway</html>", '["not", "an", "object"]', "null"]
)
async def test_an_outage_is_waited_out(database: Database, answer: int | str) -> None:
    async with Telegram([said(7)], answer, [said(8)]) as telegram:
        assert await poll(telegram, database) == [7, 8]
        assert telegram.offsets == [0, 8, 8, 9]


async def test_ids_that_restart_are_confirmed(database: Database) -> None:
    async with Telegram([said(900_000)], [said(12)]) as telegram:
        assert await poll(telegram, database) == [900_000, 12]
        assert telegram.offsets == [0, 900_001, 13]


async def test_what_is_no_update_does_not_hold_up_the_others(database: Database) -> None:
    broken = {"update_id": 8, "message": {"chat": {"type": "private"}}}
    async with Telegram([said(7), broken, said(9)], [said(10)]) as telegram:
        assert await poll(telegram, database) == [7, 9, 10]
        assert telegram.offsets == [0, 10, 11]


async def test_half_of_a_sign_does_not_hold_up_everybody(database: Database) -> None:
    """Text that was cut amid a surrogate pair: JSON can say it (RFC 8259, section 8.2), and no text can hold it."""
    half = said(8)
    half["message"]["text"] = "слово \ud83d"
    async with Telegram([said(7), half], [said(9)]) as telegram:
        assert await poll(telegram, database) == [7, 8, 9]
