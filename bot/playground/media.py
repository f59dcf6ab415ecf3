"""Files as parts of a message: documents, photos, voice, stickers."""

from __future__ import annotations

import mimetypes
from typing import Any

from aiogram.types import InputFile

from .calls import Upload
from .refusals import bad_request
from .world import StoredFile, World

PHOTO_SIZES = (90, 320, 800, 1280)
"""Telegram recompresses a photo into such sizes. The playground offers the same bytes under each, as a square:
who needs to see what recompression loses should ask Telegram itself."""


def document(world: World, upload: Upload) -> dict[str, Any]:
    (file,) = world.keep("documents", upload.name, upload.content)
    return _described(file, file_name=upload.name, mime_type=_type_of(upload.name))


def photo(world: World, upload: Upload) -> list[dict[str, Any]]:
    files = world.keep("photos", upload.name or "photo.jpg", upload.content, ids=len(PHOTO_SIZES))
    return [_described(file, width=side, height=side) for file, side in zip(files, PHOTO_SIZES, strict=True)]


def voice(world: World, upload: Upload) -> dict[str, Any]:
    (file,) = world.keep("voice", upload.name, upload.content)
    return _described(file, duration=3, mime_type="audio/ogg")


def sticker(world: World, upload: Upload) -> dict[str, Any]:
    (file,) = world.keep("stickers", upload.name, upload.content)
    look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return _described(file, **look, emoji="🙂")


MAKERS = {"document": document, "photo": photo, "voice": voice, "sticker": sticker}


def uploaded(world: World, given: str | InputFile) -> Upload:
    """The bytes that a bot sends: a new file, or one known by its id. Addresses are never fetched."""
    if isinstance(given, str):
        if (file := world.files.get(given)) is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return Upload(file.name, file.content)
    content = getattr(given, "data", b"")
    if not content:
        raise bad_request("file must be non-empty")
    return Upload(given.filename or "file", content)


def _described(file: StoredFile, **details: Any) -> dict[str, Any]:
    return {
        **details,
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": len(file.content),
    }


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
