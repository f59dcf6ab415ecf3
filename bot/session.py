"""aiogram's session, quicker on the calls that every answer makes.

aiogram writes each call as a form and reads the whole message that comes back; here the call is JSON and only the
message id is read. Errors and all other calls go aiogram's way.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

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
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientTimeout

_PLAIN = (SendMessage, EditMessageText, EditMessageReplyMarkup, AnswerCallbackQuery)
_JSON = {"Content-Type": "application/json"}
_TIMEOUT = ClientTimeout(total=60)


class Posted(NamedTuple):
    """What is kept of the message that a plain call gives back; aiogram's model of it costs more than the call."""

    message_id: int


class JsonSession(AiohttpSession):
    """Plain calls give back `Posted` in place of a message."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's signature
    ) -> TelegramType:
        if not isinstance(method, _PLAIN):
            return await super().make_request(bot, method, timeout=timeout)
        return cast(TelegramType, await self._plain(bot, method))

    async def _plain(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        client = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        body = method.model_dump_json(exclude_unset=True).encode()
        try:
            async with client.post(url, data=body, headers=_JSON, timeout=_TIMEOUT) as response:
                status, raw = response.status, await response.read()
        except (ClientError, TimeoutError) as error:
            # Without the error's own text: it may name the address, which holds the token.
            raise TelegramNetworkError(method=method, message=type(error).__name__) from None
        if status == 200 and (result := _result(raw)) is not None:
            return result
        return self.check_response(bot, method, status, raw.decode(errors="replace")).result


def _result(raw: bytes) -> Any:
    """The message (its id only) or True of a good answer; None for anything else."""
    try:
        answer = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    result = answer.get("result") if isinstance(answer, dict) and answer.get("ok") else None
    if isinstance(result, dict) and "message_id" in result:
        return Posted(result["message_id"])
    return result or None
