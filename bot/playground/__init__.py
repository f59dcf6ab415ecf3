"""A practice place for the bot: a local Bot API server and a chat page that looks like a phone.

The bot talks to it as it would to Telegram (`BOT_TOKEN` and the address are all that changes), a person opens the
address in a browser, and end-to-end tests use the same doors over HTTP (see `chat` for the contract). Everything is
kept in memory, is served on 127.0.0.1 only, and ends with the process.

    async with await start() as playground:
        bot = Bot(playground.token, session=AiohttpSession(api=TelegramAPIServer.from_base(playground.url)))
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from types import TracebackType

from aiohttp import web

from .server import application
from .world import World

__all__ = ["Playground", "start"]


@dataclass(frozen=True)
class Playground:
    """A running playground: its address without a closing slash, and the token the bot must use."""

    url: str
    token: str
    _runner: web.AppRunner

    async def close(self) -> None:
        await self._runner.cleanup()

    async def __aenter__(self) -> Playground:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def start(port: int = 0, token: str | None = None) -> Playground:
    """Serve on 127.0.0.1, on a free port for 0; a token is made up unless given. `OSError` when the port is taken."""
    token = token or f"{10**9 + secrets.randbelow(9 * 10**9)}:{secrets.token_urlsafe(26)}"
    # No access log: addresses of calls hold the token.
    runner = web.AppRunner(application(World(token)), access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise
    return Playground(f"http://127.0.0.1:{runner.addresses[0][1]}", token, runner)
