"""claim.pdf: the claim on paper, as PDF/A-2a (for the archive) and PDF/UA-1 (for screen readers) at once.

Texts go into the template as data, never as markup. Same claim, same bytes: the only fonts are those inside the
typst wheel, and the only time is the claim's own.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst

from submission.claim import Claim, ClaimExhibit, ClaimGroup, ClaimLine
from submission.glyphs import STANDARDS
from submission.legible import legible, plain

TEMPLATE = Path(__file__).with_name("claim.typ")
KYIV = ZoneInfo("Europe/Kyiv")

_SOURCE = re.compile(r"(\d+)(?:\.(\d+))?/(\w+)")


def render(claim: Claim) -> bytes:
    """The PDF. Any text can be rendered: should the fonts fail on an odd combination of characters, combining marks
    and rarer scripts are shown by codes throughout."""
    try:
        return _compile(claim, None)
    except typst.TypstError:
        return _compile(claim, plain())


def _compile(claim: Claim, allowed: frozenset[str] | None) -> bytes:
    data = json.dumps(_page_data(claim, allowed), ensure_ascii=False)
    return typst.compile(
        TEMPLATE.read_bytes(),
        ignore_system_fonts=True,
        sys_inputs={"claim": data},
        pdf_standards=STANDARDS,
        timestamp=int(claim.made_at.timestamp()),
    )


def _page_data(claim: Claim, allowed: frozenset[str] | None) -> Any:
    """What the template prints: everything worded and legible."""
    words = {
        "code": claim.code,
        "title": claim.title,
        "made_at": _moment(claim.made_at),
        "missing": list(claim.missing),
        "notices": [{"para": n.para, "text": n.text} for n in claim.notices],
        "parts": [{"title": p.title, "entries": [_entry(e) for e in p.entries]} for p in claim.parts],
        "exhibits": [_exhibit(exhibit) for exhibit in claim.exhibits],
    }
    page = _legible(words, allowed)
    return page | {"coded": "⟨U+" in json.dumps(page, ensure_ascii=False)}


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
    }


def _exhibit(exhibit: ClaimExhibit) -> dict[str, object]:
    return {
        "number": exhibit.number,
        "name": exhibit.file.removeprefix("evidence/"),
        "size": in_words(exhibit.size),
        "sha256": " ".join(re.findall(".{8}", exhibit.sha256)),
        "received": _moment(exhibit.received_at),
        "caption": exhibit.caption,
        "attached_to": exhibit.attached_to,
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


def _moment(moment: Any) -> str:
    return f"{moment.astimezone(KYIV):%d.%m.%Y, %H:%M} за Києвом"
