"""What a person did, free of Telegram's objects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A text message. `message` is its id in the chat and `at` its time in Unix seconds."""

    text: str
    message: int
    at: int


@dataclass(frozen=True, slots=True)
class Commanded:
    """One of the commands of the menu, without the slash."""

    name: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button: the revision of the screen it came from and its position there, as the button's data says."""

    data: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A phone number or a location shared from the phone's keyboard."""

    phone: str = ""
    location: tuple[float, float] | None = None
    message: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """A photo or a document. `size` is in bytes as Telegram declares it, 0 if it does not; `album` groups several."""

    file_id: str
    unique_id: str
    name: str
    media_type: str
    size: int
    caption: str
    album: str
    message: int


@dataclass(frozen=True, slots=True)
class Edited:
    """An own message was edited."""

    text: str
    message: int


@dataclass(frozen=True, slots=True)
class Strange:
    """Something that cannot be an answer: a sticker, a voice message, a poll."""


Happening = Said | Commanded | Pressed | Shared | Sent | Edited | Strange
