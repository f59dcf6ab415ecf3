"""What kinds and checks look at, in the smallest form: a day and some earlier answers."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds import Kind
from dialogs.language import Language

TODAY = date(2026, 11, 21)
UKRAINIAN = Language("uk", NullTranslations())
ENGLISH = Language("en", NullTranslations())


class Answered:
    """A scope with these values under these keys."""

    def __init__(self, **values: Any) -> None:
        self.today = TODAY
        self._values = values

    def value(self, key: str) -> Any:
        return self._values.get(key)

    def answered(self, key: str) -> bool:
        return key in self._values


def read(kind: Kind, text: str = "", *, option: str = "", keep: bool = False, **answers: Any) -> Any:
    """The value that the kind reads from a text."""
    return kind.parse(Input(text=text, option=option, keep=keep), Answered(**answers))


def refused(kind: Kind, text: str = "", *, option: str = "", **answers: Any) -> Refusal:
    """The refusal that a text meets. Its sentence must be complete in both languages."""
    try:
        value = read(kind, text, option=option, **answers)
    except Refusal as refusal:
        for language in (UKRAINIAN, ENGLISH):
            assert language.text(refusal.message, **refusal.params)
            assert all(choice.written(language) and choice.short(language) for choice in refusal.options)
        return refusal
    raise AssertionError(f"{kind.name} took it as {value!r}")


def said(kind: Kind, text: str, **answers: Any) -> str:
    """How the value of a text is shown in Ukrainian."""
    return kind.describe(read(kind, text, **answers), UKRAINIAN)
