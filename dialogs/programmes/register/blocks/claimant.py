"""For whom the claim is, who files it, and the files: the frame of the categories whose paragraphs of the Order are not
at hand. What is asked of a child there follows paragraph 79 by analogy, so it is inferred and never blocks.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant
from dialogs.blocks.child import child_papers, child_person, child_rules
from dialogs.blocks.evidence import evidence
from dialogs.blocks.who import CITIZENS_ONLY, FOR_CHILD, citizenship, filing_for, filing_rules
from dialogs.engine.questions import Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Filing
from dialogs.programmes.register.blocks.core import by_analogy, rules_by_analogy

APPLICANT = "6"
"""Paragraph 6 is about the applicant in every category."""

_ALIKE = "79"


def opening(filing: Filing, *more: Question) -> tuple[Section, ...]:
    """For whom, the citizenship, what else decides whether the claim fits at all, and who the child is."""
    return (
        Section(key="who", title="Для кого заява", items=(filing_for(filing), citizenship(APPLICANT), *more)),
        Section(key="child", title="Дитина", items=by_analogy(child_person(_ALIKE)), when=FOR_CHILD),
    )


def closing(files_hint: str, strengthens: str = "") -> tuple[Section, ...]:
    """The papers of the child, who files, and the files. These questions come last: after the hard ones they lead
    back to the present day. `files_hint` names what files people have, `strengthens` what they would add."""
    files = evidence("", "Додаткові матеріали (докази)", files_hint)
    files = files.model_copy(update={"inferred": True, "strengthens": strengthens})
    return (
        Section(
            key="child_papers",
            title="Документи дитини",
            items=by_analogy(child_papers(_ALIKE)),
            when=FOR_CHILD,
        ),
        Section(key="applicant", title="Хто подає заяву", items=applicant(APPLICANT)),
        Section(
            key="files",
            title="Докази",
            items=(files,),
        ),
    )


def claimant_rules(filing: Filing) -> tuple[Rule, ...]:
    """Who may file."""
    return (CITIZENS_ONLY, *filing_rules(filing), *rules_by_analogy(child_rules(_ALIKE)))
