"""What a person does in the chat, turned into the updates that Telegram would send for it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from . import media
from .calls import Upload
from .formatting import find_entities, units
from .methods import MAX_CAPTION, MAX_TEXT
from .refusals import bad_request
from .world import Chat, Line, Message, World, now

MAX_ALBUM = 10


@dataclass(frozen=True)
class Done:
    """The updates made, and the message they are about; the rest of an album follows it by ones."""

    update_id: list[int]
    message_id: int


def say(world: World, chat: Chat, text: str, reply_to: int | None = None) -> Done:
    """Send a text; as Telegram's own programs do, a long one goes in several messages."""
    if not text.strip():
        raise bad_request("message text is empty")
    parts = [part.strip() for part in _split(text.strip())]
    replied = _replied(chat, reply_to)
    return _post(
        world,
        chat,
        [
            {
                "reply_to_message": replied if not index else None,
                "text": part,
                "entities": find_entities(part),
            }
            for index, part in enumerate(parts)
        ],
    )


def send_files(world: World, chat: Chat, kind: str, files: list[Upload], caption: str) -> Done:
    """Send files; several are an album: a message each, one `media_group_id`, the caption on the first."""
    if kind not in media.MAKERS or not 1 <= len(files) <= MAX_ALBUM or units(caption) > MAX_CAPTION:
        raise bad_request("one to ten files of one kind, with a caption of up to 1,024 characters")
    group = str(secrets.randbelow(10**17)) if len(files) > 1 else None
    return _post(
        world,
        chat,
        [
            {
                "media_group_id": group,
                kind: media.MAKERS[kind](world, file),
                "caption": (caption or None) if not index else None,
                "caption_entities": find_entities(caption) if not index else None,
            }
            for index, file in enumerate(files)
        ],
    )


def send_location(world: World, chat: Chat, latitude: float, longitude: float) -> Done:
    return _post(world, chat, [{"location": {"latitude": latitude, "longitude": longitude}}])


def send_contact(world: World, chat: Chat, phone: str) -> Done:
    contact = {"phone_number": phone, "first_name": chat.person["first_name"], "user_id": chat.id}
    return _post(world, chat, [{"contact": contact}])


def send_poll(world: World, chat: Chat) -> Done:
    options = [
        {"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(("Так", "Ні"))
    ]
    poll = {
        "id": str(secrets.randbelow(10**17)),
        "question": "Чи зручно?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return _post(world, chat, [{"poll": poll}])


def roll_dice(world: World, chat: Chat) -> Done:
    return _post(world, chat, [{"dice": {"emoji": "🎲", "value": 1 + secrets.randbelow(6)}}])


def press(world: World, chat: Chat, message_id: int, data: str) -> Done:
    """Press a button. Neither the message nor the data need exist: old and forged presses reach bots too."""
    line = chat.lines.get(message_id)
    query_id = str(secrets.randbelow(10**18))
    world.queries[query_id] = chat
    query = {
        "id": query_id,
        "from": chat.person,
        "message": line.message if line else {"message_id": message_id, "date": 0, "chat": chat.card},
        "chat_instance": str(chat.id),
        "data": data,
    }
    return Done(world.updates.add(chat.id, "callback_query", query), message_id)


def edit(world: World, chat: Chat, message_id: int, text: str) -> Done:
    """Change the text or the caption of one's own message."""
    line = chat.lines.get(message_id)
    text = text.strip()
    part = "text" if line and "text" in line.message else "caption"
    if line is None or line.from_bot or (part == "text" and not text):
        raise bad_request("message can't be edited")
    if units(text) > (MAX_TEXT if part == "text" else MAX_CAPTION):
        raise bad_request("message is too long")
    entities = "entities" if part == "text" else "caption_entities"
    changed: Message = {**line.message, part: text, entities: find_entities(text), "edit_date": now()}
    message = {key: value for key, value in changed.items() if value or key not in {part, entities}}
    chat.put(Line(message, from_bot=False))
    return Done(world.updates.add(chat.id, "edited_message", message), message_id)


def _post(world: World, chat: Chat, contents: list[dict[str, Any]]) -> Done:
    chat.started = True
    updates: list[int] = []
    messages = [world.new_message(chat, chat.person, **content) for content in contents]
    for message in messages:
        chat.put(Line(message, from_bot=False))
        updates += world.updates.add(chat.id, "message", message)
    return Done(updates, messages[0]["message_id"])


def _replied(chat: Chat, message_id: int | None) -> Message | None:
    line = chat.lines.get(message_id) if message_id else None
    return {key: value for key, value in line.message.items() if key != "reply_to_message"} if line else None


def _split(text: str) -> list[str]:
    """Parts of up to 4,096 UTF-16 units, never through the middle of a character."""
    if units(text) <= MAX_TEXT:
        return [text]
    parts, start, length = [], 0, 0
    for place, character in enumerate(text):
        size = 1 + (ord(character) > 0xFFFF)
        if length + size > MAX_TEXT:
            parts.append(text[start:place])
            start, length = place, 0
        length += size
    return [*parts, text[start:]]
