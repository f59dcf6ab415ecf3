"""The calls that every answer makes, as plain JSON over aiogram's own connection.

aiogram checks each call against a model, writes it as a form and makes a model of the message that comes back. Here
only the message id is read. Errors go aiogram's way, so there is one set of them.
"""

from __future__ import annotations

from typing import Any

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    TelegramMethod,
)
from aiohttp import ClientError, ClientTimeout

_JSON = {"Content-Type": "application/json"}
_TIMEOUT = ClientTimeout(total=60)


class Wire:
    """Raises aiogram's exceptions (TelegramBadRequest, TelegramRetryAfter, TelegramNetworkError and others)."""

    def __init__(self, bot: Bot, session: AiohttpSession) -> None:
        self._bot = bot
        self._session = session

    async def send(self, **fields: Any) -> int:
        """sendMessage; returns the id of the message."""
        result: dict[str, Any] = await self._call(SendMessage, fields)
        return int(result["message_id"])

    async def edit(self, **fields: Any) -> None:
        """editMessageText, or editMessageReplyMarkup where no text is given."""
        await self._call(EditMessageText if "text" in fields else EditMessageReplyMarkup, fields)

    async def release(self, query: str) -> None:
        """answerCallbackQuery: the button stops spinning."""
        await self._call(AnswerCallbackQuery, {"callback_query_id": query})

    async def _call(self, method: type[TelegramMethod[Any]], fields: dict[str, Any]) -> Any:
        client = await self._session.create_session()
        url = self._session.api.api_url(token=self._bot.token, method=method.__api_method__)
        body = orjson.dumps(fields)
        try:
            async with client.post(url, data=body, headers=_JSON, timeout=_TIMEOUT) as response:
                status, raw = response.status, await response.read()
        except (ClientError, TimeoutError, OSError) as error:
            # Without the error's own text: it may name the address, which holds the token.
            raise TelegramNetworkError(method=method(**fields), message=type(error).__name__) from None
        if status == 200 and (result := _result(raw)) is not None:
            return result
        call = method(**fields)
        answer: Any = self._session.check_response(self._bot, call, status, raw.decode(errors="replace"))
        return (
            {"message_id": answer.result.message_id}
            if hasattr(answer.result, "message_id")
            else answer.result
        )


def _result(raw: bytes) -> Any:
    """What a good answer holds; None for anything else."""
    try:
        answer = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    return answer.get("result") if isinstance(answer, dict) and answer.get("ok") else None
