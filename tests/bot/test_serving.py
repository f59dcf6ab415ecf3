"""The server behind the bot's own doors, spoken to as proxies and strangers do: byte by byte."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import pytest

from bot.serving import Reply, Request, Server

LONGEST = 1000
KB = 1024
CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
Speak = Callable[[], Awaitable[tuple[StreamReader, StreamWriter]]]


class Hall:
    """Repeats what it hears; whoever asks for `/slow` waits until they are `let` go."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.let = asyncio.Event()

    async def answer(self, request: Request) -> Reply:
        self.asked.append(request)
        if request.path == "/slow":
            await self.let.wait()
        if request.path == "/broken":
            raise RuntimeError("of Olena")
        return Reply(body=request.body or b"empty", type="text/plain")


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
async def server(hall: Hall) -> AsyncIterator[Server]:
    server = Server(hall.answer, LONGEST)
    await server.open("127.0.0.1", 0)
    yield server
    await server.close(0)


@pytest.fixture
async def speak(server: Server) -> AsyncIterator[Speak]:
    """Opens connections."""
    opened: list[StreamWriter] = []

    async def connect() -> tuple[StreamReader, StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        opened.append(writer)
        return reader, writer

    yield connect
    for writer in opened:
        writer.close()


async def reply(reader: StreamReader) -> tuple[int, dict[str, str], bytes]:
    """The next reply: its status, its headers, its body."""
    async with asyncio.timeout(20):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        headers = dict(line.split(": ", 1) for line in head[1:-1])
        length = int(headers.get("Content-Length", 0))
        return int(head[0].split()[1]), headers, await reader.readexactly(length)


async def rest(reader: StreamReader) -> bytes:
    async with asyncio.timeout(20):
        return await reader.read()


def post(body: bytes, *more: str, path: str = "/") -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *more]
    return "\r\n".join([*lines, "\r\n"]).encode() + body


async def test_one_connection_serves_one_request_after_another(speak: Speak, hall: Hall) -> None:
    reader, writer = await speak()
    for number in range(3):
        writer.write(post(b"word %d" % number, "X-Kind: a", "x-kind: b"))
        status, headers, body = await reply(reader)
        assert (status, body) == (200, b"word %d" % number)
        assert headers.keys() == {"Date", "Content-Length", "Content-Type"}
    assert [request.headers[b"x-kind"] for request in hall.asked] == [b"a"] * 3


async def test_a_request_may_come_in_pieces(speak: Speak) -> None:
    reader, writer = await speak()
    for byte in post("слово".encode(), path="/a"):
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0)
    assert (await reply(reader))[2].decode() == "слово"


