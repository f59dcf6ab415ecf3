"""What a call of the Bot API ends in if it does not go well: https://core.telegram.org/bots/api#making-requests

Telegram's words may quote what a person wrote, and those of the network name the address, which holds the token. So an
error has no text of its own, only its class.
"""

from __future__ import annotations

from typing import Any


class TelegramError(Exception):
    """A call that may go well another time, unless its class says otherwise.

    description  Telegram's own words, empty where nothing came from Telegram
    """

    def __init__(self, description: str = "") -> None:
        super().__init__()
        self.description = description


class Unreachable(TelegramError):
    """No answer came. Whether Telegram has taken the call nobody knows."""


class Undecodable(TelegramError):
    """What came is no answer of the Bot API: half of one, or the page of somebody between."""


class NoFile(TelegramError):
    """A file is not where getFile has said."""


class BadRequest(TelegramError):
    """400: asked again it would be refused again."""


class Unauthorized(TelegramError):
    """401: the token was revoked."""


class Forbidden(TelegramError):
    """403: the person has blocked the bot, or never wrote to it."""


class NotFound(TelegramError):
    """404: nobody has this token."""


class Conflict(TelegramError):
    """409: somebody else asks for updates with this token."""


class EntityTooLarge(TelegramError):
    """413: the file that was sent is too large."""


class TooManyRequests(TelegramError):
    """429: Telegram wants to be left alone for `retry_after` seconds."""

    def __init__(self, retry_after: int, description: str = "") -> None:
        super().__init__(description)
        self.retry_after = retry_after


class ServerError(TelegramError):
    """500 and above."""


_CLASSES: dict[int, type[TelegramError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    413: EntityTooLarge,
}


_LONGEST = 24 * 3600
"""Seconds that anybody is left alone at most, whatever is asked for: a slip of some server between must not mute a chat
for ever."""


def error_of(status: int, answer: dict[str, Any]) -> TelegramError:
    """What an answer with another status than 200 says. Telegram always says why: without that it was somebody else."""
    description, told = answer.get("description"), answer.get("parameters")
    if not isinstance(description, str) or not description:
        return Undecodable()
    seconds = told.get("retry_after") if isinstance(told, dict) else None
    if isinstance(seconds, int) and seconds > 0:
        return TooManyRequests(min(seconds, _LONGEST), description)
    return _CLASSES.get(status, ServerError if status >= 500 else TelegramError)(description)
