"""Connections to the Bot API that stay open, against a server that answers in every way a server or a proxy may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.telegram.connections import Connections

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Server:
    """Answers each call with the next of `answers`; None closes the connection instead."""

    def __init__(self) -> None:
        self.answers: list[bytes | None] = []
        self.opened, self.heard = 0, list[bytes]()
        self.closes = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                self.heard.append(head + await reader.readexactly(length))
                answer = self.answers.pop(0)
                if answer:
                    writer.write(answer)
                    await writer.drain()
                if answer is None or self.closes:
                    return
        except asyncio.IncompleteReadError:
            return
        finally:
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[tuple[Server, Connections]]:
    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    connections = Connections(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/bot/x")
    yield server, connections
    connections.close()
    listening.close()


Both = tuple[Server, Connections]


async def test_one_connection_serves_call_after_call(server: Both) -> None:
    there, connections = server
    there.answers = [OK, b"HTTP/1.1 429 No\r\nContent-Length: 3\r\n\r\n[1]", OK]
    answered = [await connections.post("/bot1/sendMessage", b'{"text":"\xd1\x94"}', 5) for _ in range(3)]
    assert answered == [(200, b"{}"), (429, b"[1]"), (200, b"{}")]
    assert there.opened == 1
    assert there.heard[0].startswith(b"POST /bot1/sendMessage HTTP/1.1\r\n")
    assert there.heard[0].endswith(b'\r\n\r\n{"text":"\xd1\x94"}')
    # Nothing here could unpack an answer, and without a word any way is welcome (RFC 9110, section 12.5.3).
    assert b"\r\nAccept-Encoding: identity\r\n" in there.heard[0]


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", 200, b"{}"),
        (b"HTTP/1.1 400 Bad\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", 400, b"{}"),
        (b"HTTP/1.0 502 Bad\r\n\r\n<html>", 502, b"<html>"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, b""),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK, 200, b"{}"),
    ],
    ids=["in chunks", "closing", "to the end of the connection", "empty", "after interim ones"],
)
async def test_however_long_an_answer_says_it_is(
    server: Both, answer: bytes, status: int, body: bytes
) -> None:
    there, connections = server
    there.answers, there.closes = [answer, OK], True
    assert await connections.post("/", b"{}", 5) == (status, body)
    await asyncio.sleep(0.05)
    assert await connections.post("/", b"{}", 5) == (200, b"{}")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: 40000000\r\n\r\n" + b" " * 40_000_000,
    ],
    ids=["none", "of another protocol", "cut", "endless"],
)
async def test_what_cannot_be_read_is_an_error_and_the_next_call_goes_well(
    server: Both, answer: bytes | None
) -> None:
    there, connections = server
    there.answers, there.closes = [answer, OK], True
    with pytest.raises(ConnectionError):
        await connections.post("/bot42:secret/sendMessage", b"{}", 5)
    assert await connections.post("/", b"{}", 5) == (200, b"{}")


async def test_a_late_answer_is_never_taken_for_the_next_ones(server: Both) -> None:
    there, connections = server
    there.answers = [b"", OK]
    with pytest.raises(TimeoutError):
        await connections.post("/", b"{}", 0.1)
    assert await connections.post("/", b"{}", 5) == (200, b"{}")
    assert there.opened == 2


async def test_an_answer_that_nobody_asked_for_ends_the_connection(server: Both) -> None:
    there, connections = server
    there.answers = [OK + b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", OK]
    assert await connections.post("/", b"{}", 5) == (200, b"{}")
    await asyncio.sleep(0.05)
    assert await connections.post("/", b"{}", 5) == (200, b"{}")
    assert there.opened == 2


async def test_calls_at_once_have_connections_of_their_own(server: Both) -> None:
    there, connections = server
    there.answers = [OK] * 40
    for _ in range(2):
        await asyncio.gather(*(connections.post("/", b"{}", 5) for _ in range(20)))
    assert there.opened == 20
