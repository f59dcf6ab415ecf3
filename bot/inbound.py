"""What Telegram sent becomes a happening. Pure, and it decides nothing.

An update is read as the JSON it is (https://core.telegram.org/bots/api#update): making aiogram's models of it and
finding a handler took a sixth of the time of an answer, see docs/decisions/0010.
"""

from __future__ import annotations

from typing import Any

from bot.conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Shared, Strange
from bot.conversation.receiving import PHOTO
from dialogs.language import N_

Update = dict[str, Any]

COMMANDS = {
    "start": N_("Почати або продовжити"),
    "claims": N_("Мої заяви"),
    "new": N_("Нова заява"),
    "remind": N_("Нагадати про чернетку"),
    "help": N_("Як це працює"),
    "language": N_("Мова · Language"),
    "erase": N_("Стерти всі мої дані"),
}
"""The commands of Telegram's menu, with what is said of them there."""


def person_of(update: Update) -> int | None:
    """The Telegram id of the person who did something in a private chat; None for groups and other updates."""
    message = _message_of(update)
    chat = message.get("chat", {})
    return int(chat["id"]) if chat.get("type") == "private" else None


def happening_of(update: Update) -> Happening:
    """What the person did."""
    if "callback_query" in update:
        return Pressed(update["callback_query"].get("data", ""))
    message = _message_of(update)
    text = message.get("text")
    if "edited_message" in update:
        return Edited(text, message["message_id"]) if text is not None else Strange()
    if text is not None:
        command = _command(text)
        return Commanded(command) if command else Said(text, message["message_id"], message["date"])
    return _shared(message) or _sent(message) or Strange()


def _message_of(update: Update) -> dict[str, Any]:
    query = update.get("callback_query")
    found = query.get("message") if query else update.get("message") or update.get("edited_message")
    return found or {}


def _command(text: str) -> str:
    """The known command that a text consists of («/start», «/start@name payload»), or ""."""
    if not text.startswith("/"):
        return ""
    name = text[1:].split(maxsplit=1)[0].partition("@")[0].lower() if len(text) > 1 else ""
    return name if name in COMMANDS else ""


def _shared(message: dict[str, Any]) -> Shared | None:
    if "contact" in message:
        return Shared(phone=message["contact"]["phone_number"], message=message["message_id"])
    if "location" in message:
        pin = message["location"]
        return Shared(location=(pin["latitude"], pin["longitude"]), message=message["message_id"])
    return None


def _sent(message: dict[str, Any]) -> Sent | None:
    """A document or a video as it is; of a photo, the largest of the sizes that Telegram made."""
    photo = message["photo"][-1] if message.get("photo") else None
    file = photo or message.get("document") or message.get("video")
    if file is None:
        return None
    return Sent(
        file_id=file["file_id"],
        unique_id=(PHOTO if photo else "") + file["file_unique_id"],
        name="photo.jpg" if photo else file.get("file_name") or "file",
        media_type="image/jpeg" if photo else file.get("mime_type") or "application/octet-stream",
        size=file.get("file_size") or 0,
        caption=message.get("caption") or "",
        album=message.get("media_group_id") or "",
        message=message["message_id"],
    )
