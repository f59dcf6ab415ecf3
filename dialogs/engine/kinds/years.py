"""Calendar years, one or several."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import digits_meant
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.spelled_years import years_in_figures
from dialogs.engine.kinds.words import folded, part_of
from dialogs.language import N_, Language
from dialogs.patterns import expression

_NAMED = {
    word: ago
    for ago, words in enumerate(
        (
            "цей цього цьому поточний поточного нинішній нинішнього этот этого текущий текущего this current",
            "минулий минулого минулому торік торішній торішнього попередній попереднього прошлый прошлого last",
            "позаминулий позаминулого позаторік позапрошлый позапрошлого",
        )
    )
    for word in words.split()
}
"""How many years ago a year is that was not called by its number."""
_THROUGH = frozenset("- – — до по to till until through".split())
"""Between two years: every year from the first to the last."""
_TILL_NOW = frozenset("донині досі дотепер сьогодні сегодня поныне".split())
_SINCE = frozenset("з зі із с від от from since".split())
"""Before a year: one more is to come, the last."""
_AROUND = frozenset(
    "за рік року році роки роках років р рр год года году годы годов г гг year years for the і й та и а and в у "
    "також ще щорічну допомогу прошу весь увесь цілий целый whole".split()
)
_PIECE = expression(r"\d+|[^\W\d_]+|[-–—]")
_SHORT = 100


class Years(Kind):
    """Years from `first` to the present one. The value is a tuple of them, the earliest first."""

    name = "years"
    takes = N_("Напишіть рік цифрами, наприклад: 2025.")
    counts = True
    first: int = 2014

    def parse(self, given: Input, scope: Scope) -> tuple[int, ...]:
        text, this = years_in_figures(folded(digits_meant(given.text[:200]))), scope.today.year
        years: set[int] = set()
        last, through, open = None, False, False
        for piece in _PIECE.findall(text):
            through = through or piece in _TILL_NOW
            year = this if piece in _TILL_NOW else self._year(piece, this)
            if year is not None:
                years |= set(range(min(last, year), max(last, year) + 1)) if through and last else {year}
                open = open and not (through and last)
                last, through = year, False
            elif piece in _SINCE:
                open = True
            elif piece in _THROUGH:
                through = True
            elif piece not in _AROUND:
                raise Refusal(
                    "years.unclear",
                    N_("Тут потрібен рік, а написано: «{part}». Напишіть його цифрами, наприклад: 2025."),
                    part=part_of(piece),
                )
        if years and open:
            raise Refusal(
                "years.open",
                N_("Від року {year}, а до якого? Напишіть обидва, наприклад: 2024–2026."),
                year=last,
            )
        if not years:
            raise Refusal(
                "years.none", N_("Тут потрібен рік. Напишіть його цифрами, наприклад: 2025 і 2026.")
            )
        return tuple(sorted(years))

    def _year(self, piece: str, this: int) -> int | None:
        """The year that a word or a number stands for, «25» for 2025 too; None for other words."""
        if not piece.isdecimal():
            return this - _NAMED[piece] if piece in _NAMED else None
        number = int(piece)
        year = number + this - this % _SHORT if number < _SHORT and len(piece) == 2 else number
        if not self.first <= year <= this:
            raise Refusal(
                "years.range",
                N_("Написано «{part}», а тут очікуємо рік від {first} до {last}. Перевірте його."),
                part=part_of(piece),
                first=self.first,
                last=this,
            )
        return year

    def dump(self, value: Any) -> Any:
        return list(value)

    def load(self, data: Any) -> Any:
        return tuple(data)

    def describe(self, value: Any, language: Language) -> str:
        return ", ".join(map(str, value))
