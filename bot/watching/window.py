"""A port of its own for whoever looks after the process: `/health`, `/ready` and `/metrics`.

It is open before anything else is and until everything is closed, so that a start and a stop are seen too. The webhook
and the desk never listen here: what is private needs no proxy that would have to keep these paths apart.
"""

from __future__ import annotations

from typing import Self

from bot.serving import Reply, Request, Server
from bot.watching.pulse import Pulse
from bot.watching.watched import LOST, STARTING, Watched

_GRACE = 1.0


class Window:
    """`/health`: 200 while the process lives, and 503 where only a restart helps. `/ready`: 200 while it can be given
    work, else 503, also during start and stop. Both say `ok`, or codes, one a line. `/metrics`: as Prometheus reads
    them (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

    def __init__(self) -> None:
        self._watched: Watched | None = None
        self._pulse = Pulse()
        self._server = Server(self._look, 0)

    @classmethod
    async def open(cls, host: str, port: int) -> Self:
        """Listen; port 0 takes a free one. Raises OSError when the port is taken."""
        window = cls()
        await window._server.open(host, port)
        window._pulse.start()
        return window

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.port

    def show(self, watched: Watched) -> None:
        """From now on this is what is seen."""
        self._watched = watched

    async def close(self) -> None:
        self._pulse.stop()
        await self._server.close(_GRACE)

    async def _look(self, request: Request) -> Reply:
        if request.method not in ("GET", "HEAD"):
            return Reply(404)
        match request.path:
            case "/health":
                lost = [LOST] if self._pulse.lost else []
                return _said(lost + (self._watched.stuck() if self._watched else []))
            case "/ready":
                return _said(await self._watched.unready() if self._watched else [STARTING])
            case "/metrics":
                return await self._figures(request.headers.get(b"accept", b"").decode("latin-1"))
        return Reply(404)

    async def _figures(self, accept: str) -> Reply:
        if self._watched is None:
            return _said([STARTING])
        found = await self._watched.metrics(self._pulse, accept)
        return Reply(404) if found is None else Reply(body=found[0], type=found[1])


def _said(codes: list[str]) -> Reply:
    text = "\n".join(codes or ["ok"]) + "\n"
    return Reply(503 if codes else 200, text.encode(), "text/plain; charset=utf-8")
