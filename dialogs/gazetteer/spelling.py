"""What counts as the same name of a place: apostrophes, hyphens, и/і, a soft sign, Latin letters."""

from __future__ import annotations

import re

from dialogs.patterns import expression

_SAME = str.maketrans(
    {
        "ґ": "г",
        "ї": "і",
        "й": "і",
        "и": "і",
        "ы": "і",
        "ё": "е",
        "э": "е",
        "є": "е",
        "ю": "іу",
        "я": "іа",
        "-": " ",
    }
    | dict.fromkeys("ьъ’'`ʼ´")
)
_MERGED = expression("і+(?=[іе])")
_LATIN = {
    "shch": "щ", "zgh": "зг", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "ck": "к",
    **dict(zip("abvwhgdezyijklmnoprstufcxq", "абввггдезіііклмнопрстуфцхк", strict=True)),
}  # fmt: skip
_LATIN_LETTERS = expression("|".join(sorted(_LATIN, key=len, reverse=True)))


def exact(name: str) -> str:
    """The name in lower case with plain apostrophes and hyphens."""
    return " ".join(re.sub(r"['`ʼ´’]", "", name.casefold()).replace("-", " ").split())


def sounding(name: str) -> str:
    """A rougher form that is equal for spellings that people mix up, and for the Latin spelling of passports.

    Latin follows the rules of the Cabinet's resolution No. 55 of 27 January 2010, read backwards.
    """
    text = name.casefold()
    if re.search("[a-z]", text):
        text = _LATIN_LETTERS.sub(lambda letters: _LATIN[letters[0]], text)
    return " ".join(merged(text).split())


def merged(text: str) -> str:
    """Letters that sound alike made one, in text of lower case and any length."""
    return _MERGED.sub("", text.translate(_SAME))


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap (Damerau); anything above `most` comes back as `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    ours, theirs = set(one), set(other)
    if max(len(ours - theirs), len(theirs - ours)) > most:  # each of these letters needs a change of its own
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
