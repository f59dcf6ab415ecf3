"""Files as parts of a message: whatever sort of file a person or a bot can send."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from typing import Any

from aiogram.types import InputFile

from .calls import Upload
from .chats import Chat
from .refusals import bad_request
from .world import StoredFile, World

PHOTO_SIZES = (90, 320, 800, 1280)
"""Telegram recompresses a photo into such sizes. The playground offers the same bytes under each, as a square:
who needs to see what recompression loses should ask Telegram itself."""

SECONDS = 3
"""How long every sound and film lasts: the playground opens none."""

Part = dict[str, Any]
Keep = Callable[..., list[StoredFile]]

# As phones declare them, and not as the list of this computer has it.
_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
}


def document(keep: Keep, upload: Upload) -> Part:
    (file,) = keep("documents", upload)
    return {"document": _described(file, **_declared(upload))}


def photo(keep: Keep, upload: Upload) -> Part:
    return {"photo": _sizes(keep, upload)}


def voice(keep: Keep, upload: Upload) -> Part:
    (file,) = keep("voice", upload)
    return {"voice": _described(file, duration=SECONDS, mime_type="audio/ogg")}


def audio(keep: Keep, upload: Upload) -> Part:
    (file,) = keep("music", upload)
    return {"audio": _described(file, duration=SECONDS, **_declared(upload))}


def video(keep: Keep, upload: Upload) -> Part:
    (file,) = keep("videos", upload)
    return {"video": _described(file, duration=SECONDS, width=1280, height=720, **_declared(upload))}


def video_note(keep: Keep, upload: Upload) -> Part:
    (file,) = keep("video_notes", upload)
    return {"video_note": _described(file, duration=SECONDS, length=384)}


def animation(keep: Keep, upload: Upload) -> Part:
    """Telegram says the same file as a document too, for bots that do not know animations."""
    (file,) = keep("animations", upload)
    return {
        "animation": _described(file, duration=SECONDS, width=480, height=270, **_declared(upload)),
        "document": _described(file, **_declared(upload)),
    }


def sticker(keep: Keep, upload: Upload) -> Part:
    (file,) = keep("stickers", upload)
    look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": _described(file, **look, emoji="🙂")}


def live_photo(keep: Keep, still: Upload, film: Upload) -> Part:
    """A picture that moves: the still is said as a photo too, for bots that do not know live photos."""
    (file,) = keep("live_photos", film)
    sizes = _sizes(keep, still)
    moving = _described(file, duration=SECONDS, width=1280, height=1280, mime_type="video/mp4", photo=sizes)
    return {"live_photo": moving, "photo": sizes}


MAKERS: dict[str, Callable[..., Part]] = {
    "document": document,
    "photo": photo,
    "voice": voice,
    "audio": audio,
    "video": video,
    "video_note": video_note,
    "animation": animation,
    "sticker": sticker,
    "live_photo": live_photo,
}
IN_PAIRS = frozenset({"live_photo"})
"""Sorts that are made of two files: the still, then the film."""
IN_ALBUMS = frozenset({"document", "photo", "audio", "video", "live_photo"})
WITHOUT_CAPTION = frozenset({"sticker", "video_note"})


def keeper(world: World, chat: Chat) -> Keep:
    """What stores a file for the makers above, as one that belongs to a chat."""
    return lambda folder, upload, ids=1: world.keep(chat, folder, upload.name, upload.content, ids)


def uploaded(world: World, given: str | InputFile) -> Upload:
    """The bytes that a bot sends: a new file, or one known by its id. Addresses are never fetched."""
    if isinstance(given, str):
        if (file := world.files.get(given)) is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return Upload(file.name, world.content(file))
    content = getattr(given, "data", b"")
    if not content:
        raise bad_request("file must be non-empty")
    return Upload(given.filename or "file", content)


def _sizes(keep: Keep, upload: Upload) -> list[Part]:
    files = keep("photos", Upload(upload.name or "photo.jpg", upload.content), len(PHOTO_SIZES))
    return [_described(file, width=side, height=side) for file, side in zip(files, PHOTO_SIZES, strict=True)]


def _described(file: StoredFile, **details: Any) -> Part:
    return {
        **details,
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
    }


def _declared(upload: Upload) -> Part:
    name = upload.name
    kind = _TYPES.get(name[name.rfind(".") :].lower()) or mimetypes.guess_type(name)[0]
    return {"file_name": name, "mime_type": kind or "application/octet-stream"}
