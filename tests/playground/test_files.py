"""Files both ways, albums, and Telegram's limits of size."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile
from aiohttp import ClientSession, FormData
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.playground.conftest import Act

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


async def send(
    client: ClientSession, kind: str, *files: tuple[str, bytes], caption: str = ""
) -> dict[str, Any]:
    form = FormData(quote_fields=False)
    form.add_field("kind", kind)
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


async def test_voice_and_sticker(bot: Bot, client: ClientSession) -> None:
    await send(client, "voice", ("v.ogg", b"OggS"))
    await send(client, "sticker", ("s.webp", b"RIFF"))
    voice, sticker = (update.message for update in await bot.get_updates())
    assert voice and voice.voice and voice.media_group_id is None
    assert sticker and sticker.sticker and sticker.sticker.type == "regular"


async def test_what_telegram_does_not_take(client: ClientSession) -> None:
    assert (await send(client, "document"))["status"] == 400
    assert (await send(client, "video", ("v.mp4", b"x")))["status"] == 400
    assert (await send(client, "document", *[("x", b"x")] * 11))["status"] == 400


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
