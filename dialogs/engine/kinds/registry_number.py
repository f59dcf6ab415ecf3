"""The number of a record or a document for which no official pattern is known for sure."""

from __future__ import annotations

import re

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import digits_meant
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.text import fitting
from dialogs.engine.kinds.words import part_of, plain
from dialogs.language import N_
from dialogs.patterns import expression

_RUN = expression(r"(?<![\d.])\d(?:\s?\d)+(?![\d.])")


class RegistryNumber(Kind):
    """A number kept as typed. It is only doubted, never blocked.

    digits  how many digits such numbers usually have; empty if that is unknown
    """

    name = "registry_number"
    takes = N_("Напишіть номер текстом.")
    free = True
    document = True
    digits: tuple[int, ...] = ()

    def parse(self, given: Input, scope: Scope) -> str:
        text = digits_meant(fitting(plain(given.text), 100))
        whole = [run for run in _RUN.findall(text) if sum(map(str.isdecimal, run)) in self.digits]
        if len(whole) == 1:  # the words and the date around it are no part of it
            return re.sub(r"\s", "", whole[0])
        count = sum(character.isdecimal() for character in text)
        if count == 0 and not given.keep:
            raise Refusal(
                "registry_number.none",
                N_("У номері зазвичай є цифри, а тут «{part}». Перевірте його або залиште як є."),
                soft=True,
                part=part_of(text),
            )
        if self.digits and count not in self.digits and not given.keep:
            raise Refusal(
                "registry_number.length",
                N_(
                    "У такому номері зазвичай стільки цифр: {usual}. Тут їх {count}. Перевірте або залиште як є."
                ),
                soft=True,
                usual=", ".join(map(str, self.digits)),
                count=count,
            )
        return text
