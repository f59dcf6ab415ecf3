"""A pooler before a real PostgreSQL, of the kind of PgBouncer: it lets clients in by itself, refuses what it does not
know in a startup message, and lends each of them a session of the server for so long as its mode says.

https://www.postgresql.org/docs/current/protocol-message-formats.html
"""

from __future__ import annotations

import asyncio
import secrets
import struct
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

from sqlalchemy.engine import make_url

_KNOWN = {b"user", b"database", b"client_encoding", b"application_name", b"DateStyle", b"TimeZone"}
_NO_TLS, _CANCEL = 80_877_103, 80_877_102
_REFUSED = b"SFATAL\0C08P01\0Munsupported startup parameter\0\0"


class _Message(NamedTuple):
    sort: bytes
    body: bytes

    def __bytes__(self) -> bytes:
        return self.sort + struct.pack("!I", len(self.body) + 4) + self.body


class _Session:
    """One of the server, with what is prepared in it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.prepared: set[bytes] = set()
        self.told = b""
        self.parsing: deque[bool] = deque()
        """Of each statement that is being prepared whether its client asked for it now."""

    def prepare(self, message: _Message, prepared: dict[bytes, _Message]) -> None:
        """See to it that the statement that a client's message names is prepared here too."""
        if message.sort == b"P":
            name = message.body.split(b"\0")[0]
            prepared[name] = message
            self.prepared.add(name)
            self.parsing.append(True)
        elif message.sort in (b"B", b"D"):
            name = message.body.split(b"\0")[1] if message.sort == b"B" else message.body[1:-1]
            if name in prepared and name not in self.prepared:
                self.writer.write(bytes(prepared[name]))
                self.prepared.add(name)
                self.parsing.append(False)

    async def begin(self, user: str, database: str) -> None:
        words = b"".join(
            word.encode() + b"\0" for word in ("user", user, "database", database, "client_encoding", "utf-8")
        )
        self.writer.write(struct.pack("!II", len(words) + 9, 3 << 16) + words + b"\0")
        while (message := await _read(self.reader)).sort != b"Z":
            if message.sort == b"S":
                self.told += bytes(message)


class Pooler:
    """mode     "session", "transaction" or "statement"
    prepares    whether what a client has prepared is prepared in each session that it is lent
    in_turn     whether the session that rests longest is lent next, and not the one that was used last
    """

    def __init__(self, url: str, mode: str, prepares: bool, in_turn: bool) -> None:
        where = make_url(url)
        self._socket = f"{where.query['host']}/.s.PGSQL.5432"
        self._user, self._name = str(where.username), str(where.database)
        self._mode, self._prepares, self._in_turn = mode, prepares, in_turn
        self._resting: list[_Session] = []
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self, sessions: int) -> None:
        self._resting = [await self._made() for _ in range(sessions)]

    def close(self) -> None:
        for writer in self._writers:
            writer.close()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(OSError, asyncio.IncompleteReadError):
            if await self._let_in(reader, writer):
                if self._mode == "session":
                    await self._lend_one(reader, writer)
                else:
                    await self._lend(reader, writer)
        writer.close()

    async def _made(self) -> _Session:
        session = _Session(*await asyncio.open_unix_connection(self._socket))
        self._writers.add(session.writer)
        await session.begin(self._user, self._name)
        return session

    async def _let_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        while True:
            size, code = struct.unpack("!II", await reader.readexactly(8))
            words = (await reader.readexactly(size - 8)).split(b"\0")
            if code != _NO_TLS:
                break
            writer.write(b"N")
        if code == _CANCEL:
            return False
        if not {*words[:-2:2]} <= _KNOWN:
            writer.write(bytes(_Message(b"E", _REFUSED)))
            return False
        session = await self._take()
        self._resting.append(session)
        writer.write(bytes(_Message(b"R", bytes(4))) + session.told)
        writer.write(bytes(_Message(b"K", secrets.token_bytes(8))) + bytes(_Message(b"Z", b"I")))
        return True

    async def _take(self) -> _Session:
        return self._resting.pop(0 if self._in_turn else -1) if self._resting else await self._made()

    async def _lend_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = await self._take()
        await asyncio.gather(_pass_on(reader, session.writer), _pass_on(session.reader, writer))

    async def _lend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        prepared: dict[bytes, _Message] = {}
        mine = secrets.token_hex(4).encode()
        session: _Session
        returning: asyncio.Task[None] | None = None
        while (message := await _read(reader)).sort != b"X":
            if returning is None or returning.done():
                session = await self._take()
                returning = asyncio.create_task(self._returned(session, writer))
            if self._prepares:
                message = _renamed(message, mine)
                session.prepare(message, prepared)
            session.writer.write(bytes(message))

    async def _returned(self, session: _Session, writer: asyncio.StreamWriter) -> None:
        """Bring what it answers, until it is free again."""
        while True:
            answer = await _read(session.reader)
            if answer.sort != b"1" or not session.parsing or session.parsing.popleft():
                writer.write(bytes(answer))
            if answer.sort == b"Z" and (answer.body == b"I" or self._mode == "statement"):
                self._resting.append(session)
                return


def _renamed(message: _Message, mine: bytes) -> _Message:
    """Two clients may give one name to two statements."""
    sort, body = message
    if sort == b"P" and not body.startswith(b"\0"):
        return _Message(sort, mine + body)
    if sort == b"B":
        portal, name, rest = body.split(b"\0", 2)
        return _Message(sort, b"\0".join((portal, mine + name if name else b"", rest)))
    if sort in (b"D", b"C") and body[:1] == b"S" and len(body) > 2:
        return _Message(sort, b"S" + mine + body[1:])
    return message


async def _read(reader: asyncio.StreamReader) -> _Message:
    sort = await reader.readexactly(1)
    (size,) = struct.unpack("!I", await reader.readexactly(4))
    return _Message(sort, await reader.readexactly(size - 4))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(1 << 16):
            writer.write(some)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def pooling(
    url: str, mode: str, *, prepares: bool = True, in_turn: bool = False, sessions: int = 0
) -> AsyncIterator[str]:
    """A pooler before the database at `url`, for so long; its address. It has so many sessions at its beginning."""
    pooler = Pooler(url, mode, prepares, in_turn)
    await pooler.open(sessions)
    async with await asyncio.start_server(pooler.serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        where = make_url(url)
        yield f"postgresql://{where.username}@127.0.0.1:{port}/{where.database}"
        pooler.close()
