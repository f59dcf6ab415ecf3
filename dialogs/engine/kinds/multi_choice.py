"""Several of the ready-made answers."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.choosing import contained, options_meant, pieces
from dialogs.engine.kinds.refusals import Wish, wished
from dialogs.engine.kinds.words import matching, part_of
from dialogs.engine.options import NONE, Option
from dialogs.language import N_, Language


class MultiChoice(Kind):
    """One or more options; the value holds their values in the order of the list. Values contain no commas.

    The option with the value "none" stands alone: with any other it counts for nothing.
    """

    name = "multi_choice"
    takes = N_("Натисніть кнопки або напишіть номери через кому.")
    of: tuple[Option, ...]

    def parse(self, given: Input, scope: Scope) -> tuple[str, ...]:
        done = not given.option and wished(given.text) is Wish.DONE
        if done and matching(self.of, given.text) is None:  # «все» may be everybody who is listed
            raise Refusal(
                "multi_choice.none",
                N_("Ще нічого не позначено. Натисніть один або кілька варіантів, а потім «Готово»."),
            )
        named = (
            [self._pressed(value) for value in given.option.split(",") if value]
            if given.option
            else [self._one(piece) for piece in pieces(self.of, given.text)]
        )
        chosen = {option.value for option in named}
        if not chosen:
            raise self._unclear(given.text)
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

    def spoken(self, language: Language) -> Kind:
        return self.model_copy(update={"of": tuple(option.spoken(language) for option in self.of)})

    def _pressed(self, value: str) -> Option:
        found = next((option for option in self.of if option.value == value), None)
        if found is None:
            raise self._unclear(value)
        return found

    def _one(self, piece: str) -> Option:
        found = options_meant(self.of, piece)
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal(
                "multi_choice.which",
                N_("«{part}» підходить до кількох варіантів. Виберіть, які з них ваші."),
                options=found,
                part=part_of(piece),
            )
        guessed = contained(self.of, piece)
        if guessed:
            raise Refusal(
                "multi_choice.perhaps",
                N_("Такого варіанта в списку немає. Найближчі до «{part}» стоять першими."),
                options=(*guessed, *(option for option in self.of if option not in guessed)),
                part=part_of(piece),
            )
        raise self._unclear(piece)

    def _unclear(self, piece: str) -> Refusal:
        return Refusal(
            "multi_choice.unknown",
            N_(
                "Такого варіанта в списку немає. «{part}» не підходить: напишіть номери від 1 до {last} через кому."
            ),
            part=part_of(piece),
            last=len(self.of),
        )
