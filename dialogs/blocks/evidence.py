"""Files for the claim as a whole. Evidence is always welcome and never a condition (paragraphs 78, 84, 89)."""

from __future__ import annotations

from dialogs.engine.kinds.files import FileSet
from dialogs.engine.questions import Need, Question

KEY = "evidence"


def evidence(source: str, label: str, hint: str) -> Question:
    """The last question of a form. `hint` names in one line what people usually have."""
    return Question(
        key=KEY,
        kind=FileSet(max=20),
        label=label,
        ask="Чи хочете додати ще якісь файли?",
        short="Файли до заяви",
        hint=hint,
        need=Need.OPTIONAL,
        source=source,
    )
