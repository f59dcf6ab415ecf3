"""The words of a name, written as names are: capitals, apostrophes, particles, one alphabet."""

from __future__ import annotations

import re

from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import one_alphabet
from dialogs.engine.kinds.name_order import is_child_of
from dialogs.language import N_

_PARTICLES = frozenset(
    "ван вон фон дер ден де да ді дю ла ле ель аль бен бін ібн "
    "van von der den de da di du dos das la le el al ben bin ibn".split()
)


def name_words(text: str) -> list[str]:
    """The words of a name, capitalised and in one alphabet each. Raises `Refusal` if that cannot be mended."""
    said = re.sub(r"[.,]|(?<!\S)’(?=[^\W\d_]{3})", " ", text)
    words = [_repaired(_capitalised(word)) for word in said.split()]
    half = len(words) // 2
    if len(words) > 3 and words[:half] == words[half:]:  # sent twice in one message
        words = words[:half]
    joined = _joined(words)
    return joined if len(joined) > 1 else words


def _capitalised(word: str) -> str:
    """«в’ячеслав-іван» as names are written. A word of mixed letters («МакДональд») stays as it was typed, unless they
    change to and fro («пЕТРО», «ІвАнЕнКо») or the last one is large."""
    capitals = sum(map(str.isupper, word.replace("-", "").replace("’", "")[1:]))
    wild = capitals > 1 and not word.isupper() and "-" not in word
    wild = wild or (word[1:-1].islower() and word[-1].isupper())  # «ЩербаК»
    if not (word.islower() or (word.isupper() and len(word) > 1) or wild):
        return word
    if word.casefold() in _PARTICLES or is_child_of(word):
        return word.lower()
    return "-".join(_raised(part) for part in word.lower().split("-"))


def _raised(word: str) -> str:
    """О’Коннор and д’Артаньян have a capital after the apostrophe; «В’ячеслав» and «М’якота» have none."""
    start = re.match(r"^.’[^яюєїyй]", word)
    return word[:3].upper() + word[3:] if start and len(word) > 3 else word[:1].upper() + word[1:]


def _repaired(word: str) -> str:
    found = one_alphabet(word)
    if found is None:
        raise Refusal(
            "name.alphabets",
            N_("У слові «{word}» змішані літери двох абеток. Напишіть його ще раз."),
            word=word,
        )
    return found


def _joined(words: list[str]) -> list[str]:
    """«ван дер Берг» is one surname."""
    joined: list[str] = []
    held: list[str] = []
    for word in words:
        held.append(word)
        if word.casefold() not in _PARTICLES:
            joined.append(" ".join(held))
            held = []
    return [*joined, *held]
