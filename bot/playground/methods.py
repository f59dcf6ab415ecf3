"""The Bot API's methods for private chats, each named as Telegram names it.

A method takes the world and a checked call, and returns what Telegram returns, or raises `Refusal`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram import methods as api
from aiogram.client.default import Default
from aiogram.types import MessageEntity, ReplyMarkupUnion

from . import media
from .formatting import Entity, parse_html, units, with_found
from .keyboards import checked
from .profile import MAX_DESCRIPTION, MAX_SHORT_DESCRIPTION
from .refusals import bad_request
from .world import Chat, Line, Message, World, now

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
"""Bytes of the largest file a bot may download (https://core.telegram.org/bots/api#getfile)."""
MAX_TOAST = 200
MAX_DELETED_AT_ONCE = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)

Method = Callable[[World, Any], Awaitable[Any]]
METHODS: dict[str, tuple[type[api.TelegramMethod[Any]], Method]] = {}
"""By name in lower case, since Telegram does not mind the case."""

One = TypeVar("One", bound=Method)


def _answers(model: type[api.TelegramMethod[Any]]) -> Callable[[One], One]:
    def register(method: One) -> One:
        METHODS[model.__api_method__.lower()] = (model, method)
        return method

    return register


# --- Messages


@_answers(api.SendMessage)
async def send_message(world: World, call: api.SendMessage) -> Message:
    chat = world.chat_for_bot(call.chat_id)
    text, entities = _formatted(call.text, call.parse_mode, call.entities, "message")
    return _send(world, chat, call, text=text, entities=entities)


@_answers(api.SendDocument)
async def send_document(world: World, call: api.SendDocument) -> Message:
    chat = world.chat_for_bot(call.chat_id)
    document = media.document(world, media.uploaded(world, call.document))
    return _send(world, chat, call, document=document, **_caption(call))


@_answers(api.SendPhoto)
async def send_photo(world: World, call: api.SendPhoto) -> Message:
    chat = world.chat_for_bot(call.chat_id)
    photo = media.photo(world, media.uploaded(world, call.photo))
    return _send(world, chat, call, photo=photo, **_caption(call))


def _send(
    world: World, chat: Chat, call: api.SendMessage | api.SendDocument | api.SendPhoto, **content: Any
) -> Message:
    markup = checked(call.reply_markup)
    inline = markup if markup and "inline_keyboard" in markup else None
    reply = _replied(chat, call)
    message = world.new_message(
        chat,
        world.bot,
        reply_to_message=reply,
        **content,
        reply_markup=inline if inline != _NO_BUTTONS else None,
    )
    chat.put(Line(message, from_bot=True, bare=markup is None or inline is not None))
    if markup and "keyboard" in markup:
        chat.show_keyboard(markup)
    elif markup and "remove_keyboard" in markup:
        chat.show_keyboard(None)
    return message


_NO_BUTTONS: dict[str, Any] = {"inline_keyboard": []}


def _replied(chat: Chat, call: api.SendMessage | api.SendDocument | api.SendPhoto) -> Message | None:
    if (to := call.reply_parameters) is None:
        return None
    if (line := chat.lines.get(to.message_id or 0)) is not None:
        return {key: value for key, value in line.message.items() if key != "reply_to_message"}
    if to.allow_sending_without_reply is not True:
        raise bad_request("message to be replied not found")
    return None


def _caption(call: api.SendDocument | api.SendPhoto) -> dict[str, Any]:
    if not call.caption:
        return {}
    text, entities = _formatted(call.caption, call.parse_mode, call.caption_entities, "message caption")
    return {"caption": text, "caption_entities": entities}


def _formatted(
    source: str, mode: str | Default | None, given: list[MessageEntity] | None, what: str
) -> tuple[str, list[Entity]]:
    """Text and entities within Telegram's limits, which count after the markup is read."""
    mode = mode.lower() if isinstance(mode, str) else ""
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        text, entities = parse_html(source)
    else:
        text, entities = source, [one.model_dump(mode="json", exclude_none=True) for one in given or []]
        if any(one["offset"] < 0 or one["offset"] + one["length"] > units(text) for one in entities):
            raise bad_request("entity is beyond the end of the text")
        text = text.rstrip() if entities else text.strip()
    if not text and what == "message":
        raise bad_request("message text is empty")
    if units(text) > (MAX_TEXT if what == "message" else MAX_CAPTION):
        raise bad_request(f"{what} is too long")
    return text, with_found(text, entities)


@_answers(api.EditMessageText)
async def edit_message_text(world: World, call: api.EditMessageText) -> Message:
    chat, line = _own_line(world, call)
    text, entities = _formatted(call.text or "", call.parse_mode, call.entities, "message")
    if "text" not in line.message:
        raise bad_request("there is no text in the message to edit")
    return _edit(chat, line, call.reply_markup, text=text, entities=entities)


