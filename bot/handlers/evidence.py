"""Photos and documents."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.conversation.happenings import Happening, Sent
from bot.conversation.receiving import PHOTO


async def _document(message: Message) -> Happening:
    file = message.document or message.video
    assert file is not None
    return Sent(
        file_id=file.file_id,
        unique_id=file.file_unique_id,
        name=file.file_name or "file",
        media_type=file.mime_type or "application/octet-stream",
        size=file.file_size or 0,
        caption=message.caption or "",
        album=message.media_group_id or "",
        message=message.message_id,
    )


async def _photo(message: Message) -> Happening:
    assert message.photo
    largest = message.photo[-1]
    return Sent(
        file_id=largest.file_id,
        unique_id=PHOTO + largest.file_unique_id,
        name="photo.jpg",
        media_type="image/jpeg",
        size=largest.file_size or 0,
        caption=message.caption or "",
        album=message.media_group_id or "",
        message=message.message_id,
    )


async def _is_photo(message: Message) -> bool:
    return bool(message.photo)


async def _is_document(message: Message) -> bool:
    return message.document is not None or message.video is not None


def router() -> Router:
    """The filters are coroutines: aiogram runs plain callables in a thread, one hop for each update."""
    found = Router(name="evidence")
    found.message.register(_photo, _is_photo)
    found.message.register(_document, _is_document)
    return found
