"""What a person did, free of Telegram's objects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A text message. `message` is its id in the chat and `at` its time in Unix seconds.

    to     the message that it replies to, 0 for none, and asked: the words of that one
    """

    text: str
    message: int
    at: int
    to: int = 0
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Commanded:
    """One of the commands of the menu, without the slash. `payload` is what a link to the bot says, or what
    came with a command of the staff."""

    name: str
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, by the data it carries (see `buttons.py`)."""

    data: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A phone number or a location. `own` is whether a contact is the person's own."""

    phone: str = ""
    location: tuple[float, float] | None = None
    message: int = 0
    own: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of any sort. `size` is in bytes as Telegram declares it, 0 if it does not; `album` groups several.

    renewed  the message was edited: its caption may be new, or the file itself
    at       the time of the message in Unix seconds
    """

    file_id: str
    unique_id: str
    name: str
    media_type: str
    size: int
    caption: str
    album: str
    message: int
    renewed: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Edited:
    """An own text message was edited."""

    text: str
    message: int


@dataclass(frozen=True, slots=True)
class Timer:
    """The person had the chat delete messages after so many seconds; 0 for not at all."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Strange:
    """Something that cannot be an answer: a sticker, a poll, a game."""


Happening = Said | Commanded | Pressed | Shared | Sent | Edited | Timer | Strange