async def test_a_body_may_come_in_chunks(speak: Speak) -> None:
    reader, writer = await speak()
    writer.write(CHUNKED + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    assert (await reply(reader))[2] == b"abcde"


@pytest.mark.parametrize(
    ("asked", "path"),
    [("/a%20b?c=d", "/a b"), ("/%D1%96", "/і"), ("http://x/a?b", "/a"), ("/a/../b", "/a/../b"), ("/?x", "/")],
)
async def test_the_path_is_without_its_query(speak: Speak, hall: Hall, asked: str, path: str) -> None:
    reader, writer = await speak()
    writer.write(post(b"", path=asked))
    assert (await reply(reader))[0] == 200
    assert hall.asked[0].path == path


async def test_whoever_waits_for_leave_to_send_gets_it(speak: Speak) -> None:
    reader, writer = await speak()
    whole = post(b"body", "Expect: 100-continue")
    writer.write(whole[:-4])
    assert (await reply(reader))[0] == 100
    writer.write(whole[-4:])
    assert (await reply(reader))[::2] == (200, b"body")


async def test_a_head_has_no_body(speak: Speak) -> None:
    reader, writer = await speak()
    writer.write(b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    said = await rest(reader)
    assert b"Content-Length: 5\r\n" in said and said.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("more", ["HTTP/1.0\r\n", "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"])
async def test_whoever_asks_for_it_is_left_after_the_reply(speak: Speak, more: str) -> None:
    reader, writer = await speak()
    writer.write(f"GET / {more}\r\n".encode())
    status, headers, _ = await reply(reader)
    assert (status, headers["Connection"]) == (200, "close")
    assert await rest(reader) == b""


@pytest.mark.parametrize(
    "sent",
    [
        b"\0\r\n\r\n",
        b"word\r\n\r\n",
        b"POST / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n",
        b"POST / HTTP/1.1\r\n name\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
async def test_what_is_no_request_is_refused(speak: Speak, hall: Hall, sent: bytes) -> None:
    reader, writer = await speak()
    writer.write(sent)
    status, headers, body = await reply(reader)
    assert (status, headers["Connection"], body) == (400, "close", b"")
    assert hall.asked == []


@pytest.mark.parametrize(
    "sent",
    [
        post(b"x" * (LONGEST + 1)),
        post(b"x" * 1024 * KB),
        CHUNKED + b"1f4\r\n" + b"x" * 500 + b"\r\n1f5\r\n" + b"x" * 501,
        b"GET / HTTP/1.1\r\nx: " + b"y" * 100 * KB,
        b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 20 * KB,
        b"GET /" + b"x" * 100 * KB,
    ],
)  # fmt: skip
async def test_what_is_too_long_is_refused(speak: Speak, hall: Hall, sent: bytes) -> None:
    reader, writer = await speak()
    writer.write(sent)
    assert (await reply(reader))[0] == 413
    assert hall.asked == []


async def test_a_body_of_the_longest_is_taken(speak: Speak) -> None:
    reader, writer = await speak()
    writer.write(post(b"x" * LONGEST))
    assert (await reply(reader))[0] == 200


async def test_what_is_sent_before_the_reply_has_to_be_sent_again(speak: Speak, hall: Hall) -> None:
    """Only the first is answered, and then the connection is closed: so the other knows it."""
    reader, writer = await speak()
    writer.write(post(b"first", path="/slow") + post(b"second"))
    while not hall.asked:
        await asyncio.sleep(0)
    hall.let.set()
    status, headers, body = await reply(reader)
    assert (status, headers["Connection"], body) == (200, "close", b"first")
    assert await rest(reader) == b""
    assert len(hall.asked) == 1


@pytest.mark.parametrize("sent", [b"", post(b"word")[:-1]])
async def test_nobody_is_waited_for_without_end(hall: Hall, sent: bytes) -> None:
    server = Server(hall.answer, LONGEST, idle=0.05)
    await server.open("127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(sent)
    with suppress(ConnectionResetError):
        assert await rest(reader) == b""
    writer.close()
    await server.close(0)
    assert hall.asked == []


async def test_an_answer_that_fails_is_told_and_names_nobody(
    speak: Speak, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await speak()
    writer.write(post(b"", path="/broken"))
    assert (await reply(reader))[::2] == (500, b"")
    writer.write(post(b"again"))
    assert (await reply(reader))[2] == b"again"
    assert [record.getMessage() for record in caplog.records] == ["door.failed error=RuntimeError"]


async def test_whoever_leaves_is_forgotten_once_they_are_answered(
    server: Server, speak: Speak, hall: Hall
) -> None:
    _, writer = await speak()
    writer.write(post(b"word", path="/slow"))
    while not hall.asked:
        await asyncio.sleep(0)
    (left,) = server.connections
    writer.close()
    while server.connections:
        await asyncio.sleep(0)
    hall.let.set()
    answering = left.finish()
    assert answering is not None
    await answering
    assert left.finish() is None


async def test_a_stop_lets_what_is_in_hand_be_answered(server: Server, speak: Speak, hall: Hall) -> None:
    port = server.port
    idle, _ = await speak()
    reader, writer = await speak()
    writer.write(post(b"word", path="/slow"))
    while not hall.asked:
        await asyncio.sleep(0)
    closing = asyncio.create_task(server.close(20))
    assert await rest(idle) == b""
    hall.let.set()
    assert (await reply(reader))[::2] == (200, b"word")
    await closing
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_a_stop_does_not_wait_for_ever(server: Server, speak: Speak, hall: Hall) -> None:
    reader, writer = await speak()
    writer.write(post(b"word", path="/slow"))
    while not hall.asked:
        await asyncio.sleep(0)
    await server.close(0.01)
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
        await reader.readuntil(b"\r\n\r\n")


async def test_a_taken_port_is_told(server: Server, hall: Hall) -> None:
    with pytest.raises(OSError, match="address already in use"):
        await Server(hall.answer, LONGEST).open("127.0.0.1", server.port)
