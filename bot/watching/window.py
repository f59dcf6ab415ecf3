"""A port of its own for whoever looks after the process: `/health`, `/ready` and `/metrics`.

It is open before anything else is and until everything is closed, so that a start and a stop are seen too. The webhook
and the desk never listen here: what is private needs no proxy that would have to keep these paths apart.
"""

from __future__ import annotations

from typing import Self

from aiohttp import web

from bot.watching.pulse import Pulse
from bot.watching.watched import LOST, STARTING, Watched


class Window:
    """`/health`: 200 while the process lives, and 503 where only a restart helps. `/ready`: 200 while it can be given
    work, else 503, also during start and stop. Both say `ok`, or codes, one a line. `/metrics`: as Prometheus reads
    them (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

    def __init__(self) -> None:
        self._watched: Watched | None = None
        self._pulse = Pulse()
        app = web.Application()
        app.router.add_get("/health", self._health)
        app.router.add_get("/ready", self._ready)
        app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)

    @classmethod
    async def open(cls, host: str, port: int) -> Self:
        """Listen; port 0 takes a free one. Raises OSError when the port is taken."""
        window = cls()
        await window._runner.setup()
        try:
            await web.TCPSite(window._runner, host, port).start()
        except OSError:
            await window._runner.cleanup()
            raise
        window._pulse.start()
        return window

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._runner.addresses[0][1])

    def show(self, watched: Watched) -> None:
        """From now on this is what is seen."""
        self._watched = watched

    async def close(self) -> None:
        self._pulse.stop()
        await self._runner.cleanup()

    async def _health(self, _: web.Request) -> web.Response:
        lost = [LOST] if self._pulse.lost else []
        return _said(lost + (self._watched.stuck() if self._watched else []))

    async def _ready(self, _: web.Request) -> web.Response:
        return _said(await self._watched.unready() if self._watched else [STARTING])

    async def _metrics(self, request: web.Request) -> web.Response:
        if self._watched is None:
            return _said([STARTING])
        found = await self._watched.metrics(self._pulse, request.headers.get("Accept", ""))
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found[0], headers={"Content-Type": found[1]})


def _said(codes: list[str]) -> web.Response:
    return web.Response(text="\n".join(codes or ["ok"]) + "\n", status=503 if codes else 200)
