"""What kinds and checks look at, in the smallest form: a day and some earlier answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from string import Formatter
from typing import Any

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
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

    def lacks(self, key: str) -> bool:
        """Nothing here is said to be missing."""
        return False

    def each(self, key: str) -> Iterator[Scope]:
        """No lists here: a value alone is what is looked at."""
        return iter(())


def read(kind: Kind, text: str = "", *, option: str = "", keep: bool = False, **answers: Any) -> Any:
    """The value that the kind reads from a text."""
    return kind.parse(Input(text=text, option=option, keep=keep), Answered(**answers))


def refused(kind: Kind, text: str = "", *, option: str = "", **answers: Any) -> Refusal:
    """The refusal that a text meets. Its sentence must be complete in both languages."""
    with pytest.raises(Refusal) as caught:
        read(kind, text, option=option, **answers)
    speaks(caught.value)
    return caught.value


def doubted(kind: Kind, text: str, **answers: Any) -> Refusal:
    """The question about a text that `read` reads, but that could be read in another way. Options settle it."""
    value = read(kind, text, **answers)
    with pytest.raises(Refusal) as caught:
        kind.doubt(Input(text=text), value, Answered(**answers))
    speaks(caught.value)
    return caught.value


def speaks(refusal: Refusal) -> None:
    """A refusal has words in both languages, and none of them for the log."""
    assert {name for _, name, _, _ in Formatter().parse(refusal.message) if name} <= set(refusal.params)
    for language in (UKRAINIAN, ENGLISH):
        assert language.text(refusal.message, **refusal.params)
        assert all(option.written(language) and option.short(language) for option in refusal.options)
    assert str(refusal) == refusal.code


def said(kind: Kind, text: str, *, option: str = "", **answers: Any) -> str:
    """How the value of a text is shown in Ukrainian."""
    return kind.describe(read(kind, text, option=option, **answers), UKRAINIAN)
