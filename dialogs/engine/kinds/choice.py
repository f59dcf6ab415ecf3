"""One of several ready-made answers."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import matching
from dialogs.engine.options import Option
from dialogs.language import N_, Language


class Choice(Kind):
    """One of the options, typed by its number or its words as well. The value is the value of the option."""

    name = "choice"
    takes = N_("Натисніть кнопку або напишіть номер варіанта.")
    of: tuple[Option, ...]

    def parse(self, given: Input, scope: Scope) -> str:
        found = matching(self.of, given.option or given.text)
        if found is None:
            raise Refusal(
                "choice.unknown",
                N_("Такого варіанта в списку немає. Натисніть кнопку або напишіть номер від 1 до {last}."),
                last=len(self.of),
            )
        return found.value

    def describe(self, value: Any, language: Language) -> str:
        return next((option.written(language) for option in self.of if option.value == value), str(value))

    def options(self) -> tuple[Option, ...]:
        return self.of
