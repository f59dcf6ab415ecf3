"""РНОКПП, the number of a taxpayer's account card (before 2012 «ідентифікаційний код»)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from stdnum.ua import rntrc

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import span
from dialogs.engine.kinds.alphabets import to_digits
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.dictated import in_digits
from dialogs.engine.kinds.words import brief, part_of, plain
from dialogs.engine.options import Option
from dialogs.language import N_
from dialogs.patterns import expression

_BEFORE_DAY_ONE = date(1899, 12, 31)
_WORDS = expression(r"[^\W\d_]{3,}[.:]?")
"""«РНОКПП», «код»: words beside a number. Shorter ones may be look-alikes of its digits."""


_WHOLE = expression(r"(?<!\d)\d{10}(?!\d)")
_LACKS = expression(
    r"(?<!\w)(?:відмов\w*|отказ\w*|релігі\w*|религи\w*|вірую\w*|верую\w*|віру|веру|вірою|відмітк\w*|отметк\w*|немає|"
    r"нема|нет|нету|не маю|не має|не дали|не отримувал\w*|не оформ\w*|без (?:іпн|инн|номера|коду|кода)|"
    r"refus\w*|religio\w*)"
    r"(?!\w)"
)


class TaxNumber(Kind):
    """Ten digits: the birth date in the first five, the sex in the ninth, a check digit at the end.

    born_key, sex_key  earlier questions whose answers the number is compared with; a contradiction is a doubt.
                       The answer about sex is «male» or «female».
    """

    name = "tax_number"
    takes = N_("Напишіть десять цифр номера текстом.")
    born_key: str = ""
    sex_key: str = ""

    def lacks(self, text: str) -> bool:
        said = brief(text)
        return bool(_LACKS.search(said)) and not any(map(str.isdecimal, said))

    def parse(self, given: Input, scope: Scope) -> str:
        several = tuple(dict.fromkeys(_WHOLE.findall(given.text)))
        if len(several) > 1 and not given.option:
            raise Refusal(
                "tax_number.several",
                N_("Тут потрібен один номер, а написано кілька. Виберіть один."),
                options=tuple(Option(value=number, label=number, verbatim=True) for number in several[:4]),
            )
        digits = read_digits(
            given.option or given.text,
            10,
            N_("У податковому номері має бути 10 цифр, а тут {count}. Перевірте їх."),
        )
        if not rntrc.is_valid(digits) or born_on(digits) > scope.today:
            raise Refusal(
                "tax_number.wrong",
                N_("Схоже, в номері переплутано цифру. Звірте його з документом."),
            )
        if not given.keep:
            doubt_birth(self.born_key, born_on(digits), scope)
            self._doubt_sex(digits, scope)
        return digits

    def _doubt_sex(self, digits: str, scope: Scope) -> None:
        said = scope.value(self.sex_key) if self.sex_key else None
        male = int(digits[8]) % 2 == 1
        if said in ("male", "female") and (said == "male") != male:
            raise Refusal(
                "tax_number.sex",
                N_("Цей податковий номер належить чоловікові. Ви вказали іншу стать. Перевірте номер.")
                if male
                else N_("Цей код належить жінці. Ви вказали іншу стать. Перевірте код."),
                soft=True,
            )


def born_on(digits: str) -> date:
    """The birth date inside a РНОКПП: its first five digits count days from 31 December 1899."""
    return _BEFORE_DAY_ONE + timedelta(days=int(digits[:5]))


def doubt_birth(key: str, born: date, scope: Scope) -> None:
    """Raise a soft `Refusal` if the birth date inside a number is not the one answered under `key`."""
    said = span(scope.value(key)) if key else None
    if said and not said[0] <= born <= said[1]:
        raise Refusal(
            "number.birth",
            N_("Цей код належить людині, що народилася {born}. Ви вказали {said}."),
            soft=True,
            born=born,
            said=said[0],
        )


def read_digits(text: str, count: int, message: str) -> str:
    """So many digits, whatever stands between them, with look-alike letters repaired.

    Raises `Refusal` with the message, which may use {count}: how many digits there were; all zeros are no number.
    """
    text = in_digits(text)
    digits = re.sub(r"[\s\-–—.,;:№()\[\]«»\"’/_]", "", to_digits(_WORDS.sub(" ", plain(text))))
    found = sum(character.isdecimal() for character in digits)
    strange = "".join(character for character in digits if not character.isdecimal())
    if strange and found == count:
        raise Refusal(
            "number.signs",
            N_("Тут є зайві знаки: «{part}». Напишіть лише цифри номера."),
            part=part_of(strange),
        )
    if not found or not any(map(str.isdecimal, text)):
        raise Refusal("number.none", N_("Тут немає жодної цифри, а потрібно {count}."), count=count)
    if len(digits) != count or not (digits.isascii() and digits.isdecimal()):
        raise Refusal("number.length", message, count=found)
    if not digits.strip("0"):
        raise Refusal(
            "number.zeros", N_("Номер не може складатися із самих нулів. Напишіть номер із документа.")
        )
    return digits
