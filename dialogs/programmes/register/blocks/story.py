"""The story of what happened, for the claims that hurt: at most one open question in a form.

Nobody has to tell it again who has told it before: a statement to an investigator, a letter or a questionnaire can be
attached, and then nothing more is asked. Nobody has to tell it at all either.
"""

from __future__ import annotations

from dialogs.engine.conditions import Not, Sent
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.questions import Need, Question

RECORDED = "story_recorded"


def recorded(label: str) -> Question:
    """A story that was written down or signed somewhere else already."""
    return Question(
        key=RECORDED,
        kind=FileSet(max=10),
        label=f"{label}: записані раніше свідчення",
        ask="Чи є вже записані свідчення?",
        short="Записані свідчення",
        hint="Свідчення слідчому, лист, анкета. Надішліть їх, і вдруге розповідати не треба.",
        need=Need.OPTIONAL,
        inferred=True,
    )


def story(label: str, hint: str = "", strengthens: str = "") -> tuple[Question, ...]:
    """The story as it was recorded before, or else the one open question.

    label        what RD4U asks for, in its words
    hint         a line for the open question; by default that a few words are enough
    strengthens  what the story would add to the claim
    """
    return (
        recorded(label),
        Question(
            key="story",
            kind=LongText(),
            label=label,
            ask="Що сталося?",
            hint=hint or "Вистачить кількох речень. Про найважче писати не обов’язково.",
            need=Need.IF_AVAILABLE,
            when=Not(of=Sent(key=RECORDED)),
            stays=True,
            inferred=True,
            strengthens=strengthens,
        ),
    )
