"""Rivne: material aid of the town in 2026, to residents and to displaced persons (order of the mayor № 22-ОПД of
8 January 2026, annex 2). A commission decides on each application and sets the sum."""

from __future__ import annotations

from pathlib import Path

from dialogs.engine.archive import Archive
from dialogs.engine.programme import Programme, codes, forms_in
from dialogs.language import N_
from dialogs.programmes.rivne import forms
from dialogs.programmes.rivne.words import PAPER, SEASON, WORDS

_FORMS = forms_in(forms, "rivne", SEASON)

PROGRAMME = Programme(
    name="rivne",
    title=N_("Рівне: матеріальна допомога"),
    forms=_FORMS,
    archive=Archive(Path(__file__).parent / "archive"),
    groups={"R": N_("Рівне: допомога")},
    spelled=codes("RР", _FORMS),
    beside=True,
    words=WORDS,
    paper=PAPER,
    season=SEASON,
)
"""The codes are the sections of the order: R2 for residents, R3 for displaced persons."""
