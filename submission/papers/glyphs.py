"""The characters that the fonts can show, found by asking typst: `python -m submission.papers.glyphs`.

PDF/A forbids a character without a glyph, so typst refuses the whole document for one of them in a narrative. Hence the
list is known beforehand. Run this after an upgrade of typst or of the fonts; a test tells when the list has become too
long.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

RANGES = Path(__file__).with_name("glyphs.txt")
STANDARDS: typst.PDFStandards = ["a-2a", "ua-1"]
_PROBE = b'#set document(title: "x")\n#set text(lang: "uk")\n#for c in json(bytes(sys.inputs.list)) [#c ]'
_UNASKED = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
_HUGE = (range(0x3400, 0xA4D0), range(0xAC00, 0xD7FC))  # Han, Yi, Hangul: in none of the fonts
_ABOVE = range(0x1F000, 0x1FB00)  # emoji and other signs; nobody writes in what else lies beyond 0xFFFF


@cache
def fonts() -> typst.Fonts:
    """The fonts inside the wheels of typst and of manimgx-fonts (Noto; SIL Open Font License), and no others."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(files("manimgx_fonts"))])


def known() -> frozenset[str]:
    """Every character that the fonts can show."""
    pairs = (line.split("-") for line in RANGES.read_text("ascii").split())
    return frozenset(chr(code) for first, last in pairs for code in range(int(first, 16), int(last, 16) + 1))


def shows(characters: Iterable[str]) -> bool:
    """Whether typst can write all of these; a combining mark is tried on a letter."""
    tried = [f"о{c}" if unicodedata.category(c).startswith("M") else c for c in characters]
    try:
        typst.compile(
            _PROBE,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"list": json.dumps(tried)},
            pdf_standards=STANDARDS,
        )
    except typst.TypstError:
        return False
    return True


def probe(characters: list[str]) -> Iterator[str]:
    """Those of the characters that can be shown."""
    if not characters or shows(characters):
        yield from characters
    elif len(characters) > 1:
        half = len(characters) // 2
        yield from probe(characters[:half])
        yield from probe(characters[half:])


def ranges(characters: Iterable[str]) -> Iterator[str]:
    """Sorted code points as lines «first-last», hexadecimal, inclusive."""
    first = last = -1
    for code in [*sorted(map(ord, characters)), 0x110000]:
        if code != last + 1:
            if first >= 0:
                yield f"{first:04X}-{last:04X}\n"
            first = code
        last = code


def main() -> None:
    """Asks for every character that somebody may type."""
    codes = (*range(0x20, 0x10000), *_ABOVE)
    asked = (chr(code) for code in codes if not any(code in block for block in _HUGE))
    letters = [c for c in asked if c in " \u00a0" or unicodedata.category(c) not in _UNASKED]
    shown = [c for start in range(0, len(letters), 64) for c in probe(letters[start : start + 64])]
    RANGES.write_text("".join(ranges(shown)), "ascii")


if __name__ == "__main__":
    main()
