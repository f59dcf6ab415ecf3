"""The names of questions, each by a number: they recur in every draft, in its answers, in its log and on its path.

`words.txt` has a name a line, the first with the number 1. What is stored already keeps its number: new names come at
its end, and none goes. A name that is not in it stands as it is; one that comes to it after it was stored so is a
migration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator

_AS_IT_IS = "="
"""Before what stands as it is and could be taken for a number."""

_FILE = Path(__file__).parent / "words.txt"
WORDS = tuple(_FILE.read_text(encoding="utf-8").split())

_NUMBERS = {word: number for number, word in enumerate(WORDS, 1)}
_DIGITS = {word: str(number) for word, number in _NUMBERS.items()}
_WORDS = {digits: word for word, digits in _DIGITS.items()}


def number(words: Iterable[str]) -> list[str]:
    """Give those that have no number the next ones, for all times; returns them. Raises OSError."""
    fresh = [word for word in dict.fromkeys(words) if word not in _NUMBERS]
    with _FILE.open("a", encoding="utf-8") as file:
        file.writelines(f"{word}\n" for word in fresh)
    return fresh


def numbered(word: str) -> int | str:
    """A name as it is stored in JSON: its number, or itself if it has none."""
    return _NUMBERS.get(word, word)


def named(stored: int | str) -> str:
    """The name that was stored so. A number of a newer version stays, in decimal digits. Raises TypeError or ValueError
    for anything else."""
    if isinstance(stored, str):
        return stored
    return WORDS[stored - 1] if 0 < stored <= len(WORDS) else f"{stored:d}"


def shortened(word: str) -> str:
    """A name as it is stored in a text: its number in decimal digits, if it has one."""
    digits = _DIGITS.get(word)
    if digits is not None:
        return digits
    return _AS_IT_IS + word if word.isdecimal() or word.startswith(_AS_IT_IS) else word


def in_full(stored: str) -> str:
    """The name that was stored so. A number of a newer version stays as it is."""
    return _WORDS.get(stored) or stored.removeprefix(_AS_IT_IS)


def _all_shortened(words: str) -> str:
    return " ".join(map(shortened, words.split(" "))) if words else words


def _all_in_full(stored: Any) -> str:
    return " ".join(map(in_full, str(stored).split(" "))) if stored else ""


class Word(TypeDecorator[str]):
    """The name of a question."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return shortened

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return lambda stored: in_full(str(stored))  # SQLite gives whatever stands there


class Words(TypeDecorator[str]):
    """Names with a space between each two; none is the empty text."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _all_shortened

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _all_in_full
