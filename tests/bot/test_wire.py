"""The calls of the Bot API: what they bring, by which name they fail, and that no failure names the token."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.telegram.deadlines import Deadlines
from bot.telegram.errors import (
    BadRequest,
    Conflict,
    EntityTooLarge,
    Forbidden,
    NoFile,
    NotFound,
    ServerError,
    TelegramError,
    TooManyRequests,
    Unauthorized,
    Undecodable,
    Unreachable,
)
from bot.telegram.wire import Wire
from playground import Playground
from tests.bot.chats import Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixtures
from tests.bot.chats import playground as playground  # noqa: PLC0414
from tests.e2e.person import Person

CHAT = 5
LARGE = bytes(range(256)) * 40_000
"""Ten megabytes: more than any buffer on the way takes at once."""


@pytest.fixture
async def wire(playground: Playground, chats: Chats) -> AsyncIterator[Wire]:
    await chats.join(CHAT)
    wire = Wire(
        playground.url, playground.token, Deadlines(send=0.5, upload=10, locate=5, download=10, poll=1)
    )
    yield wire
    await wire.close()


@pytest.fixture
async def person(playground: Playground, wire: Wire) -> AsyncIterator[Person]:
    async with ClientSession() as client:
        yield Person(client, playground.url, CHAT)


async def sent_by(person: Person, name: str, content: bytes, wire: Wire) -> dict[str, Any]:
    """The document, as an update brings it to the bot."""
    await person.post_files((name, content))
    updates = await wire.updates(0, ["message"])
    document: dict[str, Any] = updates[-1]["message"]["document"]
    return document


async def received(wire: Wire, path: str) -> bytes:
    return b"".join([piece async for piece in wire.download(path)])


@pytest.mark.parametrize("content", ["Довідка".encode(), LARGE], ids=["small", "large"])
async def test_a_file_goes_out_byte_for_byte_with_its_name_and_caption(
    wire: Wire, person: Person, content: bytes
) -> None:
    number = await wire.document(CHAT, "Мій «пакет», 1.zip", content, "Ось він")
    message = (await person.heard())[-1]
    assert (message["message_id"], message["caption"]) == (number, "Ось він")
    assert message["document"]["file_name"] == "Мій «пакет», 1.zip"
    assert await person.download(message) == content


async def test_a_file_comes_in_byte_for_byte(wire: Wire, person: Person) -> None:
    document = await sent_by(person, "знімок.png", LARGE, wire)
    path, size = await wire.locate(document["file_id"])
    assert size == len(LARGE)
    assert await received(wire, path) == LARGE


async def test_a_file_that_is_gone_and_a_page_in_its_place(wire: Wire, person: Person, chats: Chats) -> None:
    document = await sent_by(person, "знімок.png", b"x", wire)
    path, _ = await wire.locate(document["file_id"])
    with pytest.raises(NoFile):
        await received(wire, "documents/none.png")
    for fault, error in (("html", Undecodable), (500, Unreachable), ("reset", Unreachable)):
        await chats.fail("file", fault, times=None)  # aiohttp asks once more where a kept connection was cut
        with pytest.raises(error):
            await received(wire, path)
        await chats.mend()
    assert await received(wire, path) == b"x"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (409, Conflict),
        (413, EntityTooLarge),
        (429, TooManyRequests),
        (500, ServerError),
        (502, ServerError),
        (418, TelegramError),
        ("html", Undecodable),
        ("garbage", Undecodable),
        ("null", Undecodable),
        ("empty", Undecodable),
        ("reset", Unreachable),
        ("hang", Unreachable),
    ],
)
async def test_what_goes_wrong_has_a_name_and_no_words(
    playground: Playground, wire: Wire, chats: Chats, status: int | str, error: type[TelegramError]
) -> None:
    await chats.fail("sendMessage", status, retry_after=7, description="Telegram says why")
    with pytest.raises(TelegramError) as raised:
        await wire.send(chat_id=CHAT, text="слово")
    assert type(raised.value) is error
    assert raised.value.description == ("Telegram says why" if isinstance(status, int) else "")
    assert not isinstance(raised.value, TooManyRequests) or raised.value.retry_after == 7
    assert wire.calls["sendMessage", error.__name__] == 1 and wire.calls["sendMessage", "ok"] == 0
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    assert playground.token not in told and "Telegram says why" not in told


async def test_an_error_without_a_reason_is_not_telegrams(wire: Wire, chats: Chats) -> None:
    """Nothing is given up for the 403 of a gateway on the way."""
    for body in ('{"ok":false}', '{"ok":false,"description":null,"parameters":[]}', "[]"):
        await chats.fail("sendMessage", 403, body=body)
        with pytest.raises(Undecodable):
            await wire.send(chat_id=CHAT, text="слово")


@pytest.mark.parametrize("status", ["reset", "html", 413, 429, "empty"])
async def test_an_upload_fails_by_the_same_names(
    playground: Playground, wire: Wire, chats: Chats, status: int | str
) -> None:
    names = {"reset": Unreachable, 413: EntityTooLarge, 429: TooManyRequests}
    await chats.fail("sendDocument", status)
    with pytest.raises(names.get(status, Undecodable)) as raised:
        await wire.document(CHAT, "zayava-1.zip", LARGE, "")
    assert wire.calls["sendDocument", type(raised.value).__name__] == 1
    assert playground.token not in "".join(traceback.format_exception(raised.value))


async def test_a_proxy_that_finds_a_file_too_large_says_so_in_words_of_its_own(
    wire: Wire, chats: Chats
) -> None:
    await chats.fail("sendDocument", 413, body="<html><h1>413 Request Entity Too Large</h1></html>")
    with pytest.raises(EntityTooLarge):
        await wire.document(CHAT, "zayava-1.zip", LARGE, "")


async def test_nobody_is_left_alone_for_more_than_a_day(wire: Wire, chats: Chats) -> None:
    await chats.fail("sendMessage", 429, retry_after=10**12)
    with pytest.raises(TooManyRequests) as raised:
        await wire.send(chat_id=CHAT, text="слово")
    assert raised.value.retry_after == 24 * 3600


@pytest.mark.parametrize("size", ["null", "-4", '"9"', "[]", "2.5"])
async def test_a_size_that_is_none_is_not_told(wire: Wire, chats: Chats, size: str) -> None:
    body = f'{{"ok":true,"result":{{"file_path":"a","file_size":{size}}}}}'
    await chats.fail("getFile", 200, body=body)
    assert await wire.locate("x") == ("a", 0)


@pytest.mark.parametrize("name", ["довідка #1.pdf", "50% знижка?.pdf", "a b&c;d.pdf", "..%2f.pdf"])
async def test_a_file_is_found_whatever_signs_are_in_its_path(
    wire: Wire, playground: Playground, chats: Chats, name: str
) -> None:
    """A Bot API server of one's own keeps the names that people gave."""
    asked: list[str] = []

    async def serve(request: web.Request) -> web.Response:
        asked.append(request.match_info["path"])
        return web.Response(body=b"bytes", content_type="application/octet-stream")

    application = web.Application()
    application.router.add_get("/file/{bot}/{path:.*}", serve)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    there = Wire(f"http://127.0.0.1:{runner.addresses[0][1]}", playground.token)
    try:
        assert await received(there, f"documents/{name}") == b"bytes"
    finally:
        await there.close()
        await runner.cleanup()
    assert asked == [f"documents/{name}"]


async def test_nobody_there(playground: Playground) -> None:
    await playground.close()
    wire = Wire(playground.url, playground.token)
    for call in (wire.send(chat_id=CHAT, text="слово"), wire.document(CHAT, "a.zip", b"x", "")):
        with pytest.raises(Unreachable) as raised:
            await call
        assert playground.token not in "".join(traceback.format_exception(raised.value))
    await wire.close()


async def test_a_call_by_its_name_brings_what_it_should_or_fails(
    playground: Playground, wire: Wire, chats: Chats
) -> None:
    assert (await wire.call("getMe", dict))["id"] == int(playground.token.partition(":")[0])
    with pytest.raises(Undecodable):
        await wire.call("getMe", list)
    with pytest.raises(BadRequest):
        await wire.call("setMyName", bool, name=["no", "name"])