@_answers(api.EditMessageReplyMarkup)
async def edit_message_reply_markup(world: World, call: api.EditMessageReplyMarkup) -> Message:
    chat, line = _own_line(world, call)
    return _edit(chat, line, call.reply_markup)


def _own_line(world: World, call: api.EditMessageText | api.EditMessageReplyMarkup) -> tuple[Chat, Line]:
    if call.chat_id is None:
        raise bad_request("chat_id is empty")
    if call.message_id is None:
        raise bad_request("message identifier is not specified")
    chat = world.chat_for_bot(call.chat_id)
    if (line := chat.lines.get(call.message_id)) is None:
        raise bad_request("message to edit not found")
    if not line.from_bot or not line.bare:
        raise bad_request("message can't be edited")
    return chat, line


def _edit(chat: Chat, line: Line, markup: ReplyMarkupUnion | None, **content: Any) -> Message:
    keyboard = checked(markup)
    before = line.message
    after = {
        key: value for key, value in before.items() if key not in {"edit_date", "reply_markup", *content}
    }
    after |= {key: value for key, value in content.items() if value}
    if keyboard and keyboard != _NO_BUTTONS:
        after["reply_markup"] = keyboard
    if after == {key: value for key, value in before.items() if key != "edit_date"}:
        raise bad_request(NOT_MODIFIED)
    # Telegram marks a change of text as an edit, but not a change of buttons alone.
    if content:
        after["edit_date"] = now()
    elif "edit_date" in before:
        after["edit_date"] = before["edit_date"]
    chat.put(Line(after, from_bot=True))
    return after


@_answers(api.DeleteMessage)
async def delete_message(world: World, call: api.DeleteMessage) -> bool:
    chat = world.chat_for_bot(call.chat_id)
    if not chat.remove(call.message_id):
        raise bad_request("message to delete not found")
    return True


@_answers(api.DeleteMessages)
async def delete_messages(world: World, call: api.DeleteMessages) -> bool:
    chat = world.chat_for_bot(call.chat_id)
    if not call.message_ids:
        raise bad_request("message identifiers are not specified")
    if len(call.message_ids) > MAX_DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    for message_id in call.message_ids:
        chat.remove(message_id)
    return True


@_answers(api.SendChatAction)
async def send_chat_action(world: World, call: api.SendChatAction) -> bool:
    world.chat_for_bot(call.chat_id).happen("action", action=call.action)
    return True


@_answers(api.AnswerCallbackQuery)
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


# --- Updates and files


@_answers(api.GetUpdates)
async def get_updates(world: World, call: api.GetUpdates) -> list[dict[str, Any]]:
    if call.allowed_updates is not None:
        world.updates.allowed = frozenset(call.allowed_updates)
    limit = call.limit if call.limit and 1 <= call.limit <= 100 else 100
    return await world.updates.poll(call.offset or 0, limit, max(call.timeout or 0, 0))


@_answers(api.GetFile)
async def get_file(world: World, call: api.GetFile) -> dict[str, Any]:
    if (file := world.files.get(call.file_id)) is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


# --- The bot itself


@_answers(api.GetMe)
async def get_me(world: World, call: api.GetMe) -> dict[str, Any]:
    return {
        **world.bot,
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


@_answers(api.SetMyCommands)
async def set_my_commands(world: World, call: api.SetMyCommands) -> bool:
    world.profile.set_commands(call.commands, call.scope, call.language_code or "")
    world.announce_commands()
    return True


@_answers(api.DeleteMyCommands)
async def delete_my_commands(world: World, call: api.DeleteMyCommands) -> bool:
    world.profile.delete_commands(call.scope, call.language_code or "")
    world.announce_commands()
    return True


@_answers(api.GetMyCommands)
async def get_my_commands(world: World, call: api.GetMyCommands) -> list[dict[str, Any]]:
    return world.profile.commands(call.scope, call.language_code or "")


@_answers(api.SetMyDescription)
async def set_my_description(world: World, call: api.SetMyDescription) -> bool:
    world.profile.describe("long", call.description or "", call.language_code or "", MAX_DESCRIPTION)
    return True


@_answers(api.SetMyShortDescription)
async def set_my_short_description(world: World, call: api.SetMyShortDescription) -> bool:
    world.profile.describe(
        "short", call.short_description or "", call.language_code or "", MAX_SHORT_DESCRIPTION
    )
    return True


@_answers(api.SetChatMenuButton)
async def set_chat_menu_button(world: World, call: api.SetChatMenuButton) -> bool:
    """Taken and forgotten: the page always offers the commands."""
    return True
