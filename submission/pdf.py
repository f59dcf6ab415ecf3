"""The papers of the package, first of all claim.pdf: as PDF/A-2a (for the archive) and PDF/UA-1 (for screen readers)
at once.

Texts go into the template as data, never as markup. Same claim, same bytes: the only fonts are those inside the
typst wheel, and the only time is the claim's own.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst

from submission.claim import Claim, ClaimExhibit, ClaimGroup, ClaimLine
from submission.copies.advice import advice, listed
from submission.glyphs import STANDARDS
from submission.legible import legible, plain

_HERE = Path(__file__).parent
KYIV = ZoneInfo("Europe/Kyiv")

_SOURCE = re.compile(r"(\d+)(?:\.(\d+))?/(\w+)")


def render(claim: Claim) -> bytes:
    """The PDF of a claim."""
    return typeset("claim.typ", _words(claim), claim.made_at)


def typeset(template: str, words: dict[str, Any], moment: datetime) -> bytes:
    """A paper of the package: `paper.typ`, which all share, and then the template, filled with these words.

    `words` has at least code, title, name (of the document) and header (of its first page). Any text can be set:
    should the fonts fail on an odd combination of characters, combining marks and rarer scripts are shown by codes
    throughout.
    """
    try:
        return _compile(template, words, moment, None)
    except typst.TypstError:
        return _compile(template, words, moment, plain())


def _compile(template: str, words: dict[str, Any], moment: datetime, allowed: frozenset[str] | None) -> bytes:
    page = _legible(words, allowed)
    page |= {"coded": "⟨U+" in json.dumps(page, ensure_ascii=False)}
    return typst.compile(
        (_HERE / "paper.typ").read_bytes() + (_HERE / template).read_bytes(),
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(moment.timestamp()),
    )


def _words(claim: Claim) -> dict[str, Any]:
    """What the template prints, worded."""
    return {
        "code": claim.code,
        "title": claim.title,
        "name": f"Категорія {claim.code}. {claim.title}",
        "header": "Заява до Реєстру збитків",
        "made_at": in_kyiv(claim.made_at),
        "responsibility": claim.responsibility,
        "missing": list(claim.missing),
        "notices": [{"para": n.para, "text": n.text} for n in claim.notices],
        "parts": [{"title": p.title, "entries": [_entry(e) for e in p.entries]} for p in claim.parts],
        "exhibits": [_exhibit(exhibit) for exhibit in claim.exhibits],
        "copied": any(exhibit.copies for exhibit in claim.exhibits),
    }


def _legible(data: Any, allowed: frozenset[str] | None) -> Any:
    if isinstance(data, str):
        return legible(data, allowed)
    if isinstance(data, dict):
        return {key: _legible(value, allowed) for key, value in data.items()}
    return [_legible(value, allowed) for value in data] if isinstance(data, list) else data


def _entry(entry: ClaimLine | ClaimGroup) -> dict[str, object]:
    if isinstance(entry, ClaimGroup):
        return {"title": entry.title, "lines": [_line(line) for line in entry.lines]}
    return _line(entry)


def _line(line: ClaimLine) -> dict[str, object]:
    return {
        "label": line.label,
        "source": cite(line.source) if not line.inferred else "додаткове запитання",
        "given": line.state == "given",
        "text": line.text,
        "files": list(line.files),
        "working": list(line.working),
    }


def _exhibit(exhibit: ClaimExhibit) -> dict[str, object]:
    return {
        "number": exhibit.number,
        "name": exhibit.file.removeprefix("evidence/"),
        "size": in_words(exhibit.size),
        "sha256": " ".join(re.findall(".{8}", exhibit.sha256)),
        "received": in_kyiv(exhibit.received_at),
        "caption": exhibit.caption,
        "attached_to": exhibit.attached_to,
        "copies": listed(exhibit),
        "advice": advice(exhibit),
    }


def cite(source: str) -> str:
    """An item of the Order as people cite it: "78.1/3" is «п. 78, пп. 1, поз. 3». Other sources are left out:
    they mean nothing on paper."""
    match = _SOURCE.fullmatch(source)
    if not match:
        return ""
    paragraph, sub, item = match.groups()
    parts = [f"п. {paragraph}", f"пп. {sub}" if sub else "", f"поз. {item}" if item.isdigit() else ""]
    return ", ".join(part.replace(" ", "\u00a0") for part in parts if part)


def in_words(size: int) -> str:
    """A length in bytes for people: «3,4 МБ»."""
    if size < 1000:
        return f"{size} Б"
    unit, divisor = ("КБ", 1_000) if size < 1_000_000 else ("МБ", 1_000_000)
    return f"{size / divisor:.1f} {unit}".replace(".", ",")


def in_kyiv(moment: datetime) -> str:
    """A moment as people in Ukraine read it."""
    return f"{moment.astimezone(KYIV):%d.%m.%Y, %H:%M} за Києвом"
