"""Webhook: Telegram hears 200 only after the update is in the inbox, and with it, at times, what it is to edit.

The door is closed to others: a secret token is mandatory and compared in constant time, and a body is at most 1 MB,
which is aiohttp's limit where none is set (https://core.telegram.org/bots/api#setwebhook).
"""

from __future__ import annotations

import hmac
import logging
from urllib.parse import unquote

import orjson
from aiohttp import web, web_response

from bot.intake.ingest import Ingest
from bot.intake.reading import Response
from bot.telegram.decoding import decoded
from storage import StorageError

_log = logging.getLogger(__name__)

# What is no request at all is answered by aiohttp before anything of ours sees it; which version that is stays here.
web_response.SERVER_SOFTWARE = "zayava"  # type: ignore[attr-defined]

_GRACE = 2.0
"""Seconds that requests in hand have at a stop; Telegram brings again what was not acknowledged."""


class Webhook:
    """A small web server with one door, so it has no router."""

    def __init__(self, ingest: Ingest, secret: str, path: str, port: int, host: str = "127.0.0.1") -> None:
        self._ingest = ingest
        self._secret = secret.encode()
        self._path = unquote(path or "/")
        self._host, self._port = host, port
        server = web.Server(self._take, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=_GRACE)

    async def start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def close(self) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.BaseRequest) -> web.Response:
        if request.method != "POST" or request.path != self._path:
            return web.Response(status=404)
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        response = Response()
        try:
            left = await self._ingest.accept(decoded(await request.read()), response=response)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return web.Response(status=400)
        except StorageError as error:
            _log.error("webhook.storage code=%s", error.code)
            return web.Response(status=503)
        if left:
            return web.Response(status=503)
        if response.call is None:
            return web.Response()
        return web.Response(body=orjson.dumps(response.call), content_type="application/json")
