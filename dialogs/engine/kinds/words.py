"""Reading typed words: what is the same to a person should be the same to the program."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dialogs.engine.options import Option
from dialogs.patterns import expression

_APOSTROPHE = expression("['`ʼ´‘‛′＇ʹꞌ]")
_QUOTES = frozenset('"“”„')
_QUOTE_FOR_APOSTROPHE = expression(r"(?<=[бвгґджзклмнпрстфхцчшщБВГҐДЖЗКЛМНПРСТФХЦЧШЩ])[\"“”„](?=[яюєїЯЮЄЇ])")
"""«Мар”їнка»: a phone makes a quotation mark of what its keyboard has for an apostrophe."""

_STRESS = frozenset("\u0300\u0301")
_STRESSED = expression("(?<=[\u0400-\u04ff])[\u0300\u0301]")
"""«Ивано́в», as encyclopaedias have it."""

_INVISIBLE = expression(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]"
)
_BETWEEN_WORDS = expression(r"[\s,;…]+")
_AROUND_WORDS = ' .!?:«»"“”„()–—-*_'
_WORD = expression(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_PICTURES = frozenset(("So", "Cn", "Co"))
_VARIATIONS = frozenset("\ufe0e\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_LINK = expression(r"(?i)(?:https?://|www\.|t\.me/)\S+")
_MARKUP = expression(r"</?[a-zA-Z][^<>]*>|&#?\w+;")
_OPTION_NUMBER = expression(r"^(?:варіант|вариант|номер|пункт|option|number|№|#)\s*(\d{1,3})$")


def plain(text: str) -> str:
    """One line of typed text without invisible characters, doubled spaces and exotic apostrophes (NFC)."""
    if not text.isprintable():  # as line breaks and everything invisible are not
        text = _INVISIBLE.sub("", text.replace("\n", " ").replace("\t", " "))
    text = _APOSTROPHE.sub("’", unicodedata.normalize("NFC", text))
    if not _STRESS.isdisjoint(text):
        text = _STRESSED.sub("", text)
    if not _QUOTES.isdisjoint(text):
        text = _QUOTE_FOR_APOSTROPHE.sub("’", text)
    return " ".join(text.split())


def without_pictures(text: str) -> str:
    """Plain text without emoji, check marks and the like, which are no part of what is named."""
    if text.isascii():
        return text
    kept = (" " if unicodedata.category(sign) in _PICTURES or sign in _VARIATIONS else sign for sign in text)
    return " ".join("".join(kept).split())


def folded(text: str) -> str:
    """Text for comparing: plain, lower case, without marks around the words."""
    return plain(text).casefold().strip(' .,!?;:«»"”“()–—-')


def brief(text: str, longest: int = 120) -> str:
    """Folded text, or nothing at all if it is too long to be a date or a number and need not be looked at."""
    return heard(text) if len(text) <= longest else ""


@lru_cache(maxsize=1)
def heard(text: str) -> str:
    """A message, folded once: half a dozen places look for its words, one after another. No other text is kept."""
    return folded(text)


def without_links(text: str) -> str:
    """The text without addresses of pages and markup, which say nothing by themselves."""
    return _MARKUP.sub(" ", _LINK.sub(" ", text))


def words_told(text: str) -> int:
    """How many words a person said: of letters alone, so that markup, code, addresses of pages and figures are none."""
    pieces = _BETWEEN_WORDS.split(plain(text))
    return sum(_WORD.fullmatch(piece.strip(_AROUND_WORDS)) is not None for piece in pieces)


def part_of(text: str, longest: int = 40) -> str:
    """What a person typed, short enough to be named in a refusal."""
    said = plain(text).strip(' .,;:«»"“”')
    return said if len(said) <= longest else said[: longest - 1].rstrip() + "…"


def matching(options: tuple[Option, ...], typed: str) -> Option | None:
    """The option meant by its value, its number in the list, its wording or one of its other words."""
    word = _OPTION_NUMBER.sub(r"\1", folded(typed))
    if not word:
        return None
    for option in options:
        if typed == option.value:
            return option
    if word.isdecimal() and len(word) <= 3 and 1 <= int(word) <= len(options):
        return options[int(word) - 1]
    for option in options:
        if word in {folded(option.label), folded(option.button), *option.words}:
            return option
    return None
