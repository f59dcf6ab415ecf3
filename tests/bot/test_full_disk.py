"""A disk that becomes full while somebody is answered, and stays so: they are shown nothing twice for it, and once
there is room everything goes on where it was."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storage import Database, StorageError
from tests.bot.line import BadTelegram, Chat, Line, hurried
from tests.room import room


class Filling(BadTelegram):
    """Once `fills` is set, the disk is full when Telegram has taken the next message, until `disk` is closed."""

    def __init__(self) -> None:
        super().__init__(Random(1), 0.1, 0)
        self.fills = False
        self.disk = ExitStack()

    async def send(self, **fields: Any) -> int:
        number = await super().send(**fields)
        if self.fills:
            self.fills = False
            self.disk.enter_context(room(1))
        return number


@pytest.fixture
def telegram() -> Iterator[Filling]:
    telegram = Filling()
    with telegram.disk:
        yield telegram


async def _told(line: Line, chat: Chat, *texts: str) -> None:
    for text in texts:
        known = chat.last
        line.say(chat, text)
        await chat.hears(known, 600)


def test_a_question_comes_once_however_long_the_disk_is_full(
    telegram: Filling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(database: Database) -> None:
        line, chat = Line(database, telegram, tmp_path, Random(1)), telegram.chat(7)
        await _told(line, chat, "/start", "Почати нову заяву", "A4.2")
        telegram.fills = True
        await _told(line, chat, "Для мене")
        asked, shown = chat.screens[-1].heading, chat.shown
        update = line.typed(chat, "Так")
        for _ in range(20):  # as polling does
            with pytest.raises(StorageError):
                await line.ingest.accept(update)
            await asyncio.sleep(30)
        assert [screen.heading for screen in chat.screens].count(asked) == 1
        assert chat.shown == shown
        telegram.disk.close()
        await line.ingest.accept(update)
        await asyncio.sleep(60)
        assert chat.shown == shown + 1
        assert chat.screens[-1].heading != asked
        first = next(message for message in chat.messages.values() if asked in message.html)
        assert first.html.startswith("✅")  # its buttons are gone, so it was known which message it is
        await line.close()

    hurried(tmp_path, monkeypatch, scene)
