"""One of several ready-made answers."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.choosing import apart, contained, options_meant, pieces
from dialogs.engine.kinds.words import folded, part_of, words_told
from dialogs.engine.options import Option
from dialogs.language import N_, Language

BESIDES = "choice.besides"
"""The code of the refusal of what the options leave out on purpose."""
_FEW = 4


class Choice(Kind):
    """One of the options, typed by its number or its words as well. The value is the value of the option.

    besides, instead  beginnings of words for what is none of them, and what is said to a few words that have one
    """

    name = "choice"
    takes = N_("Натисніть кнопку або напишіть номер варіанта.")
    of: tuple[Option, ...]
    besides: tuple[str, ...] = ()
    instead: str = ""
    WORDING = frozenset({"besides", "instead"})

    def parse(self, given: Input, scope: Scope) -> str:
        pressed = next((option for option in self.of if option.value == given.option), None)
        found = (pressed,) if pressed else self._found(given.text)
        if len(found) == 1:
            return found[0].value
        if found:
            raise Refusal(
                "choice.which",
                N_("Це підходить до кількох варіантів, а потрібен один. Виберіть його."),
                options=found,
            )
        guessed = contained(self.of, given.text)
        if guessed:
            raise Refusal(
                "choice.perhaps",
                N_("Такого варіанта в списку немає. Найближчі до «{part}» стоять першими."),
                options=(*guessed, *(option for option in self.of if option not in guessed)),
                part=part_of(given.text),
            )
        if self.besides and words_told(given.text) <= _FEW:
            words = (word for word in folded(given.text).split() if word.startswith(self.besides))
            if next(words, None):
                raise Refusal(BESIDES, self.instead)
        other = next((option for option in self.of if option.value == "other"), None)
        if other:
            raise Refusal(
                "choice.unknown",
                N_(
                    "Варіанта «{part}» в списку немає. Якщо нічого не підходить, виберіть той, що стоїть першим."
                ),
                options=(other, *(option for option in self.of if option is not other)),
                part=part_of(given.text),
            )
        raise Refusal(
            "choice.unknown",
            N_(
                "Такого варіанта в списку немає. «{part}» не підходить: "
                "натисніть кнопку або напишіть номер від 1 до {last}."
            ),
            part=part_of(given.text),
            last=len(self.of),
        )

    def _found(self, text: str) -> tuple[Option, ...]:
        named = [options_meant(self.of, part) for part in apart(self.of, text)]
        if named:
            return tuple(option for option in self.of if (option,) in named)
        return options_meant(self.of, text) or self._several(text)

    def _several(self, text: str) -> tuple[Option, ...]:
        """«1, 2» where one is asked for: both are shown, to choose between."""
        named = [options_meant(self.of, piece) for piece in pieces(self.of, text)]
        each = all(len(found) == 1 for found in named)
        return tuple(option for option in self.of if each and (option,) in named)

    def describe(self, value: Any, language: Language) -> str:
        return next((option.written(language) for option in self.of if option.value == value), str(value))

    def options(self) -> tuple[Option, ...]:
        return self.of

    def spoken(self, language: Language) -> Kind:
        return self.model_copy(update={"of": tuple(option.spoken(language) for option in self.of)})
