"""Aid of the state to persons deprived of personal liberty by the armed aggression, and to their families: the six aids
of the budget request for 2025–2027 (programme 3901050).

The source is a budget plan, not the rules themselves: it says for whom, how much and how often, and hardly which
papers. What it does not say is looked up in other sources and shown as such; what neither says is told as unknown.
"""

from __future__ import annotations

from pathlib import Path

from dialogs.engine.archive import Archive
from dialogs.engine.programme import Programme, codes, forms_in
from dialogs.language import N_
from dialogs.programmes.liberty import forms
from dialogs.programmes.liberty.told import INFORMATION
from dialogs.programmes.liberty.words import PAPER, WORDS

_FORMS = forms_in(forms, "liberty")

PROGRAMME = Programme(
    name="liberty",
    title=N_("Допомога після неволі"),
    forms=_FORMS,
    archive=Archive(Path(__file__).parent / "archive"),
    groups={"L": N_("Неволя: допомога")},
    spelled=codes("LЛ", _FORMS),
    beside=True,
    words=WORDS,
    paper=PAPER,
    information=INFORMATION,
)
"""The codes are the rows of the budget request: L1 yearly, L2 after release, L4 after death, L6 legal aid. L3 (the
stipend) and L5 (the kit) are information: nobody applies for them with a form."""
