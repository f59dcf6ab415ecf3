"""УНЗР, the number of a person's record in the demographic register: on ID cards and in newer passports."""

from __future__ import annotations

from datetime import date

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.check_digits import icao_digit
from dialogs.engine.kinds.tax_number import doubt_birth, read_digits
from dialogs.language import N_


class Unzr(Kind):
    """YYYYMMDD-NNNNC: the birth date, a number of the day, a check digit.

    born_key  the earlier question about the birth date; a contradiction is a doubt
    """

    name = "unzr"
    takes = N_("Напишіть номер запису текстом: 13 цифр.")
    born_key: str = ""

    def parse(self, given: Input, scope: Scope) -> str:
        digits = read_digits(given.text, 13, N_("У номері запису має бути 13 цифр, а тут {count}."))
        try:
            born = date.fromisoformat(digits[:8])
        except ValueError:
            born = date.max
        if born > scope.today:
            raise Refusal("unzr.date", N_("Перші вісім цифр номера — дата народження. Тут такої дати немає."))
        if not given.keep:
            if icao_digit(digits[:12]) != digits[12] or digits[8:12] == "0000":
                raise Refusal(
                    "unzr.digit",
                    N_("Остання цифра номера не сходиться з іншими. Звірте його з документом."),
                    soft=True,
                )
            doubt_birth(self.born_key, born, scope)
        return f"{digits[:8]}-{digits[8:]}"
