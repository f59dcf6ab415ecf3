"""A sum of money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import brief
from dialogs.engine.kinds.written_numbers import read_number
from dialogs.language import N_, Language

LARGEST = Decimal(10) ** 12

_CURRENCIES = (
    ("UAH", re.compile(r"|грн|гривн\w*|гривен\w*|uah|₴|hryvn\w*|г")),
    ("USD", re.compile(r"\$|usd|дол\w*\.?(?: сша)?|us\$|dollars?|бакс\w*")),
    ("EUR", re.compile(r"€|eur|євро|евро|euros?")),
    ("PLN", re.compile(r"pln|zł|zl|злот\w*")),
    ("CZK", re.compile(r"czk|kč|крон\w*|чеськ\w* крон\w*")),
    ("GBP", re.compile(r"£|gbp|фунт\w*(?: стерлінгів)?|pounds?")),
    ("CHF", re.compile(r"chf|франк\w*|швейцарськ\w* франк\w*")),
    ("RON", re.compile(r"ron|ле[йяїюв]\w*")),
    ("RUB", re.compile(r"₽|rub|руб|рубл\w*")),
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount, to two places, in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


class Money(Kind):
    """A sum of money; hryvnias if no currency is named."""

    name = "money"
    takes = N_("Напишіть суму цифрами, наприклад: 15 000 грн.")

    def parse(self, given: Input, scope: Scope) -> Sum:
        found = read_number(brief(given.text), dot_groups=True)
        if found is None:
            raise Refusal(
                "money.unclear", N_("Тут потрібна одна сума. Напишіть її так: 15 000 грн або 200 євро.")
            )
        amount = found[0].quantize(Decimal("0.01"))
        currency = next((code for code, words in _CURRENCIES if words.fullmatch(found[1])), None)
        if currency is None:
            raise Refusal(
                "money.currency", N_("Не видно, яка це валюта. Напишіть суму так: 15 000 грн або 200 євро.")
            )
        if amount > LARGEST:
            raise Refusal("money.range", N_("Сума завелика. Перевірте, чи немає зайвих цифр."))
        return Sum(amount, currency)

    def dump(self, value: Any) -> Any:
        return [str(value.amount), value.currency]

    def load(self, data: Any) -> Sum:
        return Sum(Decimal(data[0]), data[1])

    def describe(self, value: Any, language: Language) -> str:
        return describe_sum(value, language)


def describe_sum(value: Sum, language: Language) -> str:
    """«15 000 грн» or «200 EUR», with kopiikas only where there are any."""
    pattern = "#,##0" if value.amount == value.amount.to_integral_value() else "#,##0.00"
    amount = format_decimal(value.amount, pattern, locale=language.locale)
    if value.currency == "UAH":
        return language.text(N_("{amount} грн"), amount=amount)
    return f"{amount} {value.currency}"
