"""The doors that the bot opens itself: for the proxy that brings updates, and for whoever looks after the process.

aiohttp's server comes with its client, which reads all certificates of the machine: 0.2 s of a start and 10 MB
(docs/decisions/0013-the-speed-of-an-answer.md). So httptools, the parser of Node.js, reads here as it does for our own
calls. Only what such a door needs: a request that fits into memory, one at a time on a connection, and a whole reply
(https://www.rfc-editor.org/rfc/rfc9112). The desk, which has pages, is served by aiohttp.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple, cast
from urllib.parse import unquote

import httptools

_log = logging.getLogger(__name__)

_IDLE = 75.0
"""Seconds: nginx gives a connection up after 60, and whoever does so first cuts nobody short."""

_LINGER = 2.0
"""Seconds in which somebody who was refused may take the reply, before what they still send meets a closed door."""

_HEAD = 64 * 1024
"""Bytes of a request beside its body."""


class Request(NamedTuple):
    """What is asked for: the path without its query, headers by their names in small letters."""

    method: str
    path: str
    headers: dict[bytes, bytes]
    body: bytes


class Reply(NamedTuple):
    """What is said to it; `type` is that of the body."""

    status: int = 200
    body: bytes = b""
    type: str = ""


class Server:
    """Has every request answered from `open` to `close`. What `answer` raises is told as 500.

    longest  bytes of a body; a longer one is refused with 413
    idle     seconds for which a connection waits for a request, and a request for its end
    """

    def __init__(
        self, answer: Callable[[Request], Awaitable[Reply]], longest: int, idle: float = _IDLE
    ) -> None:
        self.answer = answer
        self.longest = longest
        self.idle = idle
        self.connections: set[_Connection] = set()
        self._listening: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one. Raises OSError where the port is taken."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(lambda: _Connection(self), host, port)

    async def open_at(self, socket: Path) -> None:
        """Listen at a socket in a folder; it is left there. Raises OSError where that cannot be."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_unix_server(lambda: _Connection(self), str(socket))

    @property
    def port(self) -> int:
        """The port that it listens on."""
        assert self._listening is not None
        return int(self._listening.sockets[0].getsockname()[1])

    async def close(self, grace: float) -> None:
        """Listen no more, and give the requests in hand so many seconds. Harmless where it could not listen."""
        if self._listening is None:
            return
        self._listening.close()
        if answering := [task for each in [*self.connections] if (task := each.finish()) is not None]:
            _, late = await asyncio.wait(answering, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._listening.wait_closed()


@lru_cache(1)
def _written(second: int) -> str:
    """A moment as replies have it (https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)."""
    return formatdate(second, usegmt=True)


class _Connection(asyncio.Protocol):
    """Reads a request, has it answered, reads the next. Who sends the next one before has to send it again, on another
    connection (RFC 9112, 9.3.2); a proxy does not."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._transport: asyncio.Transport
        self._parser = httptools.HttpRequestParser(self)
        self._answering: asyncio.Task[None] | None = None
        self._ends = False
        self._begin()

    def finish(self) -> asyncio.Task[None] | None:
        """Read no more; what is being answered, if anything is, before it closes."""
        self._ends = True
        if self._answering is None:
            self._transport.close()
        return self._answering

    def abort(self) -> None:
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by its class
        self._server.connections.add(self)
        self._wait(self._server.idle)

    def connection_lost(self, error: Exception | None) -> None:
        self._late.cancel()
        self._server.connections.discard(self)

    def data_received(self, data: bytes) -> None:
        if self._ends:
            return
        self._read += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._refuse(400)
            return
        if len(self._body) > self._server.longest or self._read > self._server.longest + _HEAD:
            self._refuse(413)

    def on_message_begin(self) -> None:
        if self._answering is not None:
            raise ValueError("a request before the last one was answered")
        self._late.cancel()
        self._wait(self._server.idle)

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers.setdefault(name.lower(), value)

    def on_headers_complete(self) -> None:
        if self._headers.get(b"expect", b"").lower() == b"100-continue":
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, body: bytes) -> None:
        if len(self._body) <= self._server.longest:
            self._body += body

    def on_message_complete(self) -> None:
        if len(self._body) > self._server.longest:
            return
        path = unquote((httptools.parse_url(bytes(self._url)).path or b"/").decode("latin-1"))
        method = self._parser.get_method().decode("latin-1")
        keeps = self._parser.should_keep_alive() and self._parser.get_http_version() == "1.1"
        request = Request(method, path, self._headers, bytes(self._body))
        self._late.cancel()
        self._begin()
        self._answering = asyncio.get_running_loop().create_task(self._answer(request, keeps))

    async def _answer(self, request: Request, keeps: bool) -> None:
        try:
            reply = await self._server.answer(request)
        except asyncio.CancelledError:
            self.abort()
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, whoever asked is told that it failed
            _log.error("door.failed error=%s", type(error).__name__)
            reply = Reply(500)
        self._answering = None
        if self._transport.is_closing():  # whoever asked is gone
            return
        self._ends |= not keeps
        self._say(reply, bodiless=request.method == "HEAD")
        if self._ends:
            self._transport.close()
        else:
            self._wait(self._server.idle)

    def _refuse(self, status: int) -> None:
        """Nothing more is read. Somebody who is still writing would not see the reply if it were closed at once."""
        self._ends = True
        if self._answering is None:
            self._say(Reply(status))
            self._late.cancel()
            self._wait(_LINGER)

    def _say(self, reply: Reply, *, bodiless: bool = False) -> None:
        lines = [
            f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}",
            f"Date: {_written(int(time.time()))}",
            f"Content-Length: {len(reply.body)}",
        ]
        if reply.type:
            lines.append(f"Content-Type: {reply.type}")
        if self._ends:
            lines.append("Connection: close")
        head = "\r\n".join([*lines, "\r\n"]).encode()
        self._transport.write(head if bodiless else head + reply.body)

    def _begin(self) -> None:
        """Nothing is read yet of what comes next."""
        self._read = 0
        self._url, self._body = bytearray(), bytearray()
        self._headers: dict[bytes, bytes] = {}

    def _wait(self, seconds: float) -> None:
        self._late = asyncio.get_running_loop().call_later(seconds, self.abort)
