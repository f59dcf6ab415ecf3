"""application.pdf: the paper to be printed, signed and handed in. It looks as offices expect a заява to look: to whom
and from whom on the right, the request, the enclosures, the date and room for a signature."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from dialogs.engine.letter import Letter
from submission.papers.pdf import typeset

_TEMPLATE = Path(__file__).with_name("letter.typ")


def letter_pdf(letter: Letter, numbers: Mapping[str, int], moment: datetime) -> bytes:
    """The PDF of a letter, PDF/A-2a and PDF/UA-1 at once. `numbers` are those of the exhibits by id: an enclosure whose
    files are in the package names them. The day is left to be written by hand, with the signature."""
    words = {
        "name": f"Заява {letter.about}",
        "addressee": letter.addressee,
        "sender": [_joined(line) for line in letter.sender],
        "about": letter.about,
        "body": [_joined(line) for line in letter.body],
        "enclosures": [
            {"text": _joined(entry.text), "files": _files(entry.files, numbers)}
            for entry in letter.enclosures
        ],
        "signed": letter.signed,
    }
    return typeset(_TEMPLATE, words, moment)


def _joined(words: str) -> str:
    """A number stays on the line of what it counts: «2 000 грн», «12 березня»."""
    return re.sub(r"(?<=\d) (?=[\d\u0400-\u052f])", "\u00a0", words)


def _files(ids: tuple[str, ...], numbers: Mapping[str, int]) -> str:
    """«файл № 3»: which file of the package to print."""
    found = sorted(numbers[id] for id in ids if id in numbers)
    word = "файл" if len(found) == 1 else "файли"
    return f"{word}\u00a0№\u00a0{', '.join(map(str, found))}" if found else ""
