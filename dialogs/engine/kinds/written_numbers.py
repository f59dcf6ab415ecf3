"""Reading numbers as people write them: 15 000, 1 200,50, 1,200.50, 20 тис."""

from __future__ import annotations

import re
from decimal import Decimal

MOST_DIGITS = 15

_NUMBER = re.compile(r"\d[\d\s.,’]*")
_TIMES = {
    "тис": 3, "тисяч": 3, "тисяча": 3, "тисячі": 3, "тисячу": 3, "k": 3, "к": 3, "thousand": 3,
    "млн": 6, "мільйон": 6, "мільйони": 6, "мільйонів": 6, "mln": 6, "million": 6,
    "млрд": 9, "мільярд": 9, "мільярди": 9, "мільярдів": 9, "billion": 9,
}  # fmt: skip
_ROUGHLY = re.compile(
    r"^(?:(?:десь|приблизно|близько|біля|орієнтовно|мабуть|about|around|approximately|roughly|~|≈)\s*)+(?!\w)"
)
_WORD = re.compile(r"\s*([^\W\d_]+)\.?")


def read_number(text: str, *, dot_groups: bool = False) -> tuple[Decimal, str] | None:
    """The only number in folded text, and the words around it without «близько»; None without one or with several.

    dot_groups  «15.000» is fifteen thousand, as in sums of money, and not fifteen
    """
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    match = found[0]
    number = _decimal(match[0].rstrip(" .,’"), dot_groups)
    if number is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    word = _WORD.match(after)
    if word and word[1] in _TIMES:
        number, after = number * 10 ** _TIMES[word[1]], after[word.end() :]
    return number, f"{_ROUGHLY.sub('', before)} {after}".strip(" .")


def _decimal(digits: str, dot_groups: bool) -> Decimal | None:
    digits = re.sub(r"[\s’]", "", digits)
    marks = [character for character in digits if character in ".,"]
    if len(digits) - len(marks) > MOST_DIGITS:
        return None
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:  # 1.200,50 and 1,200.50
        digits = digits.replace(marks[0], "")
    elif len(marks) > 1 or (marks and dot_groups and re.fullmatch(r"\d{1,3}[.,]\d{3}", digits)):
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            return None
        digits = digits.replace(marks[0], "")
    return Decimal(digits.replace(",", "."))
