"""A telephone number."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import to_digits
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.dictated import in_digits
from dialogs.engine.kinds.words import part_of, plain, words_told
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

LONGEST = 40

_LABEL = expression(
    r"(?i)\b(?:кнопков\w*|стаціонарн\w*|домашн\w*|робоч\w*|рабоч\w*|особист\w*|личн\w*|старий|новий|телефон\w*|тел|моб(?:ільн\w*|ил\w*)?|номер|мій|мой|phone|tel|mobile|cell|viber|вайбер|whatsapp|telegram)\b\.?:?"
)
_ASIDE = expression(
    r"\([^()\d]*\)|(?:^|[\s,–—-]+)(?:мама|тато|син|дочка|дружина|чоловік|сестра|брат|муж|жена)\b"
)
_EXTENSION = expression(r"(?i)[,\s]*(?:доб|дод|внутр|вн|ext|x)\w*\.?\s*\d{1,6}$")
"""An extension: who calls the number asks for it there."""
_BETWEEN = expression(r"\s*(?:[,;\n]|/|\s(?:і|й|та|и|або|или|and|or)\s)\s*|(?<=\d{4})\s+(?=\+|0\d{2})")


class Phone(Kind):
    """A shared contact or a typed number, Ukrainian unless it begins with «+». The value is in E.164."""

    name = "phone"
    takes = N_("Напишіть номер телефону або поділіться ним кнопкою внизу.")
    share = "phone"

    def parse(self, given: Input, scope: Scope) -> str:
        typed = given.option or in_digits(given.text)
        several = () if given.phone else _several(typed)
        if len(several) > 1:
            raise Refusal(
                "phone.several",
                N_("Тут потрібен один номер, а написано кілька. Виберіть один."),
                options=tuple(
                    Option(value=number, label=_shown(number), verbatim=True) for number in several
                ),
            )
        digits = _dialled(given.phone) if given.phone else _typed(plain(typed))
        number = _parsed(digits)
        elsewhere = () if number and phonenumbers.is_valid_number(number) else _of_hosts(digits)
        if elsewhere and not given.keep:
            raise Refusal(
                "phone.elsewhere",
                N_("В Україні такого номера немає. Якщо він закордонний, виберіть його або почніть із «+»."),
                options=tuple(Option(value=one, label=_shown(one), verbatim=True) for one in elsewhere),
            )
        if number and number.country_code == _UKRAINE and not given.keep:
            _count_digits(digits)
        if number is None or not phonenumbers.is_possible_number(number):
            if words_told(typed) >= _SENTENCE and not any(map(str.isdecimal, typed)):
                raise Refusal("phone.unclear", self.takes)
            if among := _among(typed):
                raise Refusal(
                    "phone.among",
                    N_("Тут є номер телефону й інші слова. Виберіть номер."),
                    options=tuple(Option(value=one, label=_shown(one), verbatim=True) for one in among),
                )
            raise Refusal(
                "phone.unclear",
                N_(
                    "Це не схоже на номер телефону: «{part}». Напишіть його так: 067 123 45 67. "
                    "Закордонний почніть із «+»."
                ),
                part=part_of(typed or given.phone),
            )
        if not phonenumbers.is_valid_number(number) and not given.keep:
            raise Refusal(
                "phone.doubtful",
                N_("Номерів із таким початком немає: {number}. Перевірте цифри. Закордонний почніть із «+»."),
                soft=True,
                number=_shown(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)),
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """Nine digits without a beginning are a number in Ukraine, in Poland and elsewhere."""
        digits = _typed(plain(in_digits(given.text)))
        if given.phone or len(digits) != _SHORT or digits.startswith("0"):
            return
        possible = [value, *_abroad(digits)]
        if len(possible) > 1:
            message = N_("Такий номер може бути в різних країнах. Виберіть, який це.")
            options = (Option(value=one, label=_shown(one), verbatim=True) for one in possible)
            raise Refusal("phone.country", message, options=tuple(options))

    def describe(self, value: Any, language: Language) -> str:
        return _shown(value)


_SENTENCE = 3
"""Words from which on a text without figures says something of a number («той самий, з якого пишу»)."""
_SHORT = 9
_UKRAINE = 380
_MOBILE = expression(r"39|50|6[3678]|73|89|9[1-9]|44")
"""Beginnings after the nought that numbers of Ukraine have: with them a number is only too long or too short."""


def _count_digits(digits: str) -> None:
    """Raise a `Refusal` where a number of Ukraine has one or two digits too many or too few."""
    national = re.fullmatch(rf"(?:\+?{_UKRAINE}|8?0)?(\d+)", digits)
    said = national[1] if national else ""
    if _MOBILE.match(said) and 0 < abs(len(said) - _SHORT) <= 2:
        raise Refusal(
            "phone.length",
            N_("В українському номері 10 цифр із нулем на початку, а тут виходить {count}. Перевірте їх."),
            soft=True,
            count=len(said) + 1,
        )


_HOSTS = ("PL", "DE", "CZ", "IT", "ES", "GB", "RU")


def _of_hosts(digits: str) -> tuple[str, ...]:
    """The numbers that digits without «+» are in the countries where most people are: «07911 123456», «48601234567»."""
    if not digits or digits.startswith("+") or len(digits) < _SHORT:
        return ()
    found = []
    for country in _HOSTS:
        code = str(phonenumbers.country_code_for_region(country))
        said = f"7{digits[1:]}" if country == "RU" and digits.startswith("8") else digits
        for typed in (said, f"+{said}" if said.startswith(code) else said):
            number = _parsed(typed, country)
            if number is None:
                continue
            whole = number.country_code == int(code) and phonenumbers.is_valid_number(number)
            mobile = phonenumbers.number_type(number) in _MOBILES
            if whole and mobile:
                found.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return tuple(dict.fromkeys(found))


_MOBILES = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def _abroad(digits: str) -> list[str]:
    """The mobile numbers that these digits are in the host countries whose numbers have as many."""
    found = []
    for country in ("PL", "CZ", "ES", "PT"):
        number = phonenumbers.parse(digits, country)
        mobile = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
        if mobile and phonenumbers.is_valid_number(number):
            found.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return found


def _shown(number: str) -> str:
    return phonenumbers.format_number(
        phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )


def _several(text: str) -> tuple[str, ...]:
    """The numbers of a text that holds more than one."""
    if len(text) > LONGEST * 3:
        return ()
    parts = _BETWEEN.split(plain(text))
    if len(parts) == 1:
        return ()
    parsed = (_parsed(_typed(part)) for part in parts)
    whole = [number for number in parsed if number is not None and phonenumbers.is_valid_number(number)]
    numbers = [phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) for number in whole]
    return tuple(dict.fromkeys(numbers))


def _among(text: str) -> tuple[str, ...]:
    """The numbers that stand in a sentence: «0501234567 сина, дзвонити після 18»."""
    found = phonenumbers.PhoneNumberMatcher(plain(text)[: LONGEST * 3], "UA")
    return tuple(
        dict.fromkeys(
            phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164) for match in found
        )
    )


def _typed(text: str) -> str:
    """The number as the library reads it right: «8 067…» and «38067…» are Ukrainian, «0048…» is foreign.

    «тел.» before it and «(мама)» after it are left out; any other word makes it no number.
    """
    text = _EXTENSION.sub("", _ASIDE.sub(" ", _LABEL.sub(" ", text)).strip(" .,:;"))
    if sum(map(str.isdecimal, text)) >= _SHORT - 1:
        text = to_digits(text)
    if len(text) > LONGEST or re.search(r"[^\W\d_]", text):
        return ""
    digits = re.sub(r"\D", "", text)
    if text.startswith("+") or digits.startswith("380"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("810") and len(digits) > 12:  # how the Soviet network dialled abroad
        return f"+{digits[3:]}"
    return digits[1:] if len(digits) == 11 and digits.startswith("80") else digits


def _dialled(phone: str) -> str:
    """Messengers leave the «+» of a contact out."""
    return "+" + re.sub(r"\D", "", phone[:LONGEST])


def _parsed(digits: str, country: str = "UA") -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None
