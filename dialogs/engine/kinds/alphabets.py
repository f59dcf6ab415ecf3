"""Letters of two alphabets that look the same. Keyboards get switched in the middle of a word."""

from __future__ import annotations

from dialogs.patterns import expression

_LATIN = "ABCEHIKMOPTXYacekiopxyïÏ"
_CYRILLIC = "АВСЕНІКМОРТХУасекіорхуїЇ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_DIGITS = str.maketrans("ОоOoЗзIlІі|", "00003311111")
_IS_LATIN = expression("[A-Za-z\u00c0-\u024f]")
_IS_CYRILLIC = expression("[\u0400-\u052f]")


def to_cyrillic(text: str) -> str:
    """The text with Latin look-alikes turned into Cyrillic letters; capitals first, as in `to_latin`."""
    return text.translate(_TO_CYRILLIC)


def to_latin(text: str) -> str:
    """The text with Cyrillic look-alikes turned into Latin letters. Capitals first: a small «в» looks like no «b»."""
    return text.translate(_TO_LATIN)


def to_digits(text: str) -> str:
    """The text with letters that look like digits turned into digits."""
    return text.translate(_TO_DIGITS)


_ONES = expression(r"(?:(?<!\w)|(?<=\d))[lIіІi](?=\d)")
_NOUGHTS = expression(r"(?:(?<=\d)|(?<!\w)(?=.[.,]?\d))[ОоOo]+(?![^\W\d_])|(?<=\d )[ОоOo]{3}(?!\w)")


def digits_meant(text: str) -> str:
    """The text with letters that stand for digits beside digits made digits: «12ООО», «l2.03.1985». Roman numbers
    («24.II.2022») and words stay."""
    return _NOUGHTS.sub(lambda found: "0" * len(found[0]), _ONES.sub("1", text))


def one_alphabet(word: str) -> str | None:
    """The word with strays from the other alphabet repaired; None if letters of both remain."""
    if not (_IS_LATIN.search(word) and _IS_CYRILLIC.search(word)):
        return word
    mostly_cyrillic = len(_IS_CYRILLIC.findall(word)) >= len(_IS_LATIN.findall(word))
    for repair in (to_cyrillic, to_latin) if mostly_cyrillic else (to_latin, to_cyrillic):
        repaired = repair(word)
        if not (_IS_LATIN.search(repaired) and _IS_CYRILLIC.search(repaired)):
            return repaired
    return None
