"""Answers that other claims can use."""

from __future__ import annotations

from dialogs.engine.schema import Question


def shared(*questions: Question) -> tuple[Question, ...]:
    """The questions of a block, each naming its fact after its key: the block asks the same thing in every form."""
    return tuple(question.model_copy(update={"fact": question.key}) for question in questions)
