"""The Bot API's methods about messages that are there already: deleting, pinning, answering a press."""

from __future__ import annotations

from aiogram import methods as api

from .chats import Chat, Line, now
from .formatting import units
from .methods import Methods
from .refusals import bad_request
from .world import World

METHODS = Methods()

MAX_TOAST = 200
MAX_DELETED_AT_ONCE = 100
DELETABLE = 48 * 3600
"""Seconds for which a message can be deleted (https://core.telegram.org/bots/api#deletemessage)."""
ACTIONS = frozenset(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note".split()
)


@METHODS.answers(api.DeleteMessage)
async def delete_message(world: World, call: api.DeleteMessage) -> bool:
    chat = world.chat_for_bot(call.chat_id)
    if call.message_id not in chat.lines:
        raise bad_request("message to delete not found")
    _delete(chat, [call.message_id])
    return True


@METHODS.answers(api.DeleteMessages)
async def delete_messages(world: World, call: api.DeleteMessages) -> bool:
    """Ids that are not there are passed over; one that is too old, and nothing is deleted."""
    chat = world.chat_for_bot(call.chat_id)
    if not call.message_ids:
        raise bad_request("message identifiers are not specified")
    if len(call.message_ids) > MAX_DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    _delete(chat, call.message_ids)
    return True


def _delete(chat: Chat, message_ids: list[int]) -> None:
    found = [chat.lines[message_id] for message_id in message_ids if message_id in chat.lines]
    if any(now() - line.message["date"] >= DELETABLE for line in found):
        raise bad_request("message can't be deleted for everyone")
    for message_id in message_ids:
        chat.remove(message_id)


@METHODS.answers(api.PinChatMessage)
async def pin_chat_message(world: World, call: api.PinChatMessage) -> bool:
    chat = world.chat_for_bot(call.chat_id)
    if (line := chat.lines.get(call.message_id)) is None:
        raise bad_request("message to pin not found")
    chat.pin(call.message_id)
    chat.put(Line(world.new_message(chat, world.bot, pinned_message=line.quoted), from_bot=True))
    return True


@METHODS.answers(api.UnpinChatMessage)
async def unpin_chat_message(world: World, call: api.UnpinChatMessage) -> bool:
    chat = world.chat_for_bot(call.chat_id)
    if call.message_id is not None and call.message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.unpin([call.message_id] if call.message_id is not None else chat.pinned[-1:])
    return True


@METHODS.answers(api.UnpinAllChatMessages)
async def unpin_all_chat_messages(world: World, call: api.UnpinAllChatMessages) -> bool:
    chat = world.chat_for_bot(call.chat_id)
    chat.unpin(chat.pinned)
    return True


@METHODS.answers(api.SendChatAction)
async def send_chat_action(world: World, call: api.SendChatAction) -> bool:
    if call.action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.chat_for_bot(call.chat_id).happen("action", action=call.action)
    return True


@METHODS.answers(api.AnswerCallbackQuery)
async def answer_callback_query(world: World, call: api.AnswerCallbackQuery) -> bool:
    if units(call.text or "") > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    if (chat := world.queries.pop(call.callback_query_id, None)) is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    chat.happen(
        "answer",
        query_id=call.callback_query_id,
        text=call.text or "",
        show_alert=bool(call.show_alert),
        url=call.url,
    )
    return True
