"""What every kind of answer can do."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.options import Option
from dialogs.engine.registry import Part
from dialogs.language import N_, Language


class Kind(Part):
    """How one sort of answer is read, kept and shown.

    The laws, tested for every kind: `load(dump(v)) == v`; `describe` never raises for a value that `parse` gave;
    `parse` either returns a value or raises `Refusal`, whatever the input.
    """

    takes: ClassVar[str] = N_("Напишіть відповідь текстом.")
    """The next step for someone who sent a sticker, a voice message or another thing this kind cannot read."""

    share: ClassVar[Literal["", "phone", "location"]] = ""
    """What a button of the phone's keyboard can share instead of typing."""

    document: ClassVar[bool] = False
    """Whether «Немає документа» is a possible answer."""

    def parse(self, given: Input, scope: Scope) -> Any:
        """The value of what arrived. Raises `Refusal` with the next step for the person."""
        raise NotImplementedError

    def dump(self, value: Any) -> Any:
        """The value as JSON data."""
        return value

    def load(self, data: Any) -> Any:
        """The value back from JSON data."""
        return data

    def describe(self, value: Any, language: Language) -> str:
        """The value in words: one wording for the chat, the desk and the PDF."""
        return str(value)

    def options(self) -> tuple[Option, ...]:
        """Ready-made answers to choose from. Typing is accepted besides."""
        return ()
