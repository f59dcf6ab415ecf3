"""A telephone number."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import plain
from dialogs.language import N_, Language

LONGEST = 40


class Phone(Kind):
    """A shared contact or a typed number, Ukrainian unless it begins with «+». The value is in E.164."""

    name = "phone"
    takes = N_("Напишіть номер телефону або поділіться ним кнопкою внизу.")
    share = "phone"

    def parse(self, given: Input, scope: Scope) -> str:
        number = _parsed(_dialled(given.phone) if given.phone else _typed(plain(given.text)))
        if number is None or not phonenumbers.is_possible_number(number):
            raise Refusal(
                "phone.unclear",
                N_(
                    "Це не схоже на номер телефону. Напишіть його так: 067 123 45 67. Закордонний почніть із «+»."
                ),
            )
        if not phonenumbers.is_valid_number(number) and not given.keep:
            raise Refusal(
                "phone.doubtful",
                N_("Номерів із таким початком немає. Перевірте цифри. Закордонний номер почніть із «+»."),
                soft=True,
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def describe(self, value: Any, language: Language) -> str:
        return phonenumbers.format_number(
            phonenumbers.parse(value), phonenumbers.PhoneNumberFormat.INTERNATIONAL
        )


def _typed(text: str) -> str:
    """The number as the library reads it right: «8 067…» and «38067…» are Ukrainian, «0048…» is foreign."""
    if len(text) > LONGEST or re.search(r"[^\W\d_]", text):
        return ""
    digits = re.sub(r"\D", "", text)
    if text.startswith("+") or digits.startswith("380"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return digits[1:] if len(digits) == 11 and digits.startswith("80") else digits


def _dialled(phone: str) -> str:
    """Messengers leave the «+» of a contact out."""
    return "+" + re.sub(r"\D", "", phone[:LONGEST])


def _parsed(digits: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, "UA")
    except phonenumbers.NumberParseException:
        return None
