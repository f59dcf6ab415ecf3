"""A line to a real PostgreSQL that breaks: connections end in the middle of what goes over them."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import make_url

_SOON = 2000
"""At most so many bytes still go through before a connection is cut."""


class _Connection:
    """Both ways of one connection; `left` bytes go through yet, if that is said."""

    def __init__(self, *writers: asyncio.StreamWriter) -> None:
        self._writers = writers
        self.left: int | None = None

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while some := await reader.read(1 << 16):
                if self.left is not None and len(some) >= self.left:
                    writer.write(some[: self.left])
                    await asyncio.wait_for(writer.drain(), 1)
                    break
                if self.left is not None:
                    self.left -= len(some)
                writer.write(some)
                await writer.drain()
        except (OSError, TimeoutError):
            pass
        finally:
            self.end()

    def end(self) -> None:
        for writer in self._writers:
            writer.close()


class CutLine:
    """`url` leads to the database over it."""

    def __init__(self, url: str) -> None:
        self._where = make_url(url)
        self._connections: set[_Connection] = set()
        self.cuts = 0
        self.url = ""

    def cut(self, share: float) -> None:
        """Let this share of all connections break in the middle of what they carry next."""
        for connection in self._connections:
            if random.random() < share:
                connection.left = random.randrange(_SOON)
                self.cuts += 1

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_unix_connection(f"{self._where.query['host']}/.s.PGSQL.5432")
        except OSError:
            writer.close()
            return
        connection = _Connection(writer, back)
        self._connections.add(connection)
        await asyncio.gather(connection.carry(reader, back), connection.carry(there, writer))
        self._connections.discard(connection)

    def led_over(self, port: int) -> None:
        self.url = f"postgresql://{self._where.username}@127.0.0.1:{port}/{self._where.database}"

    def close(self) -> None:
        for connection in self._connections:
            connection.end()


@asynccontextmanager
async def cut_line(url: str) -> AsyncIterator[CutLine]:
    """A line to the database at `url`, for so long."""
    line = CutLine(url)
    async with await asyncio.start_server(line.connected, "127.0.0.1", 0) as server:
        line.led_over(server.sockets[0].getsockname()[1])
        try:
            yield line
        finally:
            line.close()
