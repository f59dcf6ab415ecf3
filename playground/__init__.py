"""A practice place for the bot: a local Bot API server and a chat page that looks like a phone.

The bot talks to it as it would to Telegram (`BOT_TOKEN` and the address are all that changes), a person opens the
address in a browser, and end-to-end tests use the same doors over HTTP (see `doors` and `chat` for the contract).
Everything is served on 127.0.0.1 only. It is kept in memory and ends with the process, or in a folder, sealed.

    async with await start() as playground:
        bot = Bot(playground.token, session=AiohttpSession(api=TelegramAPIServer.from_base(playground.url)))
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from aiohttp import web

from .server import application
from .shelf import Keeping, Shelf, take_up
from .world import World

__all__ = ["Playground", "start"]


@dataclass(frozen=True)
class Playground:
    """A running playground: its address without a closing slash, and the token the bot must use."""

    url: str
    token: str
    _runner: web.AppRunner
    _keeping: Keeping | None = None

    async def close(self) -> None:
        await self._runner.cleanup()
        if self._keeping:
            await self._keeping.close()

    async def __aenter__(self) -> Playground:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def start(port: int = 0, token: str | None = None, folder: Path | None = None) -> Playground:
    """Serve on 127.0.0.1, on a free port for 0; a token is made up unless given. `OSError` when the port is taken.

    With a folder the chats outlive the process: a later start with it goes on with their history and token, and on
    the same port if that is free and no other is asked for.
    """
    token = token or f"{10**9 + secrets.randbelow(9 * 10**9)}:{secrets.token_urlsafe(26)}"
    if folder is None:
        world = World(token)
        runner = await _serve(world, port)
        return Playground(_address(runner), world.token, runner)
    shelf = Shelf(folder)
    world = take_up(shelf, token)
    try:
        runner = await _serve(world, port or shelf.load("port") or 0)
    except OSError:
        if port:
            raise
        runner = await _serve(world, 0)
    shelf.save("port", runner.addresses[0][1])
    return Playground(_address(runner), world.token, runner, Keeping(world, shelf))


async def _serve(world: World, port: int) -> web.AppRunner:
    # No access log: addresses of calls hold the token.
    runner = web.AppRunner(application(world), access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner


def _address(runner: web.AppRunner) -> str:
    return f"http://127.0.0.1:{runner.addresses[0][1]}"
