"""Connections to the Bot API that stay open between calls.

A call through aiohttp costs five times as much (docs/decisions/0013-the-speed-of-an-answer.md), so this sends the bytes
itself and has httptools, the parser of Node.js, read what comes back. Only what the Bot API needs: POST with a body,
one answer at a time on a connection (https://www.rfc-editor.org/rfc/rfc9112). Files go through `transfers.py`.
"""

from __future__ import annotations

import asyncio
import ssl
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import certifi
import httptools

_IDLE = 50
"""Seconds after which an unused connection is not trusted any more: nginx closes its own after 75."""

_LONGEST = 32 * 1024 * 1024
"""Bytes of an answer. A hundred updates may be some megabytes, anything else is a few kilobytes."""


class Connections:
    """To the host of one address (`https://api.telegram.org`), or to whoever listens at a `socket`. Nothing is sent
    twice: whether a call was taken whose connection broke nobody knows, and who calls decides."""

    def __init__(self, address: str, socket: Path | None = None) -> None:
        parts = urlsplit(address)
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._name = parts.netloc.rpartition("@")[2]
        self._secure = parts.scheme == "https"
        self._socket = socket
        self._idle: list[_Connection] = []
        self._closed = False

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Send JSON; the status and the body of the answer. Raises TimeoutError, OSError, and ConnectionError (one of
        those) for an answer that cannot be read, none of them with the path in its words."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {self._name}\r\nContent-Type: application/json\r\n"
            f"Accept-Encoding: identity\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        until = asyncio.get_running_loop().time() + seconds
        connection = self._waiting() or await self._open(until)
        try:
            answer = await connection.ask(head.encode() + body, until)
        except BaseException:  # an answer that still comes must not be taken for the next one's
            connection.close()
            raise
        if connection.kept and not self._closed:
            self._idle.append(connection)
        else:
            connection.close()
        return answer

    def close(self) -> None:
        """Close what is idle; calls on their way end by themselves."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _waiting(self) -> _Connection | None:
        """The connection that was used last, if it is still good; others that were idle for long are closed."""
        now = asyncio.get_running_loop().time()
        while self._idle:
            if self._idle[-1].kept and now - self._idle[-1].since < _IDLE:
                return self._idle.pop()
            self._idle.pop().close()
        return None

    async def _open(self, until: float) -> _Connection:
        async with asyncio.timeout_at(until):
            loop = asyncio.get_running_loop()
            if self._socket is not None:
                return (await loop.create_unix_connection(_Connection, str(self._socket)))[1]
            secure = trusted() if self._secure else None
            return (await loop.create_connection(_Connection, self._host, self._port, ssl=secure))[1]


@cache
def trusted() -> ssl.SSLContext:
    """Whom we believe that they are Telegram."""
    return ssl.create_default_context(cafile=certifi.where())


class _Connection(asyncio.Protocol):
    """One connection: asks, waits for the answer, asks again."""

    def __init__(self) -> None:
        self.since = 0.0
        self._transport: asyncio.Transport
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._body = bytearray()
        self._measured = self._begun = False

    @property
    def kept(self) -> bool:
        """Whether another call may be made on it."""
        return not self._transport.is_closing()

    async def ask(self, call: bytes, until: float) -> tuple[int, bytes]:
        """Raises TimeoutError at the moment `until`, by the loop's clock."""
        loop = asyncio.get_running_loop()
        self._answer = loop.create_future()
        late = loop.call_at(until, self._fail, TimeoutError())
        self._transport.write(call)
        try:
            answer = await self._answer
        finally:
            late.cancel()
        self.since = loop.time()
        return answer

    def close(self) -> None:
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by its class

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
            if len(self._body) > _LONGEST:
                raise httptools.HttpParserError
        except httptools.HttpParserError:
            self._fail(ConnectionError())

    def connection_lost(self, error: Exception | None) -> None:
        """The end of an answer that does not say how long it is (RFC 9112, 6.3), or of one that is cut."""
        if self._begun and not self._measured and error is None:
            self._tell()
        self._fail(ConnectionError())

    def on_message_begin(self) -> None:
        if self._answer is None or self._answer.done():  # nobody asked
            self.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._measured = self._measured or name.lower() in (b"content-length", b"transfer-encoding")

    def on_headers_complete(self) -> None:
        self._begun = True

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() < 200:  # an interim answer (RFC 9110, 15.2): the real one follows
            self._measured = self._begun = False
            return
        if not self._parser.should_keep_alive():
            self.close()
        self._tell()

    def _tell(self) -> None:
        status, body = self._parser.get_status_code(), bytes(self._body)
        self._body.clear()
        self._measured = self._begun = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((status, body))

    def _fail(self, error: OSError) -> None:
        self.close()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
