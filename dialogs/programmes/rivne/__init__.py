"""Rivne: material aid of the town in 2026, to residents and to displaced persons (order of the mayor № 22-ОПД of
8 January 2026, annex 2). A commission decides on each application and sets the sum."""

from __future__ import annotations

import re
from pathlib import Path

from dialogs.engine.archive import Archive
from dialogs.engine.programme import Programme, forms_in
from dialogs.language import N_
from dialogs.programmes.rivne import forms
from dialogs.programmes.rivne.words import PAPER, SEASON, WORDS

_CODE = re.compile(r"\s*[RrРр]\s?[-.]?\s?([23])\s*")


def spelled(text: str) -> str:
    """The code in a typed text: «R2», «Р-3»; or ""."""
    match = _CODE.fullmatch(text)
    return f"R{match[1]}" if match else ""


PROGRAMME = Programme(
    name="rivne",
    title=N_("Рівне: матеріальна допомога"),
    forms=forms_in(forms, "rivne", SEASON),
    archive=Archive(Path(__file__).parent / "archive"),
    groups={"R": N_("Рівне: допомога")},
    spelled=spelled,
    beside=True,
    words=WORDS,
    paper=PAPER,
    season=SEASON,
)
"""The codes are the sections of the order: R2 for residents, R3 for displaced persons."""
