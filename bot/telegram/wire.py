"""The calls that every answer makes, as plain JSON.

aiogram checks each call against a model, writes it as a form and makes a model of the message that comes back. Here
only the message id is read. Errors go aiogram's way, so there is one set of them.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessages,
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    SendChatAction,
    SendMessage,
    TelegramMethod,
)
from aiohttp import ClientTimeout

from bot.telegram.connections import Connections
from bot.telegram.deadlines import USUAL, Deadlines

_PIECE = 64 * 1024
_PAGES = (".html", ".htm", ".xhtml")


class Wire:
    """Raises aiogram's exceptions (TelegramBadRequest, TelegramRetryAfter, TelegramNetworkError and others)."""

    def __init__(self, bot: Bot, session: AiohttpSession, deadlines: Deadlines = USUAL) -> None:
        self._bot = bot
        self._session = session
        self._connections = Connections(session.api.base)
        self._paths: dict[str, str] = {}
        self._send, self._edit, self._locate = deadlines.send, deadlines.edit, deadlines.locate
        self._download = ClientTimeout(total=deadlines.download)

    async def send(self, **fields: Any) -> int:
        """sendMessage; returns the id of the message."""
        result = await self._call(SendMessage, fields, self._send)
        if not isinstance(result, dict) or not isinstance(result.get("message_id"), int):
            raise ClientDecodeError("no message came back", TypeError(), None)
        return int(result["message_id"])

    async def edit(self, **fields: Any) -> None:
        """editMessageText, or editMessageReplyMarkup where no text is given."""
        method = EditMessageText if "text" in fields else EditMessageReplyMarkup
        if await self._call(method, fields, self._edit) is None:
            raise ClientDecodeError("no message came back", TypeError(), None)

    async def delete(self, chat: int, numbers: list[int]) -> None:
        """deleteMessages: at most 100, of both sides; one that is too old, and Telegram refuses them all."""
        await self._call(DeleteMessages, {"chat_id": chat, "message_ids": numbers}, self._edit)

    async def release(self, query: str) -> None:
        """answerCallbackQuery: the button stops spinning."""
        await self._call(AnswerCallbackQuery, {"callback_query_id": query}, self._edit)

    async def act(self, chat: int, action: str) -> None:
        """sendChatAction: what the bot is about, shown for five seconds."""
        await self._call(SendChatAction, {"chat_id": chat, "action": action}, self._edit)

    async def locate(self, file_id: str) -> tuple[str, int]:
        """getFile: where the file is for the next hour, and its size in bytes, 0 if that is not told."""
        result = await self._call(GetFile, {"file_id": file_id}, self._locate)
        if not isinstance(result, dict) or not isinstance(result.get("file_path"), str):
            raise ClientDecodeError("no place came back", TypeError(), None)
        return result["file_path"], int(result.get("file_size") or 0)

    async def download(self, path: str) -> AsyncGenerator[bytes, None]:
        """A file in pieces, from where `locate` said. Raises ClientDecodeError for a page in its place, and aiohttp's
        ClientError and TimeoutError, whose texts hold the token."""
        client = await self._session.create_session()
        url = self._session.api.file_url(self._bot.token, path)
        async with client.get(url, timeout=self._download, raise_for_status=True) as response:
            if response.content_type == "text/html" and not path.lower().endswith(_PAGES):
                raise ClientDecodeError("a page came in place of a file", TypeError(), None)
            async for piece in response.content.iter_chunked(_PIECE):
                yield piece

    def close(self) -> None:
        """Close the connections that were kept open."""
        self._connections.close()

    async def _call(self, method: type[TelegramMethod[Any]], fields: dict[str, Any], seconds: float) -> Any:
        path = self._path(method.__api_method__)
        try:
            status, raw = await self._connections.post(path, orjson.dumps(fields), seconds)
        except (TimeoutError, OSError) as error:
            # Without the error's own text: it may name the address, which holds the token.
            raise TelegramNetworkError(method=method(**fields), message=type(error).__name__) from None
        answer = _answer(raw)
        if status == 200 and answer is not None and answer.get("ok"):
            return answer.get("result")
        if status == 200:  # nothing that Telegram says of a call that went well, or of one that did not
            raise ClientDecodeError("not an answer of the Bot API", TypeError(), None)
        call = method(**fields)
        with suppress(TypeError):  # an error without a description
            self._session.check_response(self._bot, call, status, raw.decode(errors="replace"))
        raise ClientDecodeError("not an error of the Bot API", TypeError(), None)

    def _path(self, name: str) -> str:
        if name not in self._paths:
            url = self._session.api.api_url(token=self._bot.token, method=name)
            self._paths[name] = urlsplit(url).path
        return self._paths[name]


def _answer(raw: bytes) -> dict[str, Any] | None:
    """An answer of the Bot API; None for anything else."""
    try:
        answer = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    return answer if isinstance(answer, dict) else None
