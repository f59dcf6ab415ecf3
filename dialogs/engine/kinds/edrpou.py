"""ЄДРПОУ, the code of an organisation."""

from __future__ import annotations

from stdnum.ua import edrpou

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.tax_number import read_digits
from dialogs.language import N_


class Edrpou(Kind):
    """Eight digits with a check digit."""

    name = "edrpou"
    takes = N_("Напишіть вісім цифр коду текстом.")

    def parse(self, given: Input, scope: Scope) -> str:
        digits = read_digits(given.text, 8, N_("У коді ЄДРПОУ має бути 8 цифр, а тут {count}. Перевірте їх."))
        if not edrpou.is_valid(digits):
            raise Refusal(
                "edrpou.wrong",
                N_("Схоже, в коді переплутано цифру. Звірте його з документом."),
            )
        return digits
