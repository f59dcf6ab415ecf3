"""A bad line, in time that jumps to whatever comes next: the real intake, turns and screens on a real database.

Only Telegram is not there. It is slow, it fails, and it fails after it did what it was asked to.
"""

from __future__ import annotations

import asyncio
import re
import selectors
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

from bot.intake.ingest import Ingest
from bot.intake.turns import Turns
from bot.telegram.errors import ServerError, TooManyRequests, Unreachable
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.limits import Limits
from storage import Database, Folder, MasterKey, Vault

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    """Waits for nothing: the clock jumps instead."""

    jump: Callable[[float], None]

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if not found and timeout is None:
            found = super().select(5)
            assert found, "nothing will ever happen any more"
        elif not found and timeout is not None and timeout > 0:
            self.jump(timeout)
        return found


class HurriedLoop(asyncio.SelectorEventLoop):
    """Work of threads is done at once, since the clock would jump over it."""

    def __init__(self) -> None:
        self._now = 0.0
        selector = _Selector()
        selector.jump = self._jump
        super().__init__(selector)

    def _jump(self, seconds: float) -> None:
        self._now += seconds

    def time(self) -> float:
        return self._now

    def monotonic(self) -> float:
        """In place of the module `time`, where the bot asks it."""
        return self._now

    def run_in_executor(self, _: Any, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:  # type: ignore[override]
        done: asyncio.Future[T] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
            done.set_exception(error)
        return done


class Message:
    """What the bot has said: a screen, if it has a heading and is no settled answer. Its buttons by their labels."""

    def __init__(self, number: int, html: str, markup: Mapping[str, Any] | None) -> None:
        self.number, self.html = number, html
        bold = None if html.startswith("✅") else re.search(r"<b>(.*?)</b>", html, re.DOTALL)
        self.heading = unescape(bold[1]) if bold else ""
        rows = (markup or {}).get("inline_keyboard", [])
        self.buttons = {
            one["text"]: one["callback_data"] for row in rows for one in row if "callback_data" in one
        }


class Chat:
    """One person's chat, as their phone has it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.messages: dict[int, Message] = {}
        self.last = 0
        self.shown = 0
        self.toasts: list[str] = []
        self._bell = asyncio.Event()

    @property
    def screens(self) -> list[Message]:
        return [message for message in self.messages.values() if message.heading]

    def number_next(self) -> int:
        self.last += 1
        return self.last

    def hear(self, html: str, markup: Mapping[str, Any] | None) -> int:
        number = self.number_next()
        self.messages[number] = Message(number, html, markup)
        self.shown += bool(self.messages[number].heading)
        self._bell.set()
        self._bell = asyncio.Event()
        return number

    async def hears(self, known: int, within: float) -> None:
        """Wait until a screen newer than message `known` is there, for so many seconds at most."""
        try:
            async with asyncio.timeout(within):
                while not (self.screens and self.screens[-1].number > known):
                    await self._bell.wait()
        except TimeoutError:
            pass


class BadTelegram(Wire):
    """Every call takes `delay` seconds, and sometimes more by `jitter`. Of those that fail (a share of `failing`) every
    third has done what it was asked to, and only the answer is lost."""

    def __init__(self, chance: Random, delay: float, failing: float, jitter: float = 0.0) -> None:
        super().__init__("http://telegram.invalid", "1:token")
        self._chance, self.delay, self._failing, self._jitter = chance, delay, failing, jitter
        self._chats: dict[int, Chat] = {}
        self._pressed: dict[str, Chat] = {}

    def chat(self, number: int) -> Chat:
        return self._chats.setdefault(number, Chat(number))

    def press(self, query: str, chat: Chat) -> None:
        self._pressed[query] = chat

    async def send(self, **fields: Any) -> int:
        chat = self.chat(fields["chat_id"])
        return await self._does(10, lambda: chat.hear(fields["text"], fields.get("reply_markup")))

    async def edit(self, **fields: Any) -> None:
        messages, number = self.chat(fields["chat_id"]).messages, fields["message_id"]

        def change() -> None:
            messages[number] = Message(
                number, fields.get("text") or messages[number].html, fields.get("reply_markup")
            )

        await self._does(5, change)

    async def release(self, query: str, toast: str = "") -> None:
        await self._does(5, lambda: self._pressed[query].toasts.extend([toast] if toast else []))

    async def _does(self, within: float, effect: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(within):
                await asyncio.sleep(self.delay + self._jitter * self._chance.random() ** 3)
        except TimeoutError:
            raise Unreachable from None
        if self._chance.random() >= self._failing:
            return effect()
        if self._chance.random() < 1 / 3:
            effect()
        raise self._chance.choice((ServerError(), Unreachable(), TooManyRequests(1, "Too Many Requests")))


class Line:
    """The bot behind it, by long polling. With `late` an update may be on its way so many seconds longer than the next
    one of the same person."""

    def __init__(
        self, database: Database, telegram: BadTelegram, files: Path, chance: Random, late: float = 0.0
    ) -> None:
        self.telegram, self._chance, self._late = telegram, chance, late
        self._presenter = Presenter(telegram, database, Patience(), lambda *kinds: None)
        self.turns = Turns(database, Vault(Folder(files)), self._presenter, Limits(), lambda *kinds: None)
        self.ingest = Ingest(database, self.turns.lanes, 1, self.turns.take_at_once, self.turns.welcome)
        self._waiting: list[dict[str, Any]] = []
        self._rings = asyncio.Event()
        self._carried: set[asyncio.Task[Any]] = set()
        self._updates = 0
        self._polling = asyncio.create_task(self._poll())

    def say(self, chat: Chat, text: str) -> None:
        self._send(self._typed(chat, text))

    def typed(self, chat: Chat, text: str) -> dict[str, Any]:
        """The update of a text, for whoever brings it themselves."""
        return self._numbered(self._typed(chat, text))

    def _typed(self, chat: Chat, text: str) -> dict[str, Any]:
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
        return {"message": self._message(chat, chat.number_next()) | {"text": text, "entities": entities}}

    def press(self, chat: Chat, number: int, data: str) -> None:
        query = f"q{self._updates}"
        self.telegram.press(query, chat)
        self._send({"callback_query": {"id": query, "data": data, "message": self._message(chat, number)}})

    def _message(self, chat: Chat, number: int) -> dict[str, Any]:
        at = int(START.timestamp() + asyncio.get_running_loop().time())
        whose = {"id": chat.number, "is_bot": False, "language_code": "uk"}
        return {
            "message_id": number,
            "date": at,
            "chat": {"id": chat.number, "type": "private"},
            "from": whose,
        }

    def _send(self, content: dict[str, Any]) -> None:
        update = self._numbered(content)
        if self._late:
            task = asyncio.create_task(self._carry(update, self._chance.random() * self._late))
            self._carried.add(task)
            task.add_done_callback(self._carried.discard)
        else:
            self._waiting.append(update)
            self._rings.set()

    def _numbered(self, content: dict[str, Any]) -> dict[str, Any]:
        self._updates += 1
        return {"update_id": self._updates, **content}

    async def _carry(self, update: dict[str, Any], seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.ingest.accept(update)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(self.telegram.delay)
            await self._rings.wait()
            self._rings.clear()
            updates, self._waiting = self._waiting, []
            await self.ingest.accept(*updates)

    async def close(self) -> None:
        for task in (self._polling, *self._carried):
            task.cancel()
        await asyncio.gather(self._polling, *self._carried, return_exceptions=True)
        await self.turns.close()
        await self._presenter.close()


def hurried(folder: Path, monkeypatch: pytest.MonkeyPatch, scene: Callable[[Database], Awaitable[T]]) -> T:
    """Play a scene on an open database, in time that jumps."""
    loop = HurriedLoop()
    monkeypatch.setattr("bot.telegram.patience.time", loop)

    async def play() -> T:
        key = MasterKey.load_or_create(folder / "master.key")
        database = await Database.open(
            f"sqlite:///{folder}/line.sqlite3", key, clock=lambda: START + timedelta(seconds=loop.time())
        )
        try:
            return await scene(database)
        finally:
            await database.close()

    try:
        return loop.run_until_complete(play())
    finally:
        loop.close()
