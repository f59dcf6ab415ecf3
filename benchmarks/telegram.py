"""The other side of the wire: a Bot API that costs next to nothing, and people who wait for each reply.

It accepts everything and remembers nothing but who waits for an answer, so that the bot is what is measured.
"""

from __future__ import annotations

import asyncio
import time
from itertools import count
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

import orjson
from aiohttp import ClientSession, TCPConnector, web

TOKEN = "42:benchmark-token-for-nobody"  # noqa: S105  # opens nothing
SECRET = "benchmark-secret-token"  # noqa: S105  # guards nothing
_PATIENCE = 600.0
"""Seconds: a bot that does not keep up is still to be measured."""


_EMPTY = {
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "getMyName": {"name": ""},
}


class Telegram:
    """A Bot API on a free port. Updates go out by polling, or to the webhooks that were set, one after the other: a
    balancer in front of several bots. What people send is `picture`, each time with another end.

    plain  the bot's messages have no buttons, and each of them is an answer. Else only a message with buttons is: what
           comes before it belongs to it, and whoever took that for the answer would be one text ahead ever after
    first  the number of the first update, where a bot has had others before
    """

    def __init__(self, *, plain: bool = False, first: int = 1) -> None:
        self._plain = plain
        self._updates: list[dict[str, Any]] = []
        self._arrived = asyncio.Event()
        self._update_ids = count(first)
        self._message_ids = count(1)
        self._waiting: dict[int, asyncio.Future[None]] = {}
        self._client: ClientSession | None = None
        self._documents: dict[int, asyncio.Future[None]] = {}
        self._webhooks: list[str] = []
        self._turns = count()
        self._polled = False
        self._changed = asyncio.Event()
        self._given = 0
        self.picture = b""
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path}", self._file)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None and isinstance(site._server, asyncio.Server)
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        self._client = ClientSession(connector=TCPConnector(limit=0))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client:
            await self._client.close()
        await self._runner.cleanup()

    async def ready(self, bots: int) -> None:
        """Wait until so many bots take updates."""
        while not self._polled and len(self._webhooks) < bots:
            self._changed.clear()
            await self._changed.wait()

    async def gave(self, files: int) -> None:
        """Wait until the picture was fetched so often."""
        while self._given < files:
            self._changed.clear()
            await self._changed.wait()

    async def say(self, person: int, text: str) -> float:
        """Send a text as a person and wait for the next screen of theirs; returns the seconds it took."""
        answered = self._waiting[person] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        await self.post(person, text)
        await asyncio.wait_for(answered, _PATIENCE)
        return time.perf_counter() - began

    async def document(self, person: int, *texts: str) -> float:
        """Send texts as a person and wait for the next document to them; returns the seconds it took."""
        come = self._documents[person] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        for text in texts:
            await self.post(person, text)
        await asyncio.wait_for(come, _PATIENCE)
        return time.perf_counter() - began

    async def send(self, person: int, number: int) -> None:
        """Send the picture as a file, as a person; each number is another file."""
        file = {"file_id": f"{number:08}", "file_unique_id": f"u{number}", "file_size": self._size}
        await self.post(person, document={**file, "file_name": f"{number}.jpg", "mime_type": "image/jpeg"})

    async def post(self, person: int, text: str = "", **what: Any) -> None:
        """Send a text, or something else, as a person, without waiting for anything."""
        now = int(time.time())
        chat = {"id": person, "type": "private", "first_name": "Оксана"}
        sender = {"id": person, "is_bot": False, "first_name": "Оксана", "language_code": "uk"}
        message = {
            "message_id": next(self._message_ids),
            "date": now,
            "chat": chat,
            "from": sender,
            **(what or {"text": text}),
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        update = {"update_id": next(self._update_ids), "message": message}
        if self._webhooks:
            await self._push(update)
        else:
            self._updates.append(update)
            self._arrived.set()

    async def _push(self, update: dict[str, Any]) -> None:
        assert self._client is not None
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        webhook = self._webhooks[next(self._turns) % len(self._webhooks)]
        async with self._client.post(webhook, data=orjson.dumps(update), headers=headers) as response:
            body = await response.read()
            if body.startswith(b"{") and b"sendMessage" in body:
                self._reply(orjson.loads(body))

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "getUpdates":
            return self._ok(await self._poll())
        if request.content_type == "multipart/form-data":
            chat = int(str((await request.post())["chat_id"]))
            if (come := self._documents.pop(chat, None)) is not None:
                come.set_result(None)
            return self._ok(self._message(chat))
        fields = _fields(await request.read())
        if method == "sendMessage":
            self._reply(fields)
            return self._ok(self._message(int(fields["chat_id"])))
        if method.startswith("editMessage"):
            return self._ok(self._message(int(fields["chat_id"])))
        if method == "setWebhook":
            self._webhooks.append(str(fields["url"]))
            self._changed.set()
        if method == "getFile":
            name = str(fields["file_id"])
            file = {"file_id": name, "file_unique_id": name, "file_path": name, "file_size": self._size}
            return self._ok(file)
        if method in _EMPTY:
            return self._ok(_EMPTY[method])
        if method == "getMe":
            return self._ok({"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"})
        return self._ok(True)

    async def _file(self, request: web.Request) -> web.Response:
        self._given += 1
        self._changed.set()
        end = request.match_info["path"].encode()
        return web.Response(body=self.picture + end, content_type="image/jpeg")

    @property
    def _size(self) -> int:
        return len(self.picture) + len("00000000")

    async def _poll(self) -> list[dict[str, Any]]:
        self._polled = True
        self._changed.set()
        if not self._updates:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), 5)
            except TimeoutError:
                return []
        batch, self._updates = self._updates[:100], self._updates[100:]
        return batch

    def _reply(self, fields: dict[str, Any]) -> None:
        markup = str(fields.get("reply_markup", ""))
        if not (self._plain or "inline_keyboard" in markup or "resize_keyboard" in markup):
            return
        waiting = self._waiting.pop(int(fields["chat_id"]), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    def _message(self, chat: int) -> dict[str, Any]:
        return {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private"},
            "text": "…",
        }

    @staticmethod
    def _ok(result: object) -> web.Response:
        return web.Response(
            body=orjson.dumps({"ok": True, "result": result}), content_type="application/json"
        )


def _fields(body: bytes) -> dict[str, Any]:
    if body.startswith(b"{"):
        return dict(orjson.loads(body))
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}
