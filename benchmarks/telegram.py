"""The other side of the wire: a Bot API that costs next to nothing, and people who wait for each reply.

It accepts everything and remembers nothing but who waits for an answer, so that the bot is what is measured.
"""

from __future__ import annotations

import asyncio
import time
from itertools import count
from typing import Any
from urllib.parse import parse_qs

import orjson
from aiohttp import ClientSession, TCPConnector, web

TOKEN = "42:benchmark-token-for-nobody"  # noqa: S105  # opens nothing
SECRET = "benchmark-secret-token"  # noqa: S105  # guards nothing


_EMPTY = {
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "getMyName": {"name": ""},
}


class Telegram:
    """A Bot API on a free port. `updates` go out by polling, or to `webhook` once the bot has set one."""

    def __init__(self) -> None:
        self._updates: list[dict[str, Any]] = []
        self._arrived = asyncio.Event()
        self._update_ids = count(1)
        self._message_ids = count(1)
        self._waiting: dict[int, asyncio.Future[None]] = {}
        self._client: ClientSession | None = None
        self.webhook = ""
        self.ready = asyncio.Event()
        self.url = ""

    async def start(self) -> None:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_post("/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None and isinstance(site._server, asyncio.Server)
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        self._client = ClientSession(connector=TCPConnector(limit=0))

    async def close(self) -> None:
        if self._client:
            await self._client.close()
        await self._runner.cleanup()

    async def say(self, person: int, text: str) -> float:
        """Send a text as a person and wait for the next message to them; returns the seconds it took."""
        answered = self._waiting[person] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        await self.post(person, text)
        await asyncio.wait_for(answered, 60)
        return time.perf_counter() - began

    async def post(self, person: int, text: str) -> None:
        """Send a text as a person, without waiting for anything."""
        now = int(time.time())
        chat = {"id": person, "type": "private", "first_name": "Оксана"}
        sender = {"id": person, "is_bot": False, "first_name": "Оксана", "language_code": "uk"}
        message = {
            "message_id": next(self._message_ids),
            "date": now,
            "chat": chat,
            "from": sender,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        update = {"update_id": next(self._update_ids), "message": message}
        if self.webhook:
            await self._push(update)
        else:
            self._updates.append(update)
            self._arrived.set()

    async def _push(self, update: dict[str, Any]) -> None:
        assert self._client is not None
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        async with self._client.post(self.webhook, data=orjson.dumps(update), headers=headers) as response:
            body = await response.read()
            if body.startswith(b"{") and b"sendMessage" in body:
                self._reply(int(orjson.loads(body)["chat_id"]))

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await request.read()
        if method == "getUpdates":
            return self._ok(await self._poll())
        fields = _fields(body)
        if method == "sendMessage":
            chat = int(fields["chat_id"])
            self._reply(chat)
            return self._ok(self._message(chat))
        if method.startswith("editMessage"):
            return self._ok(self._message(int(fields["chat_id"])))
        if method == "setWebhook":
            self.webhook = str(fields["url"])
            self.ready.set()
        if method in _EMPTY:
            return self._ok(_EMPTY[method])
        if method == "getMe":
            return self._ok({"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"})
        return self._ok(True)

    async def _poll(self) -> list[dict[str, Any]]:
        self.ready.set()
        if not self._updates:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), 5)
            except TimeoutError:
                return []
        batch, self._updates = self._updates[:100], self._updates[100:]
        return batch

    def _reply(self, chat: int) -> None:
        waiting = self._waiting.pop(chat, None)
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
