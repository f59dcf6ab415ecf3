"""Webhook: Telegram hears 200 only after the update is in the inbox, and with it, at times, what it is to edit.

The door is closed to others: a secret token is mandatory and compared in constant time, and a body is at most 1 MB
(https://core.telegram.org/bots/api#setwebhook).
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from urllib.parse import unquote

import orjson

from bot.intake.ingest import Ingest
from bot.intake.reading import Response, person_of
from bot.intake.relay import Relay
from bot.serving import Reply, Request, Server
from bot.telegram.decoding import decoded
from storage import StorageError

_log = logging.getLogger(__name__)

_LONGEST = 1024 * 1024
_GRACE = 2.0
"""Seconds that requests in hand have at a stop; Telegram brings again what was not acknowledged."""


class Webhook:
    """One door, to one path, and beside other bots a second one for them."""

    def __init__(
        self,
        ingest: Ingest,
        secret: str,
        path: str,
        port: int,
        relay: Relay | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self._ingest = ingest
        self._secret = secret.encode()
        self._path = unquote(path or "/")
        self._host, self._port = host, port
        self._server = Server(self._take, _LONGEST)
        self._relay = relay

    async def start(self) -> None:
        await self._server.open(self._host, self._port)
        if self._relay is not None:
            await self._relay.open(self._take_over, _LONGEST)

    async def close(self) -> None:
        """Both doors at once: what is in hand is waited for together."""
        relay = () if self._relay is None else (self._relay.close(),)
        await asyncio.gather(self._server.close(_GRACE), *relay)

    async def _take(self, request: Request) -> Reply:
        if request.method != "POST" or request.path != self._path:
            return Reply(404)
        given = request.headers.get(b"x-telegram-bot-api-secret-token", b"")
        if not hmac.compare_digest(given, self._secret):
            return Reply(401)
        return await self._answer(request, self._relay)

    async def _take_over(self, request: Request) -> Reply:
        """What another bot was given for somebody who is at home here."""
        return await self._answer(request, None)

    async def _answer(self, request: Request, relay: Relay | None) -> Reply:
        response = Response()
        try:
            update = decoded(request.body)
            if relay is not None and (person := person_of(update)) is not None:
                reply = await relay.pass_on(person, request.body)
                if reply is not None:
                    return reply
            left = await self._ingest.accept(update, response=response)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return Reply(400)
        except StorageError as error:
            _log.error("webhook.storage code=%s", error.code)
            return Reply(503)
        if left:
            return Reply(503)
        if response.call is None:
            return Reply()
        return Reply(body=orjson.dumps(response.call), type="application/json")
