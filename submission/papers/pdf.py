"""A paper as PDF/A-2a (for the archive) and PDF/UA-1 (for screen readers) at once, on A4 or as wide as a phone.

Texts go into the template as data, never as markup. Same paper, same bytes: the only fonts are those inside wheels, and
the only time is the claim's own.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

from submission.papers.blocks import Block, Paper
from submission.papers.glyphs import STANDARDS, fonts
from submission.papers.legible import legible, plain

Sheet = Literal["a4", "phone"]
"""A4 for printing and for a computer; a phone shows a sheet as wide as itself without zoom, in letters of 12 points."""

_TEMPLATE = Path(__file__).with_name("paper.typ")


def pdf(paper: Paper, moment: datetime, sheet: Sheet = "a4") -> bytes:
    """The PDF, dated with this moment."""
    words = asdict(paper) | {"blocks": [_block(block) for block in paper.blocks], "sheet": sheet}
    return typeset(_TEMPLATE, words, moment)


def typeset(template: Path, words: dict[str, Any], moment: datetime) -> bytes:
    """These words, set as the template sets them. Any text can be set: should the fonts fail on an odd combination of
    characters, combining marks and rarer scripts are shown by codes throughout."""
    try:
        return _compile(template, words, moment, None)
    except typst.TypstError:
        return _compile(template, words, moment, plain())


def _compile(
    template: Path, words: dict[str, Any], moment: datetime, allowed: frozenset[str] | None
) -> bytes:
    words = _legible(words, allowed)
    words |= {"coded": "⟨U+" in json.dumps(words, ensure_ascii=False)}
    return typst.compile(
        template.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(words, ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(moment.timestamp()),
    )


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__} | asdict(block)


def _legible(data: Any, allowed: frozenset[str] | None) -> Any:
    if isinstance(data, str):
        return legible(data, allowed)
    if isinstance(data, dict):
        return {key: _legible(value, allowed) for key, value in data.items()}
    return [_legible(value, allowed) for value in data] if isinstance(data, (list, tuple)) else data
