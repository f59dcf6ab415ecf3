"""What a person does in the chat, turned into the updates that Telegram would send for it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from . import media
from .calls import Upload
from .chats import Chat, Line, Message, now
from .cutting import cut
from .formatting import MAX_CAPTION, MAX_TEXT, find_entities, units
from .refusals import bad_request
from .world import World

MAX_ALBUM = 10
LIVE_PERIOD = 900
"""Seconds for which a live location is shared unless it is said otherwise."""

Part = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """The updates made, and the message they are about; the rest of an album follows it by ones."""

    update_id: list[int]
    message_id: int


# --- Messages


def say(
    world: World,
    chat: Chat,
    text: str,
    reply_to: int | None = None,
    client: str = "android",
    as_bot: bool = False,
) -> Done:
    """Send a text; a long one goes in several messages, cut as that client does (`cutting.CLIENTS`)."""
    parts = cut(text, client)
    if not parts:
        raise bad_request("message text is empty")
    author = {**chat.person, "is_bot": True} if as_bot else chat.person
    contents: list[Part] = [{"text": part, "entities": find_entities(part)} for part in parts]
    contents[0] = {"reply_to_message": _quoted(chat, reply_to), **contents[0]}
    return _post(world, chat, contents, author)


def send_files(
    world: World,
    chat: Chat,
    kind: str,
    files: list[Upload],
    caption: str = "",
    late: Mapping[int, float] | None = None,
) -> Done:
    """Send files of a kind in `media.MAKERS`; of "live_photo" always two, the still and the film.

    Several are an album where Telegram makes one: a message each, one `media_group_id`, the caption on the first.
    `late` says by how many seconds the updates of some parts (from 0) come later than the others'.
    """
    size = 2 if kind in media.IN_PAIRS else 1
    if kind not in media.MAKERS or not files or len(files) % size or len(files) > MAX_ALBUM * size:
        raise bad_request("one to ten files of one kind")
    if units(caption) > MAX_CAPTION or (caption and kind in media.WITHOUT_CAPTION):
        raise bad_request("message caption is too long")
    keep, make = media.keeper(world, chat), media.MAKERS[kind]
    album = len(files) > size and kind in media.IN_ALBUMS
    group = {"media_group_id": str(secrets.randbelow(10**17))} if album else {}
    contents: list[Part] = [
        {**group, **make(keep, *files[start : start + size])} for start in range(0, len(files), size)
    ]
    if caption:
        contents[0] |= {"caption": caption, "caption_entities": find_entities(caption)}
    return _post(world, chat, contents, late=late or {})


def send_location(
    world: World,
    chat: Chat,
    latitude: float,
    longitude: float,
    live_period: int | None = None,
    title: str = "",
) -> Done:
    """A pin on the map; with a period, a live location, which `move` moves; with a title, a place with a name."""
    location = _pin(latitude, longitude, live_period)
    venue = {"location": location, "title": title, "address": ""} if title else None
    return _post(world, chat, [{"venue": venue, "location": location}])


def send_contact(world: World, chat: Chat, phone: str) -> Done:
    """One's own number."""
    return share_contact(world, chat, phone, str(chat.person["first_name"]), chat.id)


def share_contact(world: World, chat: Chat, phone: str, name: str, user_id: int | None = None) -> Done:
    """Somebody's number out of the address book; without an id if they are not on Telegram."""
    contact = {"phone_number": phone, "first_name": name}
    return _post(world, chat, [{"contact": contact if user_id is None else {**contact, "user_id": user_id}}])


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


def forward(world: World, chat: Chat, message_id: int) -> Done:
    """Forward a message of this chat back into it, one's own or the bot's."""
    if (line := chat.lines.get(message_id)) is None:
        raise bad_request("message to forward not found")
    origin = {"type": "user", "sender_user": line.message["from"], "date": line.message["date"]}
    kept = {key: value for key, value in line.message.items() if key not in _OF_ITS_PLACE}
    return _post(world, chat, [{"forward_origin": origin, **kept}])


_OF_ITS_PLACE = frozenset(
    "message_id from chat date edit_date media_group_id reply_to_message reply_markup forward_origin".split()
)


def forward_text(world: World, chat: Chat, text: str, name: str) -> Done:
    """Forward what somebody wrote elsewhere, who hides their account."""
    origin = {"type": "hidden_user", "sender_user_name": name, "date": now()}
    return _post(world, chat, [{"forward_origin": origin, "text": text, "entities": find_entities(text)}])


# --- What happens in the chat without a word


def pin(world: World, chat: Chat, message_id: int) -> Done:
    """Pin a message; the bot is told by a message that only says so."""
    if (line := chat.lines.get(message_id)) is None:
        raise bad_request("message to pin not found")
    chat.pin(message_id)
    return _post(world, chat, [{"pinned_message": line.quoted}])


def set_timer(world: World, chat: Chat, seconds: int) -> Done:
    """Have messages of the chat deleted after so many seconds; 0 ends it."""
    return _post(world, chat, [{"message_auto_delete_timer_changed": {"message_auto_delete_time": seconds}}])


def block(world: World, chat: Chat, blocked: bool) -> Done:
    """Block the bot, or let it write again: until then every message to this chat is refused with 403."""
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    chat.blocked = blocked
    change = {
        "chat": chat.card,
        "from": chat.person,
        "date": now(),
        "old_chat_member": _membership(world, before),
        "new_chat_member": _membership(world, after),
    }
    return Done(world.updates.add(chat.id, "my_chat_member", change), 0)


def _membership(world: World, status: str) -> Part:
    membership = {"user": world.bot, "status": status}
    return {**membership, "until_date": 0} if status == "kicked" else membership


# --- Presses and changes


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
    changed: Message = {**line.message, part: text, entities: find_entities(text)}
    return _change(
        world, chat, {key: value for key, value in changed.items() if value or key not in {part, entities}}
    )


def move(
    world: World, chat: Chat, message_id: int, latitude: float, longitude: float, stop: bool = False
) -> Done:
    """Move a live location, as a phone does by itself every few seconds, or end it."""
    line = chat.lines.get(message_id)
    period = line.message.get("location", {}).get("live_period") if line else None
    if line is None or line.from_bot or period is None:
        raise bad_request("message can't be edited")
    return _change(
        world, chat, {**line.message, "location": _pin(latitude, longitude, None if stop else period)}
    )


def _pin(latitude: float, longitude: float, live_period: int | None) -> Part:
    pin = {"latitude": latitude, "longitude": longitude}
    return pin if live_period is None else {**pin, "live_period": live_period}


def _change(world: World, chat: Chat, message: Message) -> Done:
    message = {**message, "edit_date": now()}
    chat.put(Line(message, from_bot=False))
    return Done(world.updates.add(chat.id, "edited_message", message), message["message_id"])


def _post(
    world: World,
    chat: Chat,
    contents: list[Part],
    author: Part | None = None,
    late: Mapping[int, float] | None = None,
) -> Done:
    chat.started = True
    updates: list[int] = []
    messages = [world.new_message(chat, author or chat.person, **content) for content in contents]
    for number, message in enumerate(messages):
        chat.put(Line(message, from_bot=False))
        tell = partial(world.updates.add, chat.id, "message", message)
        if late and number in late:
            asyncio.get_running_loop().call_later(late[number], tell)
        else:
            updates += tell()
    return Done(updates, messages[0]["message_id"])


def _quoted(chat: Chat, message_id: int | None) -> Message | None:
    line = chat.lines.get(message_id) if message_id else None
    return line.quoted if line else None
