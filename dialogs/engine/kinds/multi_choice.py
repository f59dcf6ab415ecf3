"""Several of the ready-made answers."""

from __future__ import annotations

import re
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import matching, plain
from dialogs.engine.options import NONE, Option
from dialogs.language import N_, Language

_BETWEEN = re.compile(r"\s*(?:[,;+/\n]|\s(?:і|й|та|and)\s)\s*")


class MultiChoice(Kind):
    """One or more options; the value holds their values in the order of the list. Values contain no commas.

    The option with the value "none" stands alone: with any other it counts for nothing.
    """

    name = "multi_choice"
    takes = N_("Натисніть кнопки або напишіть номери через кому.")
    of: tuple[Option, ...]

    def parse(self, given: Input, scope: Scope) -> tuple[str, ...]:
        chosen = {self._one(piece) for piece in self._pieces(given)}
        if not chosen:
            raise self._unclear()
        if len(chosen) > 1:
            chosen.discard(NONE)
        return tuple(option.value for option in self.of if option.value in chosen)

    def dump(self, value: Any) -> Any:
        return list(value)

    def load(self, data: Any) -> tuple[str, ...]:
        return tuple(data)

    def describe(self, value: Any, language: Language) -> str:
        known = {option.value: option.written(language) for option in self.of}
        return "; ".join(known.get(one, one) for one in value)

    def options(self) -> tuple[Option, ...]:
        return self.of

    def _pieces(self, given: Input) -> list[str]:
        if given.option:
            return [piece for piece in given.option.split(",") if piece]
        if matching(self.of, given.text):
            return [given.text]
        pieces = [piece for piece in _BETWEEN.split(given.text) if plain(piece)]
        return pieces[0].split() if len(pieces) == 1 and re.fullmatch(r"[\d\s]+", pieces[0]) else pieces

    def _one(self, piece: str) -> str:
        found = matching(self.of, piece)
        if found is None:
            raise self._unclear()
        return found.value

    def _unclear(self) -> Refusal:
        return Refusal(
            "multi_choice.unknown",
            N_(
                "Такого варіанта в списку немає. Напишіть номери від 1 до {last} через кому, наприклад: 1, 2."
            ),
            last=len(self.of),
        )
