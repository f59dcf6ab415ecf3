"""Texts, buttons, shared numbers and pins, edited messages, and what cannot be an answer."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.conversation.happenings import Edited, Happening, Pressed, Said, Shared, Strange


async def _message(message: Message) -> Happening:
    if message.text is not None:
        return Said(message.text, message.message_id, int(message.date.timestamp()))
    if message.contact is not None:
        return Shared(phone=message.contact.phone_number, message=message.message_id)
    if message.location is not None:
        pin = (message.location.latitude, message.location.longitude)
        return Shared(location=pin, message=message.message_id)
    return Strange(message.content_type)


async def _edited(message: Message) -> Happening:
    if message.text is not None:
        return Edited(message.text, message.message_id)
    return Strange(message.content_type)


async def _pressed(query: CallbackQuery) -> Happening:
    return Pressed(query.data or "")


def router() -> Router:
    found = Router(name="answering")
    found.message.register(_message)
    found.edited_message.register(_edited)
    found.callback_query.register(_pressed)
    return found
