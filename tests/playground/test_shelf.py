"""The practice world outlives its process: what comes back, what never does, and what lies on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, BufferedInputFile, KeyboardButton, ReplyKeyboardMarkup
from aiohttp import ClientSession, FormData

from playground import start
from tests.playground.conftest import bot_of


class Life:
    """One process: the playground on a folder, a bot and a person's client."""

    def __init__(self, url: str, token: str, bot: Bot, client: ClientSession) -> None:
        self.url, self.token, self.bot, self.client = url, token, bot, client

    async def do(self, door: str, user: int = 1, **fields: Any) -> dict[str, Any]:
        async with self.client.post(f"/chat/{user}/{door}", json=fields) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())

    async def chat(self, user: int = 1, **query: Any) -> dict[str, Any]:
        async with self.client.get(f"/chat/{user}/messages", params=query) as response:
            return dict(await response.json())


@asynccontextmanager
async def life(folder: Path) -> AsyncIterator[Life]:
    playground = await start(folder=folder)
    async with playground, bot_of(playground) as bot, ClientSession(playground.url) as client:
        yield Life(playground.url, playground.token, bot, client)


async def test_a_restart_keeps_the_chat_and_its_bot(tmp_path: Path) -> None:
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Назад")]])
    async with life(tmp_path) as first:
        await first.do("text", text="/start")
        form = FormData()
        form.add_field("files", b"evidence", filename="довідка.pdf")
        async with first.client.post("/chat/1/files", data=form) as response:
            assert response.status == 200
        await first.bot.set_my_commands([BotCommand(command="help", description="Допомога")])
        await first.bot.set_my_description("Опис")
        await first.bot.send_document(1, BufferedInputFile(b"zip", "Заява.zip"))
        sent = await first.bot.send_message(1, "<b>Питання</b>", parse_mode="HTML", reply_markup=keyboard)
        gone = await first.bot.send_message(1, "зайве")
        await first.bot.delete_message(1, gone.message_id)
        before = await first.chat()
        (received,) = [u.message for u in await first.bot.get_updates() if u.message and u.message.document]
    async with life(tmp_path) as second:
        assert (second.token, second.url) == (first.token, first.url)
        assert await second.chat() == before
        reminded = await second.bot.send_message(1, "Чернетка чекає")
        assert reminded.message_id > gone.message_id > sent.message_id
        assert received.document
        file = await second.bot.download(received.document)
        assert file and file.read() == b"evidence"
        package = before["messages"][2]["message_id"]
        async with second.client.get(f"/chat/1/documents/{package}") as response:
            assert await response.read() == b"zip"
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await second.bot.send_message(2, "Хто тут?")
        changed = await second.chat(after=before["revision"], history=before["history"])
    assert [message["text"] for message in changed["messages"]] == ["Чернетка чекає"]


async def test_updates_not_yet_fetched_come_and_no_number_comes_twice(tmp_path: Path) -> None:
    seen: list[int] = []
    for text in ("один", "два", "три"):
        async with life(tmp_path) as present:
            await present.do("text", text=text)
            updates = await present.bot.get_updates()
            seen += [update.update_id for update in updates]
            assert updates[-1].message and updates[-1].message.text == text
            if text == "два":
                await present.bot.get_updates(offset=updates[-1].update_id + 1)
    # «один» stays until it is confirmed, in the second life; «три» is alone.
    assert len(seen) == 4 and seen == sorted(seen) and len(set(seen)) == 3


async def test_a_crash_loses_a_moment_and_never_repeats_a_number(tmp_path: Path) -> None:
    """As a kill leaves it: nothing is written at the end."""
    playground = await start(folder=tmp_path)
    async with ClientSession(playground.url) as client:
        async with client.post("/chat/1/text", json={"text": "записано"}) as response:
            first = (await response.json())["update_id"]
        kept = (tmp_path / "chat-1", tmp_path / "world")
        async with asyncio.timeout(10):
            while not kept[0].exists():
                await asyncio.sleep(0.05)
        before = [path.read_bytes() for path in kept]
        async with client.post("/chat/1/text", json={"text": "за мить до кінця"}) as response:
            second = (await response.json())["update_id"]
    await playground.close()
    for path, content in zip(kept, before, strict=True):
        path.write_bytes(content)
    async with life(tmp_path) as later:
        assert [message["text"] for message in (await later.chat())["messages"]] == ["записано"]
        third = (await later.do("text", text="далі"))["update_id"]
    assert first < second < third


async def test_nothing_readable_lies_on_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "chat"
    async with life(folder) as present:
        await present.do("text", text="канарка на підвіконні")
        form = FormData()
        form.add_field("files", "канарка у файлі".encode(), filename="канарка.pdf")
        async with present.client.post("/chat/1/files", data=form) as response:
            assert response.status == 200
    paths = list(folder.iterdir())
    assert len(paths) >= 4
    for path in paths:
        assert path.stat().st_mode & 0o777 == 0o600
        content = path.read_bytes()
        assert "канарка".encode() not in content and present.token.encode() not in content
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damaged", ["chat-1", "world", "key"])
async def test_what_does_not_open_begins_anew(tmp_path: Path, damaged: str) -> None:
    async with life(tmp_path) as first:
        for user in (1, 2):
            await first.do("text", user=user, text="Добрий день")
    content = bytearray((tmp_path / damaged).read_bytes())
    content[-1] ^= 1
    (tmp_path / damaged).write_bytes(bytes(content))
    async with life(tmp_path) as second:
        left = {user: len((await second.chat(user))["messages"]) for user in (1, 2)}
        assert left == {1: 0, 2: int(damaged == "chat-1")}
        assert (second.token == first.token) == (damaged == "chat-1")
        await second.do("text", text="знову")
    async with life(tmp_path) as third:
        assert [message["text"] for message in (await third.chat())["messages"]] == ["знову"]


async def test_another_port_is_taken_when_the_last_one_is_busy(tmp_path: Path) -> None:
    async with life(tmp_path / "one") as first:
        port = int(first.url.rsplit(":", 1)[1])
    async with await start(port), life(tmp_path / "one") as second:
        assert second.url != first.url and second.token == first.token
