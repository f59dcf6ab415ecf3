"""The Bot API's methods that send and edit messages."""

from __future__ import annotations

from typing import Any

from aiogram import methods as api
from aiogram.client.default import Default
from aiogram.types import LinkPreviewOptions, MessageEntity, ReplyMarkupUnion

from . import media
from .chats import Chat, Line, Message, now
from .formatting import MAX_CAPTION, MAX_TEXT, Entity, parse_html, units, with_found
from .keyboards import checked
from .methods import Methods
from .refusals import bad_request
from .world import World

METHODS = Methods()

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


@METHODS.answers(api.SendMessage)
async def send_message(world: World, call: api.SendMessage) -> Message:
    chat = world.chat_for_bot(call.chat_id)
    text, entities = _formatted(call.text, call.parse_mode, call.entities, "message")
    return _send(
        world,
        chat,
        call,
        text=text,
        entities=entities,
        link_preview_options=_preview(call.link_preview_options),
    )


@METHODS.answers(api.SendDocument)
async def send_document(world: World, call: api.SendDocument) -> Message:
    chat = world.chat_for_bot(call.chat_id)
    part = media.document(media.keeper(world, chat), media.uploaded(world, call.document))
    return _send(world, chat, call, **part, **_caption(call))


@METHODS.answers(api.SendPhoto)
async def send_photo(world: World, call: api.SendPhoto) -> Message:
    chat = world.chat_for_bot(call.chat_id)
    part = media.photo(media.keeper(world, chat), media.uploaded(world, call.photo))
    return _send(world, chat, call, **part, **_caption(call))


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
    elif markup and markup.get("remove_keyboard"):
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


def _preview(options: LinkPreviewOptions | Default | None) -> dict[str, Any] | None:
    if not isinstance(options, LinkPreviewOptions):
        return None
    return options.model_dump(mode="json", exclude_none=True, exclude_defaults=True) or None


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


@METHODS.answers(api.EditMessageText)
async def edit_message_text(world: World, call: api.EditMessageText) -> Message:
    chat, line = _own_line(world, call)
    text, entities = _formatted(call.text or "", call.parse_mode, call.entities, "message")
    if "text" not in line.message:
        raise bad_request("there is no text in the message to edit")
    preview = _preview(call.link_preview_options)
    return _edit(chat, line, call.reply_markup, text=text, entities=entities, link_preview_options=preview)


@METHODS.answers(api.EditMessageReplyMarkup)
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
