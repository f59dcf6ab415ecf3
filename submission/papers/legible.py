"""A person's words made safe to show: nothing is left out unseen, nothing can disturb the page.

The words themselves stay verbatim in claim.json. In the PDF a character that has no glyph, turns the direction of
writing or piles up marks is shown by its code, ⟨U+202E⟩, so that a reader sees that it was there. A page for a browser
has every glyph, so only what would be no character there, or would turn or pile up, is shown so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache
from itertools import groupby

from submission.papers.glyphs import known

MARKS = 3  # combining marks on one letter; no language that uses these fonts stacks more
WORD = 40  # a longer word may be broken at the edge of the page,
PIECE = 8  # between its punctuation marks and, failing these, after so many letters

_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMOJI = "\U0001f300-\U0001f6ff\U0001f900-\U0001faff\u2640\u2642\u2695\u2696\u26a7\u2708\u2764"
# Nothing is seen of these, except of the joiner that makes a family of several people.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]|"
    rf"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
)
_LONG_WORD = re.compile(rf"\S{{{WORD + 1},}}")
_SKIN = "[\U0001f3fb-\U0001f3ff]?"
_LETTER = re.compile(
    rf"⟨U\+[^⟩]*⟩|[\U0001f1e6-\U0001f1ff]{{2}}|\S{_SKIN}(?:\u200d\S{_SKIN})*"  # a flag, a family
)
_JOINT = "\u200b"  # the template turns it into a place to break the line, so that copied text stays whole


@cache
def alphabet() -> frozenset[str]:
    """Every character that the document may contain."""
    return known() | {"\n", "\u200d"}


@cache
def plain() -> frozenset[str]:
    """What prints in any combination: letters of Latin, Greek and Cyrillic with ready-made accents, common signs, and
    no combining marks, since a mark may stand on a sign that its font does not have."""
    common = {c for c in known() if ord(c) < 0x0530 or 0x2010 <= ord(c) < 0x2300}
    return frozenset(c for c in common if not unicodedata.category(c).startswith("M")) | set("\n⟨⟩")


class _Browser(Container[str]):
    """What a page may contain: all but controls, what is no character, and what turns the direction of writing.
    Everything else is up to the browser, which has more fonts, and newer ones, than any list could say."""

    def __contains__(self, character: object) -> bool:
        code = ord(str(character))
        if code in (0x09, 0x0A):
            return True
        return not (
            unicodedata.category(chr(code)) in ("Cc", "Co", "Cs")
            or code in _TURNING
            or 0xFDD0 <= code <= 0xFDEF
            or code & 0xFFFE == 0xFFFE
        )


_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)}


def displayed(text: str) -> str:
    """The text for a page in a browser; what is shown there can be copied as it was typed."""
    return _coded(_LINE_BREAK.sub("\n", text), _Browser())


def legible(text: str, allowed: Container[str] | None = None) -> str:
    """The text for paper, within the allowed characters (by default `alphabet()`)."""
    text = _INVISIBLE.sub("", _LINE_BREAK.sub("\n", text))
    return _LONG_WORD.sub(_jointed, _coded(text, alphabet() if allowed is None else allowed))


def _coded(text: str, shown: Container[str]) -> str:
    pieces: list[str] = []
    marks = 0
    for typed, run in groupby(text):
        count = sum(1 for _ in run)
        category = unicodedata.category(typed)
        character = " " if typed not in shown and (typed == "\t" or category == "Zs") else typed
        mark = category in ("Mn", "Me")
        room = max(0, MARKS - marks) if mark else count
        kept = min(count, room) if character in shown else 0
        marks = marks + kept if mark else 0
        pieces.append(character * kept)
        if count > kept:
            pieces.append(_code(character, count - kept))
    return "".join(pieces)


def _jointed(word: re.Match[str]) -> str:
    pieces: list[str] = []
    for letter in _LETTER.findall(word[0]):
        mark = unicodedata.category(letter[0]).startswith("M")
        inside = letter.isalnum() and bool(pieces) and pieces[-1].isalnum() and len(pieces[-1]) < PIECE
        if pieces and (mark or inside):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return _JOINT.join(pieces)


def _code(character: str, count: int) -> str:
    code = f"U+{ord(character):04X}"
    return f"⟨{code}⟩" if count == 1 else f"⟨{code}×{count}⟩"
