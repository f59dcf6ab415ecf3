"""A person at the chat page of the playground, over HTTP."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

from aiohttp import ClientSession, FormData

_PATIENCE = 60.0


class Person:
    """Types, presses and sends files; reads what the bot says."""

    def __init__(self, client: ClientSession, url: str, number: int) -> None:
        self._client = client
        self._chat = f"{url}/chat/{number}"
        self.number = number
        self._known: dict[int, dict[str, Any]] = {}
        self._revision, self._history = 0, ""

    async def messages(self) -> list[dict[str, Any]]:
        """All messages of the chat, both directions, oldest first."""
        changed = await self._get("messages", after=self._revision, history=self._history)
        if not changed["after"]:
            self._known.clear()
        for message in changed["messages"]:
            self._known[message["message_id"]] = message
        for message_id in changed["deleted"]:
            self._known.pop(message_id, None)
        self._revision, self._history = changed["revision"], changed["history"]
        return list(self._known.values())

    async def heard(self) -> list[dict[str, Any]]:
        """What the bot has said."""
        return [message for message in await self.messages() if message["from_bot"]]

    async def screen(self) -> dict[str, Any]:
        """The last message of the bot."""
        return (await self.heard())[-1]

    async def say(self, text: str, **more: Any) -> dict[str, Any]:
        """Type a text and wait for the next screen; `reply_to`, `client` and `as_bot` as in `playground.doors`."""
        return await self._after(self.post("text", text=text, **more))

    async def press(self, label: str) -> dict[str, Any]:
        """Press a button of the last message by the start of its label, and wait for what comes of it."""
        message = await self.screen()
        buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
        button = next((b for b in buttons if b["text"].startswith(label)), None)
        assert button is not None, (label, [b["text"] for b in buttons])
        return await self._after(
            self.post("press", message_id=message["message_id"], data=button["callback_data"])
        )

    async def press_in_vain(self, message: int, data: str) -> str:
        """Press a button that acts no more; what is said where it was pressed, for some seconds and in no message."""
        loop = asyncio.get_running_loop()
        await self.messages()
        end, after = loop.time() + _PATIENCE, self._revision
        await self.post("press", message_id=message, data=data)
        while (left := end - loop.time()) > 0:
            chat = await self._get("wait", after=after, timeout=left)
            after = chat["revision"]
            for event in chat["events"]:
                if event["type"] == "answer":
                    return str(event["text"])
        raise AssertionError("nothing came of the button")

    async def edit(self, message: int, text: str) -> dict[str, Any]:
        """Change the text or the caption of one's own message."""
        return await self._after(self.post("edit", message_id=message, text=text))

    async def share_phone(self, phone: str) -> dict[str, Any]:
        return await self._after(self.post("contact", phone=phone))

    async def share_contact(self, phone: str, name: str, user_id: int | None = None) -> dict[str, Any]:
        """Somebody else's number; without an id if they are not on Telegram."""
        return await self._after(self.post("others-contact", phone=phone, name=name, user_id=user_id))

    async def share_place(self, latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
        """A pin; `live_period=900` makes it a live location, which `post("move", ...)` moves, `title` names it."""
        return await self._after(self.post("location", latitude=latitude, longitude=longitude, **more))

    async def send_strange(self, what: str) -> dict[str, Any]:
        """A poll or a dice."""
        return await self._after(self.post(what))

    async def forward(self, message: int) -> dict[str, Any]:
        """Forward a message of this chat back into it."""
        return await self._after(self.post("forward", message_id=message))

    async def send(
        self,
        *files: tuple[str, bytes],
        kind: str = "document",
        caption: str = "",
        late: dict[int, float] | None = None,
    ) -> dict[str, Any]:
        """Send one file or an album, and wait for the receipt and the question after it. See `post_files`."""
        return await self._after(self.post_files(*files, kind=kind, caption=caption, late=late))

    async def post_files(
        self,
        *files: tuple[str, bytes],
        kind: str = "document",
        caption: str = "",
        late: dict[int, float] | None = None,
    ) -> dict[str, Any]:
        """Send files of a kind in `playground.media.MAKERS` without waiting; `late`: seconds by part, from 0."""
        form = FormData(quote_fields=False)  # names of files as browsers send them
        form.add_field("kind", kind)
        form.add_field("caption", caption)
        form.add_field("late", json.dumps(late or {}))
        for name, content in files:
            form.add_field("files", BytesIO(content), filename=name, content_type="application/octet-stream")
        return await self._post("files", data=form)

    async def download(self, message: dict[str, Any]) -> bytes:
        """The document of a message."""
        async with self._client.get(f"{self._chat}/documents/{message['message_id']}") as response:
            assert response.status == 200, await response.text()
            return await response.read()

    async def post(self, door: str, **fields: Any) -> dict[str, Any]:
        """Do something without waiting for an answer, by any door of `playground.doors`."""
        return await self._post(door, json=fields)

    async def settled(self, known: int = 0) -> dict[str, Any]:
        """Wait until the bot has said something newer than message `known` and falls silent; the last message."""
        loop = asyncio.get_running_loop()
        end = loop.time() + _PATIENCE
        while (left := end - loop.time()) > 0:
            heard = await self.heard()
            if heard and heard[-1]["message_id"] > known and is_screen(heard[-1]):
                return heard[-1]
            await self._get("wait", after=self._revision, timeout=left)
        raise AssertionError(f"the bot fell silent after message {known}: {[text(m) for m in heard[-3:]]}")

    async def tidied(self) -> list[dict[str, Any]]:
        """What the bot has said, once it has taken the buttons of its earlier screens away."""
        loop = asyncio.get_running_loop()
        end = loop.time() + _PATIENCE
        heard = await self.heard()
        while any("inline_keyboard" in (message.get("reply_markup") or {}) for message in heard[:-1]):
            assert loop.time() < end, "old buttons stay"
            await self._get("wait", after=self._revision, timeout=end - loop.time())
            heard = await self.heard()
        return heard

    async def reads(self, words: str) -> None:
        """Wait until a message of the bot says just this, also by an edit."""
        await self.until(lambda heard: words in [text(message) for message in heard], words)

    async def until(self, come: Callable[[list[dict[str, Any]]], bool], what: str) -> list[dict[str, Any]]:
        """Wait until what the bot has said is as `come` says; `what` was waited for."""
        loop = asyncio.get_running_loop()
        end = loop.time() + _PATIENCE
        while not come(heard := await self.heard()):
            assert loop.time() < end, f"no {what} after {[text(m)[:200] for m in heard[-3:]]}"
            await self._get("wait", after=self._revision, timeout=end - loop.time())
        return heard

    async def silent(self, seconds: float = 1.0) -> bool:
        """Whether the bot says nothing new for so long; it may still tidy up what stands there."""
        loop = asyncio.get_running_loop()
        await self.messages()
        end, after = loop.time() + seconds, self._revision
        while (left := end - loop.time()) > 0:
            chat = await self._get("wait", after=after, timeout=left)
            after = chat["revision"]
            for event in chat["events"]:
                if event["type"] == "new" and event["message"]["from_bot"]:
                    return False
        return True

    async def waits(self) -> None:
        """Wait until something happens in the chat."""
        await self.messages()
        await self._get("wait", after=self._revision, timeout=1)

    async def sees(self, title: str) -> dict[str, Any]:
        """Wait until the screen with this heading is the last one, after whatever is still on its way."""
        seen = await self.settled()
        while heading(seen) != title:
            seen = await self.settled(seen["message_id"])
        return seen

    async def _after(self, doing: Any) -> dict[str, Any]:
        heard = await self.heard()
        known = heard[-1]["message_id"] if heard else 0
        await doing
        return await self.settled(known)

    async def _get(self, door: str, **query: Any) -> dict[str, Any]:
        async with self._client.get(f"{self._chat}/{door}", params=query) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())

    async def _post(self, door: str, **body: Any) -> dict[str, Any]:
        async with self._client.post(f"{self._chat}/{door}", **body) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())


def text(message: dict[str, Any]) -> str:
    """The plain text of a message."""
    return unescape(re.sub(r"<[^>]+>", "", message.get("html") or message.get("text") or ""))


def heading(message: dict[str, Any]) -> str:
    """The question or title of a screen: what stands in bold."""
    found = re.search(r"<b>(.*?)</b>", message.get("html") or "", re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", found.group(1))) if found else ""


def without_name(heading: str) -> str:
    """A heading without the name of the person whose claim it is, which goes before it («Софія · …»)."""
    return heading.rpartition(" · ")[2]


def notice(message: dict[str, Any]) -> str:
    """What is said below the heading, before anything that belongs to the screen."""
    paragraphs = text(message).split("\n\n")
    return paragraphs[1] if len(paragraphs) > 1 else ""


def is_screen(message: dict[str, Any]) -> bool:
    """Whether a message is a screen: a bold heading that is not the line of a settled answer."""
    return bool(heading(message)) and not text(message).startswith("✅")
