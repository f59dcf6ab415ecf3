"""What Telegram allows in keyboards (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

from __future__ import annotations

from typing import Any

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyMarkupUnion,
)

from .formatting import units
from .refusals import Refusal, bad_request

MAX_INLINE_BUTTONS = 100
MAX_REPLY_BUTTONS = 300
MAX_IN_A_ROW = 8
MAX_DATA_BYTES = 64
MAX_COPIED = 256

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
STYLES = frozenset({"danger", "success", "primary"})


def checked(markup: ReplyMarkupUnion | None) -> dict[str, Any] | None:
    """The keyboard as Bot API JSON; `Refusal` when it is beyond Telegram's limits."""
    if markup is None:
        return None
    if isinstance(markup, InlineKeyboardMarkup):
        rows = markup.inline_keyboard
        _count(rows, MAX_INLINE_BUTTONS)
        for button in (button for row in rows for button in row):
            _check_inline(button)
    elif isinstance(markup, ReplyKeyboardMarkup):
        _count(markup.keyboard, MAX_REPLY_BUTTONS)
        for key in (key for row in markup.keyboard for key in row):
            if not key.text:
                raise bad_request("keyboard button text must be non-empty")
            _check_style(key)
    return markup.model_dump(mode="json", exclude_none=True)


def _count(rows: Any, most: int) -> None:
    if sum(len(row) for row in rows) > most or any(len(row) > MAX_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")


def _check_inline(button: InlineKeyboardButton) -> None:
    actions = [name for name in _ACTIONS if getattr(button, name) is not None]
    if not actions:
        raise _wrong_button("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _wrong_button("exactly one action is allowed in a button")
    if not button.text:
        raise _wrong_button("text must be non-empty")
    _check_style(button)
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.copy_text and not 1 <= units(button.copy_text.text) <= MAX_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.url is not None and not button.url.startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Unsupported URL protocol")


def _check_style(button: InlineKeyboardButton | KeyboardButton) -> None:
    if button.style is not None and button.style not in STYLES:
        raise _wrong_button("unsupported style specified")


def _wrong_button(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")
