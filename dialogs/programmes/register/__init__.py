"""The Register of Damage: 21 categories of claims of people, by the Order, filed through Diia."""

from __future__ import annotations

from pathlib import Path

from dialogs.engine.archive import Archive
from dialogs.engine.programme import Programme, forms_in
from dialogs.language import N_
from dialogs.programmes.register import forms
from dialogs.programmes.register.codes import spelled
from dialogs.programmes.register.diia import DIIA
from dialogs.programmes.register.glossary import TERMS
from dialogs.programmes.register.registers import REGISTERS
from dialogs.programmes.register.words import ELSEWHERE, NOTICES, PAPER, WORDS

PROGRAMME = Programme(
    name="register",
    title=N_("Реєстр збитків"),
    forms=forms_in(forms, "register"),
    archive=Archive(Path(__file__).parent / "archive"),
    groups={
        "A1": N_("Переїзд через війну"),
        "A2": N_("Життя, здоров’я, свобода"),
        "A3": N_("Житло, майно, робота"),
        "A4": N_("Лікування й навчання"),
    },
    spelled=spelled,
    words=WORDS,
    paper=PAPER,
    terms=TERMS,
    registers=REGISTERS,
    portal=DIIA,
    elsewhere=ELSEWHERE,
    notices=NOTICES,
)
"""The groups are those of the Register, by the beginning of the codes."""
