"""Everything the playground holds: people, their chats, messages and files."""

from __future__ import annotations

import asyncio
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath
from typing import Any

from .bell import Bell
from .faults import Faults
from .formatting import render
from .profile import Profile
from .refusals import bad_request, forbidden
from .updates import Updates

Message = dict[str, Any]

_FILES = "live_photo photo animation document audio video video_note voice sticker".split()
"""Parts of a message that are files. Of two, the first is what was sent, the second for bots that do not know it."""

BOT_NAME = "Заява"
PEOPLE = {1: "Олена", 2: "Тарас", 3: "Ніна", 4: "Андрій"}


def now() -> int:
    """The moment as the Bot API writes it: whole seconds since 1970."""
    return int(time.time())


@dataclass(frozen=True)
class StoredFile:
    """The bytes of one file, which came through a chat; several ids may lead to it, one for each size of a photo."""

    chat_id: int
    file_id: str
    file_unique_id: str
    path: str
    name: str
    content: bytes = field(repr=False)


_NOT_QUOTED = frozenset({"reply_to_message", "pinned_message"})


@dataclass(frozen=True)
class Line:
    """One message of a chat as it now stands; an edit puts a new line in its place.

    `bare` is false once a message has carried a keyboard other than an inline one: Telegram does not let bots
    edit such messages.
    """

    message: Message
    from_bot: bool
    bare: bool = True

    @property
    def quoted(self) -> Message:
        """The message as it stands inside another one that replies to it or pins it."""
        return {key: value for key, value in self.message.items() if key not in _NOT_QUOTED}

    @cached_property
    def view(self) -> dict[str, Any]:
        """The message as the page gets it: Bot API JSON, who wrote it, and safe markup."""
        part = "text" if "text" in self.message else "caption"
        html = render(
            self.message.get(part, ""),
            self.message.get("entities" if part == "text" else "caption_entities", []),
        )
        return {**self.message, "from_bot": self.from_bot, "html": html}


class Chat:
    """A private chat: its person, its lines by message id, and everything that happened, in order."""

    def __init__(self, number: int) -> None:
        name = PEOPLE.get(number, f"Людина {number}")
        self.id = number
        self.language = "uk"
        self.person = {"id": number, "is_bot": False, "first_name": name, "language_code": self.language}
        self.card = {"id": number, "type": "private", "first_name": name}
        self.started = False
        self.blocked = False
        self.pinned: list[int] = []
        self.lines: dict[int, Line] = {}
        self.keyboard: dict[str, Any] | None = None
        self.bell = Bell()
        self._events: list[dict[str, Any]] = []

    @property
    def revision(self) -> int:
        return len(self._events)

    def happen(self, kind: str, **details: Any) -> None:
        self._events.append({"revision": len(self._events) + 1, "type": kind, **details})
        self.bell.ring()

    def since(self, revision: int) -> list[dict[str, Any]]:
        """Events after a revision, lines shown as they were then."""
        return [
            {**event, "message": event["message"].view} if "message" in event else event
            for event in self._events[max(revision, 0) :]
        ]

    def put(self, line: Line) -> None:
        message_id = line.message["message_id"]
        kind = "edit" if message_id in self.lines else "new"
        self.lines[message_id] = line
        self.happen(kind, message=line)

    def remove(self, message_id: int) -> bool:
        if self.lines.pop(message_id, None) is None:
            return False
        self.unpin([message_id])
        self.happen("delete", message_id=message_id)
        return True

    def pin(self, message_id: int) -> None:
        self.unpin([message_id])
        self.pinned.append(message_id)

    def unpin(self, message_ids: list[int]) -> None:
        self.pinned = [one for one in self.pinned if one not in message_ids]

    def age(self, seconds: int) -> None:
        """Make the messages so far older."""
        for message_id, line in self.lines.items():
            older = {**line.message, "date": line.message["date"] - seconds}
            self.lines[message_id] = replace(line, message=older)

    def show_keyboard(self, keyboard: dict[str, Any] | None) -> None:
        if keyboard != self.keyboard:
            self.keyboard = keyboard
            self.happen("keyboard", keyboard=keyboard)


class World:
    """One bot and the people who talk to it."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.bot = {
            "id": int(token.split(":", 1)[0]),
            "is_bot": True,
            "first_name": BOT_NAME,
            "username": "zayava_playground_bot",
        }
        self.updates = Updates()
        self.profile = Profile()
        self.faults = Faults()
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.queries: dict[str, Chat] = {}
        self._ended = asyncio.Event()
        # A bot remembers message ids longer than this process lives, so they never start again.
        self._last_message = now()

    @property
    def closed(self) -> bool:
        return self._ended.is_set()

    async def pause(self, seconds: float) -> None:
        """Wait, but not beyond the end."""
        if seconds > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), seconds)

    def chat(self, number: int) -> Chat:
        """The chat of a person, opened when first looked at; the bot cannot write there until they have written."""
        if number not in self.chats:
            self.chats[number] = Chat(number)
        return self.chats[number]

    def chat_for_bot(self, chat_id: int | str) -> Chat:
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def new_message(self, chat: Chat, author: dict[str, Any], **content: Any) -> Message:
        """A message with the next id, in the key order of the Bot API; empty parts are left out."""
        self._last_message += 1
        message = {
            "message_id": self._last_message,
            "from": author,
            "chat": chat.card,
            "date": now(),
            **content,
        }
        return {key: value for key, value in message.items() if value is not None and value != []}

    def keep(self, chat: Chat, folder: str, name: str, content: bytes, ids: int = 1) -> list[StoredFile]:
        """Store bytes once under `ids` fresh identifiers."""
        suffix = PurePath(name).suffix
        suffix = suffix.lower() if suffix.isascii() and suffix[1:].isalnum() else ""
        kept = []
        for _ in range(ids):
            path = f"{folder}/file_{len(self.files)}{suffix}"
            names = secrets.token_urlsafe(32), secrets.token_urlsafe(11)
            file = StoredFile(chat.id, *names, path, name, content)
            self.files[file.file_id] = self.by_path[path] = file
            kept.append(file)
        return kept

    def file_of(self, message: Message) -> StoredFile | None:
        """The file that a message carries; of a photo, the largest size."""
        for kind in _FILES:
            if kind in message:
                found = message[kind][-1] if kind == "photo" else message[kind]
                return self.files[found["file_id"]]
        return None

    def chat_of(self, parameters: dict[str, Any]) -> Any:
        """The chat that a call is about, by its id, by one of its files or by a press; None for any other call."""
        if file := self.files.get(parameters.get("file_id", "")):
            return file.chat_id
        if chat := self.queries.get(parameters.get("callback_query_id", "")):
            return chat.id
        return parameters.get("chat_id")

    def commands(self, chat: Chat) -> list[dict[str, Any]]:
        return self.profile.commands_for(chat.id, chat.language)

    def announce_commands(self) -> None:
        for chat in self.chats.values():
            chat.happen("commands", commands=self.commands(chat))

    def close(self) -> None:
        """Let everyone who waits go."""
        self._ended.set()
        self.updates.close()
        for chat in self.chats.values():
            chat.bell.ring()
