"""IBAN, the number of a bank account (ISO 13616), with the name of the Ukrainian bank that its digits tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import to_digits, to_latin
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import part_of, plain
from dialogs.language import N_, Language
from dialogs.patterns import expression

if TYPE_CHECKING:
    from schwifty import IBAN

LENGTH = 29
"""«UA», two check digits, six of the bank, nineteen of the account (resolution of the National Bank No 162 of 2018)."""

_WORDS = expression(r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")
"""«IBAN», «мій рахунок», the name of the bank: words beside the number."""

_BETWEEN = expression(r"[^\w]|_")
_UKRAINIAN = expression(r"[UУ][AА](?=[\dOОIІ]{2})")
_OTHER = expression(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}")
_CARD = expression(r"\d{16}")
_OLD_ACCOUNT = expression(r"\d{5,14}")


class Iban(Kind):
    """An account in a Ukrainian bank. The value has no spaces; «UA» may be left out, and letters of another keyboard
    are read as those they look like."""

    name = "iban"
    takes = N_("Напишіть номер рахунку текстом: UA і 27 цифр.")
    document = True

    def parse(self, given: Input, scope: Scope) -> str:
        typed = _BETWEEN.sub("", _WORDS.sub(" ", plain(given.text).upper()))
        marked = [*_UKRAINIAN.finditer(typed)]
        digits = _digits(typed[marked[-1].end() :] if marked else typed)
        if not digits:
            raise _unread(to_latin(typed), given.text)
        if _CARD.fullmatch(digits):
            raise Refusal(
                "iban.card",
                N_(
                    "Схоже на номер картки, а потрібен номер рахунку. Він є в застосунку банку: UA і 27 цифр."
                ),
            )
        if _OLD_ACCOUNT.fullmatch(digits):
            raise Refusal(
                "iban.old",
                N_("Це старий номер рахунку. Потрібен довгий, IBAN: UA і 27 цифр. Він є в застосунку банку."),
            )
        if len(digits) != LENGTH - 2:
            raise Refusal(
                "iban.length",
                N_("Після UA має бути 27 цифр, а вийшло {count}. Перевірте номер рахунку."),
                count=len(digits),
            )
        if not _read(f"UA{digits}").is_valid:
            raise Refusal(
                "iban.wrong", N_("Цифри рахунку не сходяться між собою. Звірте їх із застосунком банку.")
            )
        return f"UA{digits}"

    def describe(self, value: Any, language: Language) -> str:
        """In groups of four, as banks write it, with the bank; a name stays as the National Bank has it."""
        read = _read(str(value))
        bank = bank_of(str(value))
        return f"{read.formatted} ({bank})" if bank else read.formatted


def bank_of(iban: str) -> str:
    """The name of the bank, in Ukrainian; empty for one that the register of banks does not know."""
    return _quoted(" ".join((_read(iban).bank_name or "").split()))


def _read(iban: str) -> IBAN:
    # Its register of banks takes 17 MB and half a second: nobody pays for it before the first account.
    from schwifty import IBAN

    return IBAN(iban, allow_invalid=True)


def _quoted(name: str) -> str:
    """The name in the quotes of print; the words before it are the same for all banks, and so short."""
    name = re.sub(r'"([^"]*)"', r"«\1»", name)
    return re.sub(
        r"(?i)^(?:публічне |приватне )?акціонерне товариство( комерційний банк)? ?(?=«)",
        lambda found: "АТ КБ " if found[1] else "АТ ",
        name,
    )


def _digits(typed: str) -> str:
    """The digits that it begins with."""
    found = re.match("[0-9]*", to_digits(typed))
    return found[0] if found else ""


def _unread(typed: str, said: str) -> Refusal:
    if _OTHER.fullmatch(typed):
        return Refusal(
            "iban.foreign",
            N_("Тут потрібен рахунок в українському банку: він починається з UA. А написано «{part}»."),
            part=part_of(said),
        )
    return Refusal(
        "iban.unclear",
        N_("Номер рахунку — це UA і 27 цифр. Прочитати «{part}» не вдалося."),
        part=part_of(said),
    )
