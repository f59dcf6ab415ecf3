"""Answers that other claims can use, and blocks in a category whose paragraphs are not at hand."""

from __future__ import annotations

from dialogs.engine.facts import Fact
from dialogs.engine.questions import Question, Repeat


def shared(of: str, *questions: Question) -> tuple[Question, ...]:
    """The questions of a block about one person, each naming its fact after its key: the block asks the same thing in
    every form, and a name asked of the applicant and one asked of a child are both names."""
    return tuple(
        question.model_copy(
            update={
                "fact": Fact(name=question.key.removeprefix(f"{of}_"), kind=question.kind.name, of=of),
            }
        )
        for question in questions
    )


def unlisted(*asked: Question | Repeat) -> tuple[Question | Repeat, ...]:
    """Questions and lists in a category of which the Order's list is not at hand: ours, naming no item of it."""
    return tuple(
        asks.model_copy(
            update={"source": "", "inferred": True}
            | ({"body": unlisted(*asks.body)} if isinstance(asks, Repeat) else {})
        )
        for asks in asked
    )
