"""A folder in which the practice world outlives its process.

Everything in it is sealed with AES-256-GCM under a key of its own, `key` beside it: like the bot's own data, the chat
is unreadable without that small file, and gone when the folder is deleted. What does not open is as good as absent:
the practice begins anew.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .world import World

_KEY_BYTES = 32
_NONCE_BYTES = 12
_WORLD = "world"
INTERVAL = 0.5
"""Seconds between two looks for changes: what a crash may lose of the page's history, never of the bot's data."""


class Shelf:
    """Sealed files in one folder, by name; `Blobs` for the world."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self._seal = AESGCM(_key(folder / "key"))

    def save(self, name: str, value: Any) -> None:
        self._write(name, json.dumps(value, ensure_ascii=False).encode())

    def load(self, name: str) -> Any:
        """What was saved under a name; None if nothing was, or it does not open."""
        try:
            return json.loads(self.get(name))
        except (OSError, InvalidTag, ValueError):
            return None

    def numbers(self) -> list[int]:
        """The people whose chats are here."""
        found = (path.name.removeprefix("chat-") for path in self.folder.glob("chat-*"))
        return sorted(int(name) for name in found if name.isdecimal())

    def put(self, content: bytes) -> str:
        name = f"file-{secrets.token_hex(8)}"
        self._write(name, content)
        return name

    def get(self, blob: str) -> bytes:
        """Raises OSError or InvalidTag."""
        sealed = (self.folder / blob).read_bytes()
        return self._seal.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], blob.encode())

    def _write(self, name: str, content: bytes) -> None:
        """The whole file or none of it."""
        nonce = os.urandom(_NONCE_BYTES)
        draft = self.folder / f".{name}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(nonce + self._seal.encrypt(nonce, content, name.encode()))
        draft.replace(self.folder / name)


def _key(path: Path) -> bytes:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with contextlib.suppress(FileExistsError), os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(os.urandom(_KEY_BYTES))
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        path.unlink()
        return _key(path)
    return key


def take_up(shelf: Shelf, token: str) -> World:
    """The world that was kept, or a new one with this token."""
    kept = shelf.load(_WORLD)
    world = World(kept["token"] if kept else token, shelf)
    if kept:
        world.load(kept)
        for number in shelf.numbers():
            if chat := shelf.load(f"chat-{number}"):
                world.load_chat(number, chat)
    return world


class Keeping:
    """Writes down what changes in a world, until it is closed."""

    def __init__(self, world: World, shelf: Shelf) -> None:
        self._world = world
        self._shelf = shelf
        self._seen: dict[int, int] = {number: chat.touched for number, chat in world.chats.items()}
        self._written: Any = None
        self._write()
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        self._write()

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(INTERVAL)
            self._write()

    def _write(self) -> None:
        for number, chat in self._world.chats.items():
            if chat.touched != self._seen.get(number, 0):
                self._seen[number] = chat.touched
                self._shelf.save(f"chat-{number}", self._world.dump_chat(chat))
        state = self._world.dump()
        if state != self._written:
            self._written = state
            self._shelf.save(_WORLD, state)
