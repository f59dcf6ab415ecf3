"""Everything the playground holds: people, their chats, messages and files."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any, Protocol

from .chats import Chat, Message, now
from .faults import Faults
from .profile import Profile
from .refusals import bad_request, forbidden
from .updates import Updates

_FILES = "photo animation document audio video video_note voice sticker".split()
"""Parts of a message that are files; what a live photo shows is its still."""

BOT_NAME = "Заява"


@dataclass(frozen=True)
class StoredFile:
    """One file, which came through a chat; several ids may lead to the same bytes, one for each size of a photo."""

    chat_id: int
    file_id: str
    file_unique_id: str
    path: str
    name: str
    size: int
    blob: str


class Blobs(Protocol):
    """Where the bytes of files are: each under a name of its own."""

    def put(self, content: bytes) -> str: ...

    def get(self, blob: str) -> bytes: ...


class InMemory:
    """Bytes that end with the process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        blob = str(len(self._kept))
        self._kept[blob] = content
        return blob

    def get(self, blob: str) -> bytes:
        return self._kept[blob]


class World:
    """One bot and the people who talk to it."""

    def __init__(self, token: str, blobs: Blobs | None = None) -> None:
        self.token = token
        self.history = secrets.token_hex(8)
        """Tells revisions of this world from those of another one that used the same address."""
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
        self._blobs = blobs or InMemory()
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
        blob = self._blobs.put(content)
        kept = []
        for _ in range(ids):
            path = f"{folder}/file_{len(self.files)}{suffix}"
            names = secrets.token_urlsafe(32), secrets.token_urlsafe(11)
            kept.append(StoredFile(chat.id, *names, path, name, len(content), blob))
            self._know(kept[-1])
        return kept

    def _know(self, file: StoredFile) -> None:
        self.files[file.file_id] = self.by_path[file.path] = file

    def content(self, file: StoredFile) -> bytes:
        return self._blobs.get(file.blob)

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

    def dump(self) -> dict[str, Any]:
        """Everything that outlives the process, chats apart, as JSON."""
        return {
            "token": self.token,
            "history": self.history,
            "last_message": self._last_message,
            "updates": self.updates.dump(),
            "profile": self.profile.dump(),
        }

    def load(self, kept: dict[str, Any]) -> None:
        """Go on where a dumped world of the same token was."""
        self.history = kept["history"]
        self._last_message = max(self._last_message, kept["last_message"])
        self.updates.load(kept["updates"])
        self.profile.load(kept["profile"])

    def dump_chat(self, chat: Chat) -> dict[str, Any]:
        files = [asdict(file) for file in self.files.values() if file.chat_id == chat.id]
        return {**chat.dump(), "files": files}

    def load_chat(self, number: int, kept: dict[str, Any]) -> None:
        self.chat(number).load(kept)
        for file in kept["files"]:
            self._know(StoredFile(**file))
