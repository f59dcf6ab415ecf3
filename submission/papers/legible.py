"""A person's words made safe to print: nothing is left out unseen, nothing can disturb the page.

The words themselves stay verbatim in claim.json. In the PDF a character that has no glyph, turns the direction of
writing or piles up marks is shown by its code, ⟨U+202E⟩, so that a reader sees that it was there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from submission.papers.glyphs import known

MARKS = 3  # combining marks on one letter; no language that uses these fonts stacks more
WORD = 40  # a longer word may be broken at the edge of the page,
PIECE = 8  # between its punctuation marks and, failing these, after so many letters

_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_LONG_WORD = re.compile(rf"\S{{{WORD + 1},}}")
_LETTER = re.compile(r"⟨U\+[^⟩]*⟩|\S")
_JOINT = "\u200b"  # the template turns it into a place to break the line, so that copied text stays whole


@cache
def alphabet() -> frozenset[str]:
    """Every character that the document may contain."""
    return known() | {"\n"}


@cache
def plain() -> frozenset[str]:
    """What prints in any combination: letters of Latin, Greek and Cyrillic with ready-made accents, common signs, and
    no combining marks, since a mark may stand on a sign that its font does not have."""
    common = {c for c in known() if ord(c) < 0x0530 or 0x2010 <= ord(c) < 0x2300}
    return frozenset(c for c in common if not unicodedata.category(c).startswith("M")) | set("\n⟨⟩")


def legible(text: str, allowed: frozenset[str] | None = None) -> str:
    """The text for the page, within the allowed characters (by default `alphabet()`)."""
    shown = alphabet() if allowed is None else allowed
    text = _INVISIBLE.sub("", _LINE_BREAK.sub("\n", text))
    pieces: list[str] = []
    marks = 0
    for typed, run in groupby(text):
        count = sum(1 for _ in run)
        category = unicodedata.category(typed)
        space = typed == "\t" or (category == "Zs" and typed not in shown)
        character = " " if space else typed
        mark = category in ("Mn", "Me")
        room = max(0, MARKS - marks) if mark else count
        kept = min(count, room) if character in shown else 0
        marks = marks + kept if mark else 0
        pieces.append(character * kept)
        if count > kept:
            pieces.append(_code(character, count - kept))
    return _LONG_WORD.sub(_jointed, "".join(pieces))


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
