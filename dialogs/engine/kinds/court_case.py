"""The number of a court case."""

from __future__ import annotations

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import to_cyrillic
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.text import fitting
from dialogs.engine.kinds.words import part_of, plain
from dialogs.language import N_
from dialogs.patterns import expression

_NUMBER = expression(r"(\d{3})\s?[/\\]\s?(\d{1,7})\s?[/\\]\s?(\d{2})(?:\s?[-–—]?\s?([^\W\d_]{1,2}))?")

_LABEL = expression(
    r"(?i)^(?:(?:єдин\w+|унікальн\w+|номер\w*|справ[аи]|дел[оа]|судов\w+|суд\w*|case)\s*[:№]?\s*)+"
)
_ISSUED = expression(r"(?i)(?<=[\d\w])[\s,;(]+(?:від|от|dated)\s.*$")
"""When it was opened."""


class CourtCase(Kind):
    """The code of the court, the number, the year and perhaps a letter: 243/1234/22-ц. Others are doubted."""

    name = "court_case"
    takes = N_("Напишіть номер справи текстом.")
    document = True

    def parse(self, given: Input, scope: Scope) -> str:
        text = fitting(plain(given.text).lstrip("№ "), 100)
        match = _NUMBER.fullmatch(_ISSUED.sub("", _LABEL.sub("", text)).strip("№ ."))
        if match:
            court, number, year, letter = match.groups()
            return f"{court}/{number}/{year}" + (f"-{to_cyrillic(letter.lower())}" if letter else "")
        if not given.keep:
            raise Refusal(
                "court_case.unusual",
                N_(
                    "Номер справи зазвичай такий: 243/1234/22-ц. А тут «{part}». Перевірте його або залиште як є."
                ),
                soft=True,
                part=part_of(text),
            )
        return text
