"""Webhook: Telegram hears 200 only after the update is in the inbox.

The door is closed to others: a secret token is mandatory and compared in constant time, and a body is at most 1 MB
(https://core.telegram.org/bots/api#setwebhook).
"""

from __future__ import annotations

import hmac

import orjson
import structlog
from aiohttp import web, web_response

from bot.intake.ingest import Ingest
from storage import StorageError

_log = structlog.get_logger(__name__)

# What is no request at all is answered by aiohttp before anything of ours sees it; which version that is stays here.
web_response.SERVER_SOFTWARE = "zayava"  # type: ignore[attr-defined]

_BODY_LIMIT = 1024 * 1024
_GRACE = 2.0
"""Seconds that requests in hand have at a stop; Telegram brings again what was not acknowledged."""


class Webhook:
    """A small web server with one door. `port` 0 takes a free one; `url` says which."""

    def __init__(self, ingest: Ingest, secret: str, path: str, port: int, host: str = "127.0.0.1") -> None:
        self._ingest = ingest
        self._secret = secret.encode()
        self._host, self._port = host, port
        app = web.Application(client_max_size=_BODY_LIMIT)
        app.router.add_post(path or "/", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE)

    async def start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def close(self) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        try:
            left = await self._ingest.accept(orjson.loads(await request.read()))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return web.Response(status=400)
        except StorageError as error:
            _log.error("webhook.storage", code=error.code)
            return web.Response(status=503)
        return web.Response(status=503 if left else 200)
