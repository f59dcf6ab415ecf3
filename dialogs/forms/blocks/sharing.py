"""Answers that other claims can use, and blocks in a category whose paragraphs are not at hand."""

from __future__ import annotations

from dialogs.engine.schema import Question, Repeat


def shared(*questions: Question) -> tuple[Question, ...]:
    """The questions of a block, each naming its fact after its key: the block asks the same thing in every form."""
    return tuple(question.model_copy(update={"fact": question.key}) for question in questions)


def unlisted(*asked: Question | Repeat) -> tuple[Question | Repeat, ...]:
    """Questions and lists in a category of which the Order's list is not at hand: ours, naming no item of it."""
    return tuple(
        asks.model_copy(
            update={"source": "", "inferred": True}
            | ({"body": unlisted(*asks.body)} if isinstance(asks, Repeat) else {})
        )
        for asks in asked
    )
