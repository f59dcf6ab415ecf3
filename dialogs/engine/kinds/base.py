"""What every kind of answer can do."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
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

    free: ClassVar[bool] = False
    """Whether any words can be an answer, so that a typed «не знаю» has to be told from one."""

    counts: ClassVar[bool] = False
    """Whether a bare number is an answer here, and not the number of an option that is offered."""

    def parse(self, given: Input, scope: Scope) -> Any:
        """The value of what arrived. Raises `Refusal` with the next step for the person."""
        raise NotImplementedError

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """Raise `Refusal` where the text could be read in another way too: `parse` gives the likeliest reading, and the
        person decides. Asked about once only: an option or `keep` settles it."""

    def lacks(self, text: str) -> bool:
        """Whether words that are no bare refusal say that there is none («відмовилася через віру»), where not everybody
        has one."""
        return False

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        """The text that `text` makes of the refused `before` when it completes it («24 лютого», then «2022»); empty
        when it is an answer of its own."""
        return ""

    def remark(self, value: Any) -> str:
        """What to say of a value that was taken though it was said otherwise; a source text, mostly empty."""
        return ""

    def spoken(self, language: Language) -> Kind:
        """The kind with its options worded as a reader of that language sees them."""
        return self

    def dump(self, value: Any) -> Any:
        """The value as JSON data."""
        return value

    def load(self, data: Any) -> Any:
        """The value back from JSON data."""
        return data

    def brief(self, value: Any, language: Language) -> str:
        """The value in a few words, where it stands in a line with others: on a list, in a letter."""
        return self.describe(value, language)

    def describe(self, value: Any, language: Language) -> str:
        """The value in words: one wording for the chat, the desk and the PDF."""
        return str(value)

    def options(self) -> tuple[Option, ...]:
        """Ready-made answers to choose from. Typing is accepted besides."""
        return ()
