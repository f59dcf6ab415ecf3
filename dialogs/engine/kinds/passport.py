"""A Ukrainian passport: the booklet, the ID card, or the passport for travel abroad."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import to_cyrillic, to_digits, to_latin
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.check_digits import icao_digit
from dialogs.engine.kinds.words import part_of, plain
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

Sort = Literal["booklet", "id_card", "travel", "other"]

LONGEST = 200

_SORTS: dict[str, str] = {
    "booklet": N_("Паспорт-книжечка {number}"),
    "id_card": N_("ID-картка {number}"),
    "travel": N_("Закордонний паспорт {number}"),
    "other": N_("Інший документ {number}"),
}
_NAMES: dict[str, str] = {
    "booklet": N_("Паспорт-книжечка"),
    "id_card": N_("ID-картка"),
    "travel": N_("Закордонний паспорт"),
}
_EXAMPLES = {"booklet": "АВ 123456", "id_card": "001234567", "travel": "FE123456"}
_SERIES = expression(r"([^\W\d_]{2})(\w{6})")
_LABELS = expression(
    r"СЕРІЯ|СЕРИЯ|НОМЕР|ПАСПОРТ(?:А|У)?|ЗАКОРДОННИЙ|ЗАГРАН\w*|БІОМЕТРИЧН\w*|ГРОМАДЯН\w*|ГРАЖДАН\w*|УКРАЇН\w*|УКРАИН\w*|АЙДІ|АЙДИ|КАРТКА|КАРТА|PASSPORT|\bNO\b|^ID|[\s№#.,:\-–—]"
)
_ISSUED = expression(r"(?<=\d)[\s,;(]+(?:ВИДАН|ВЫДАН|ОРГАН|ВІД|ОТ|ДІЙСН|ДЕЙСТВ|ISSUED|VALID|EXP)\w*.*$")
"""By whom and when it was issued: it is asked apart."""
_UKRAINIAN = expression("[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ]{2}")
_MACHINE_READABLE = expression(r"([A-Z0-9<]{9})(\d)[A-Z]{3}\d{6}\d[MFX<]\d{6}\d")
"""The start of the second line of a passport's machine-readable zone (ICAO Doc 9303 part 4)."""


_NUMBERED = expression(
    r"(?<!\w)[^\W\d_]{2}\s?(?:№\s?)?\d{6}(?!\d)|(?<![\d-])\d{9}(?![\d-])|(?<![\d-])\d{3} \d{3} \d{3}(?![\d-])"
)


@dataclass(frozen=True, slots=True)
class PassportNumber:
    """The sort of document and its number: «АВ 123456» (Cyrillic), «001234567», "FE123456" (Latin)."""

    sort: Sort
    number: str


class Passport(Kind):
    """The number of a passport of one of the `sorts`; the sort is recognised by its look.

    A pasted machine-readable line is read as well. Something else (a foreign passport) is doubted but may be kept.
    """

    name = "passport"
    takes = N_("Напишіть серію та номер паспорта текстом.")
    document = True
    sorts: tuple[Sort, ...] = ("booklet", "id_card", "travel")

    def parse(self, given: Input, scope: Scope) -> PassportNumber:
        text = _ISSUED.sub("", plain(given.text).upper())
        found = tuple(read for read in _read(text[:LONGEST]) if read.sort in self.sorts)
        chosen = next((read for read in found if read.sort == given.option), None)
        if chosen or len(found) == 1:
            return chosen or found[0]
        if found:
            raise Refusal(
                "passport.which",
                N_("Так виглядають номери двох документів. Виберіть, який це."),
                options=tuple(Option(value=read.sort, label=_NAMES[read.sort]) for read in found),
            )
        if given.keep and 0 < len(text) <= 40:
            return PassportNumber("other", text)
        among = tuple(read for read in _among(text[:LONGEST]) if read.sort in self.sorts)
        if picked := next((read for read in among if read.number == given.option), None):
            return picked
        if among:
            raise Refusal(
                "passport.among",
                N_("Тут є номер документа й інші слова. Виберіть номер."),
                options=tuple(Option(value=read.number, label=read.number, verbatim=True) for read in among),
                soft=len(text) <= 40,
            )
        raise Refusal(
            "passport.unknown",
            N_("Такий номер виглядає так: {examples}. А тут «{part}». Перевірте його або залиште як є."),
            part=part_of(given.text),
            soft=0 < len(text) <= 40,
            examples=" · ".join(_EXAMPLES[sort] for sort in self.sorts if sort in _EXAMPLES),
        )

    def dump(self, value: Any) -> Any:
        return {"sort": value.sort, "number": value.number}

    def load(self, data: Any) -> PassportNumber:
        return PassportNumber(**data)

    def describe(self, value: Any, language: Language) -> str:
        return language.text(_SORTS[value.sort], number=value.number)


def _among(text: str) -> tuple[PassportNumber, ...]:
    """The documents whose numbers stand among other words: «новий 001234567, а старий ВЕ 123456»."""
    found = (read for piece in _NUMBERED.findall(text) for read in _read(piece.strip()))
    return tuple(dict.fromkeys(found))[:4]


def _read(text: str) -> tuple[PassportNumber, ...]:
    """Every document that the text may be the number of."""
    machine = _MACHINE_READABLE.search(text.replace(" ", ""))
    if machine and icao_digit(machine[1]) == machine[2]:
        return (PassportNumber("travel", machine[1].rstrip("<")),)
    text = _LABELS.sub("", text)
    digits = to_digits(text)
    if re.fullmatch("[0-9]{9}", digits):
        return (PassportNumber("id_card", digits),)
    match = _SERIES.fullmatch(text)
    number = to_digits(match[2]) if match else ""
    if match is None or not re.fullmatch("[0-9]{6}", number):
        return ()
    found = []
    series = to_cyrillic(match[1])
    if _UKRAINIAN.fullmatch(series):
        found.append(PassportNumber("booklet", f"{series} {number}"))
    series = to_latin(match[1])
    if re.fullmatch("[A-Z]{2}", series) and not _UKRAINIAN.fullmatch(match[1]):
        found.append(PassportNumber("travel", series + number))
    return tuple(found)
