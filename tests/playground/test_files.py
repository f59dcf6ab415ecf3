"""Files both ways, albums, and Telegram's limits of size."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile
from aiohttp import ClientSession, FormData, MultipartReader, StreamReader
from aiohttp.base_protocol import BaseProtocol
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.calls import read_parts
from tests.playground.conftest import Act

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


async def send(
    client: ClientSession, kind: str, *files: tuple[str, bytes], caption: str = "", late: str = ""
) -> dict[str, Any]:
    form = FormData(quote_fields=False)
    form.add_field("kind", kind)
    form.add_field("late", late)
    form.add_field("caption", caption)
    for name, content in files:
        form.add_field("files", BytesIO(content), filename=name)
    async with client.post("/chat/1/files", data=form) as response:
        return {"status": response.status, **(await response.json())}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000))
async def test_a_document_comes_to_the_bot_byte_for_byte(
    bot: Bot, client: ClientSession, content: bytes
) -> None:
    await send(client, "document", ("Довідка №1.PDF", content))
    message = (await bot.get_updates(offset=-1))[0].message
    assert message and message.document
    assert (message.document.file_name, message.document.file_size) == ("Довідка №1.PDF", len(content))
    file = await bot.get_file(message.document.file_id)
    assert file.file_path and file.file_path.startswith("documents/") and file.file_path.endswith(".pdf")
    received = await bot.download_file(file.file_path)
    assert received and received.read() == content


async def test_an_album_is_messages_of_one_group(bot: Bot, client: ClientSession) -> None:
    done = await send(client, "photo", *[(f"{n}.png", PNG) for n in range(3)], caption="Мій дім")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert done["update_id"] == [1, 2, 3]
    assert [m.message_id for m in messages] == [done["message_id"] + n for n in range(3)]
    assert len({m.media_group_id for m in messages}) == 1 and messages[0].media_group_id
    assert [m.caption for m in messages] == ["Мій дім", None, None]
    photo = messages[0].photo or []
    assert [size.width for size in photo] == sorted(size.width for size in photo)
    assert len({size.file_id for size in photo}) == len(photo) > 1
    got = await bot.download(photo[-1])
    assert got and got.read() == PNG


SORTS: list[tuple[str, str, dict[str, Any]]] = [
    ("voice", "v.ogg", {"mime_type": "audio/ogg", "duration": 3}),
    ("audio", "Розмова.mp3", {"mime_type": "audio/mpeg", "file_name": "Розмова.mp3"}),
    ("audio", "Запис.M4A", {"mime_type": "audio/mp4", "file_name": "Запис.M4A"}),
    ("video", "двір.mp4", {"mime_type": "video/mp4", "width": 1280}),
    ("video", "IMG_0001.MOV", {"mime_type": "video/quicktime", "file_name": "IMG_0001.MOV"}),
    ("video_note", "n.mp4", {"length": 384}),
    ("animation", "a.mp4", {"mime_type": "video/mp4", "file_name": "a.mp4"}),
    ("sticker", "s.webp", {"type": "regular", "emoji": "🙂"}),
]


@pytest.mark.parametrize(("kind", "name", "said"), SORTS)
async def test_every_sort_of_file_comes_byte_for_byte(
    bot: Bot, client: ClientSession, kind: str, name: str, said: dict[str, Any]
) -> None:
    done = await send(client, kind, (name, b"\0content of " + name.encode()))
    message = (await bot.get_updates())[0].message
    assert message and message.media_group_id is None
    part = getattr(message, kind)
    assert {key: getattr(part, key) for key in said} == said
    received = await bot.download(part)
    assert received and received.read() == b"\0content of " + name.encode()
    async with client.get(f"/chat/1/documents/{done['message_id']}") as response:
        assert await response.read() == b"\0content of " + name.encode()


async def test_old_names_of_new_sorts_are_said_too(bot: Bot, client: ClientSession) -> None:
    """Telegram repeats an animation as a document, and the still of a live photo as a photo."""
    await send(client, "animation", ("a.mp4", b"film"))
    await send(client, "live_photo", ("still.jpg", PNG), ("film.mov", b"film"), caption="Двір")
    animation, live = (update.message for update in await bot.get_updates())
    assert animation and animation.animation and animation.document
    assert animation.animation.file_id == animation.document.file_id
    assert live and live.live_photo and live.photo and live.caption == "Двір"
    assert live.live_photo.photo == live.photo
    still, film = await bot.download(live.photo[-1]), await bot.download(live.live_photo)
    assert still and film and (still.read(), film.read()) == (PNG, b"film")


async def test_sounds_and_round_films_make_no_album(bot: Bot, client: ClientSession) -> None:
    await send(client, "voice", ("1.ogg", b"1"), ("2.ogg", b"2"))
    await send(client, "live_photo", *[(f"{n}.jpg", PNG) for n in range(4)])
    groups = [update.message and update.message.media_group_id for update in await bot.get_updates()]
    assert groups[:2] == [None, None]
    assert len(groups) == 4 and groups[2] and groups[2] == groups[3]


async def test_parts_of_an_album_come_late_and_in_any_order(bot: Bot, client: ClientSession) -> None:
    files = [(f"{n}.jpg", PNG) for n in range(4)]
    done = await send(client, "photo", *files, caption="Дім", late='{"0": 0.2, "2": 0.1}')
    assert done["update_id"] == [1, 2]
    came: list[tuple[int, str | None]] = []
    offset = 1
    while len(came) < 4:
        for update in await bot.get_updates(offset=offset, timeout=5):
            assert update.message
            came.append((update.message.message_id - done["message_id"], update.message.caption))
            offset = update.update_id + 1
    assert came == [(1, None), (3, None), (2, None), (0, "Дім")]


async def test_what_telegram_does_not_take(client: ClientSession) -> None:
    assert (await send(client, "document"))["status"] == 400
    assert (await send(client, "story", ("v.mp4", b"x")))["status"] == 400
    assert (await send(client, "document", *[("x", b"x")] * 11))["status"] == 400
    assert (await send(client, "live_photo", ("still.jpg", PNG)))["status"] == 400
    assert (await send(client, "sticker", ("s.webp", b"RIFF"), caption="x"))["status"] == 400


async def test_bots_download_up_to_20_megabytes_and_send_up_to_50(
    bot: Bot, act: Act, client: ClientSession
) -> None:
    await send(client, "document", ("small.bin", bytes(20 << 20)), ("large.bin", bytes((20 << 20) + 1)))
    small, large = (update.message for update in await bot.get_updates())
    assert small and small.document and (await bot.get_file(small.document.file_id)).file_size == 20 << 20
    assert large and large.document
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(large.document.file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file_id or the file is temporarily unavailable"):
        await bot.get_file("unknown")
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(1, BufferedInputFile(bytes((50 << 20) + 1), "package.zip"))


async def test_a_bot_sends_documents_and_photos(bot: Bot, act: Act, client: ClientSession) -> None:
    await act("text", text="/start")
    sent = await bot.send_document(
        1,
        BufferedInputFile(b"<svg onload='alert(1)'>", "Заява.svg"),
        caption="<b>Пакет</b>",
        parse_mode="HTML",
    )
    assert sent.document and (sent.document.file_name, sent.caption) == ("Заява.svg", "Пакет")
    async with client.get(f"/chat/1/documents/{sent.message_id}") as response:
        assert await response.read() == b"<svg onload='alert(1)'>"
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
    again = await bot.send_document(1, sent.document.file_id)
    assert again.document and again.document.file_name == "Заява.svg"
    photo = await bot.send_photo(1, BufferedInputFile(PNG, "дім.png"))
    async with client.get(f"/chat/1/documents/{photo.message_id}") as response:
        assert (response.content_type, await response.read()) == ("image/png", PNG)
    async with client.get(f"/chat/2/documents/{photo.message_id}") as response:
        assert response.status == 404
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await bot.send_document(1, "https://example.org/a.pdf")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=1, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(1, BufferedInputFile(PNG, "x.png"), caption="я" * 1025)


@pytest.mark.parametrize("crumb", [1, 7, 30])
async def test_a_part_may_come_in_crumbs_and_lumps(crumb: int) -> None:
    """A read of a few bytes and then of a whole chunk: aiohttp puts back what is over, and warns of its own doing."""
    content = bytes(1 << 20)
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        + content
        + b"\r\n--edge--\r\n"
    )
    start = body.index(b"\0")
    loop = asyncio.get_running_loop()
    protocol = BaseProtocol(loop)
    protocol.connection_made(asyncio.Transport())
    stream = StreamReader(protocol, 1 << 22, loop=loop)
    reader = MultipartReader({"Content-Type": "multipart/form-data; boundary=edge"}, stream)
    reading = asyncio.create_task(read_parts(reader))
    for piece in (body[: start + 5], body[start + 5 : start + 5 + crumb], body[start + 5 + crumb :]):
        stream.feed_data(piece)
        for _ in range(3):
            await asyncio.sleep(0)
    stream.feed_eof()
    ((_, upload),) = (await reading).uploads
    assert upload.content == content
