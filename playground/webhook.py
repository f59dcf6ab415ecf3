"""Pushing updates to the bot's own address (https://core.telegram.org/bots/api#setwebhook)."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, MultipartReader

from .calls import Form, read_object, read_parts
from .refusals import Refusal, bad_request
from .updates import Update, Updates

FIRST_DELAY = 0.1
LONGEST_DELAY = 60.0
"""Seconds between tries; Telegram starts at one, a practice chat may be quicker."""

_NEVER_IN_A_REPLY = {"setwebhook", "deletewebhook", "close", "logout"}

Call = Callable[[str, Form], Awaitable[Any]]


class Webhook:
    """Posts updates in order per chat, several chats at once, again and again until the answer is 2xx."""

    def __init__(self, url: str, secret: str, connections: int, updates: Updates, call: Call) -> None:
        if urlsplit(url).hostname not in {"127.0.0.1", "localhost"}:
            raise bad_request("bad webhook: the playground delivers to this computer only")
        self.url = url
        self.connections = connections
        self.last_error: tuple[int, str] | None = None
        self._headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        self._updates = updates
        self._call = call
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(connections)
        self._session = ClientSession(timeout=ClientTimeout(total=60))

    def carry(self, chat_id: int, update: Update) -> None:
        lane = self._lanes.setdefault(chat_id, deque())
        lane.append(update)
        if len(lane) == 1:
            task = asyncio.create_task(self._drive(chat_id, lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    async def _drive(self, chat_id: int, lane: deque[Update]) -> None:
        while lane:
            await self._deliver(lane[0])
            self._updates.pending.pop(lane.popleft()["update_id"], None)
        del self._lanes[chat_id]

    async def _deliver(self, update: Update) -> None:
        delay = FIRST_DELAY
        while True:
            wait = delay
            try:
                async with (
                    self._free,
                    self._session.post(
                        self.url, json=update, headers=self._headers, allow_redirects=False
                    ) as response,
                ):
                    if 200 <= response.status < 300:
                        await self._follow(response)
                        return
                    self._note(f"Wrong response from the webhook: {response.status} {response.reason}")
                    if (asked := response.headers.get("Retry-After", "")).isdigit():
                        wait = float(asked)
            except TimeoutError:
                self._note("Read timeout expired")
            except ClientError:
                self._note("Connection failed")
            await asyncio.sleep(wait)
            delay = min(delay * 2, LONGEST_DELAY)

    async def _follow(self, response: ClientResponse) -> None:
        """Do what the answer asks for; as at Telegram, the bot learns neither the result nor an error."""
        try:
            if response.content_type.startswith("multipart/"):
                form = await read_parts(MultipartReader(response.headers, response.content))
            elif response.content_type == "application/json":
                form = Form(read_object(await response.text()), [])
            else:
                return
            method = str(form.fields.pop("method", ""))
            if method and method.lower() not in _NEVER_IN_A_REPLY and not method.lower().startswith("get"):
                await self._call(method, form)
        except Refusal as refusal:
            self._note(f"Wrong reply in the webhook: {refusal.description}")

    def _note(self, message: str) -> None:
        self.last_error = (int(time.time()), message)
