"""The calls of the Bot API, under Telegram's own names: https://core.telegram.org/bots/api#available-methods

They go out as JSON and come back as JSON; what an answer has to hold is looked at, and nothing else of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Sequence
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import orjson

from bot.telegram.connections import Connections
from bot.telegram.deadlines import USUAL, Deadlines
from bot.telegram.decoding import decoded
from bot.telegram.errors import TelegramError, Undecodable, Unreachable, error_of
from bot.telegram.transfers import Transfers

T = TypeVar("T")


class Wire:
    """To the Bot API at an address (`https://api.telegram.org`, without a closing slash), in the name of one bot. Every
    call raises `TelegramError` and has a deadline; none is made twice."""

    def __init__(self, address: str, token: str, deadlines: Deadlines = USUAL) -> None:
        self._connections = Connections(address)
        self._transfers = Transfers()
        self._deadlines = deadlines
        self._address = address
        self._token = token
        self._path = f"{urlsplit(address).path}/bot{token}/"
        self.calls: Counter[tuple[str, str]] = Counter()
        """How many calls ended how, by method and outcome: `ok`, `cancelled`, the class of what was raised, or
        `unknown` of those in a response."""

    async def send(self, **fields: Any) -> int:
        """sendMessage; returns the id of the message."""
        return _number(await self._call("sendMessage", fields, self._deadlines.send, dict))

    async def document(self, chat: int, name: str, content: bytes, caption: str) -> int:
        """sendDocument: a file of at most 50 MB; returns the id of the message."""
        fields = {"chat_id": str(chat), "caption": caption}
        url = f"{self._address}/bot{self._token}/sendDocument"
        sending = self._transfers.send(url, fields, name, content, self._deadlines.upload)
        return _number(await self._counted("sendDocument", sending, dict))

    async def edit(self, **fields: Any) -> None:
        """editMessageText, or editMessageReplyMarkup where no text is given."""
        method = "editMessageText" if "text" in fields else "editMessageReplyMarkup"
        await self._call(method, fields, self._deadlines.edit, dict)

    def edit_in_response(self, **fields: Any) -> dict[str, Any]:
        """The same, to be sent to Telegram as the response to a webhook's update; what becomes of it nobody learns."""
        self.calls["editMessageText", "unknown"] += 1
        return {"method": "editMessageText", **fields}

    async def delete(self, chat: int, numbers: list[int]) -> None:
        """deleteMessages: at most 100, of both sides; one that is too old, and Telegram refuses them all."""
        fields = {"chat_id": chat, "message_ids": numbers}
        await self._call("deleteMessages", fields, self._deadlines.edit, object)

    async def release(self, query: str, toast: str = "") -> None:
        """answerCallbackQuery: the button stops spinning; a toast is seen for some seconds (at most 200 characters)."""
        fields = {"callback_query_id": query, **({"text": toast} if toast else {})}
        await self._call("answerCallbackQuery", fields, self._deadlines.edit, object)

    async def act(self, chat: int, action: str) -> None:
        """sendChatAction: what the bot is about, shown for five seconds."""
        fields = {"chat_id": chat, "action": action}
        await self._call("sendChatAction", fields, self._deadlines.edit, object)

    async def locate(self, file_id: str) -> tuple[str, int]:
        """getFile: where the file is for the next hour, and its size in bytes, 0 if that is not told."""
        file = await self._call("getFile", {"file_id": file_id}, self._deadlines.locate, dict)
        if not isinstance(file.get("file_path"), str):
            raise Undecodable
        size = file.get("file_size")
        return file["file_path"], size if isinstance(size, int) and size > 0 else 0

    def download(self, path: str) -> AsyncGenerator[bytes, None]:
        """A file in pieces, from where `locate` said. Raises `NoFile`, and `Undecodable` for a page in its place."""
        url = f"{self._address}/file/bot{self._token}/{quote(path)}"
        return self._transfers.fetch(url, self._deadlines.download)

    async def updates(self, offset: int, allowed: Sequence[str]) -> list[Any]:
        """getUpdates: waits for some, as long as the deadline for polling says."""
        seconds = self._deadlines.poll
        fields = {"offset": offset, "timeout": round(seconds), "allowed_updates": allowed}
        return await self._call("getUpdates", fields, seconds * 1.5, list)

    async def call(self, method: str, kind: type[T], **fields: Any) -> T:
        """Any other method, for which nobody waits; its result is of this kind."""
        return await self._call(method, fields, self._deadlines.introduce, kind)

    async def close(self) -> None:
        """Close the connections that were kept open."""
        self._connections.close()
        await self._transfers.close()

    async def _call(self, method: str, fields: dict[str, Any], seconds: float, kind: type[T]) -> T:
        calling = self._connections.post(self._path + method, orjson.dumps(fields), seconds)
        return await self._counted(method, calling, kind)

    async def _counted(self, method: str, calling: Awaitable[tuple[int, bytes]], kind: type[T]) -> T:
        outcome = "cancelled"
        try:
            result = _result(*await calling, kind)
            outcome = "ok"
            return result
        except (TimeoutError, OSError):
            outcome = Unreachable.__name__
            raise Unreachable from None
        except TelegramError as error:
            outcome = type(error).__name__
            raise
        finally:
            self.calls[method, outcome] += 1


def _result(status: int, raw: bytes, kind: type[T]) -> T:
    """What the answer of the Bot API brings."""
    try:
        answer = decoded(raw)
    except ValueError:
        raise Undecodable from None
    if not isinstance(answer, dict):
        raise Undecodable
    if status != 200:
        raise error_of(status, answer)
    result = answer.get("result")
    if not answer.get("ok") or not isinstance(result, kind):
        raise Undecodable
    return result


def _number(message: dict[str, Any]) -> int:
    number = message.get("message_id")
    if not isinstance(number, int):
        raise Undecodable
    return number
