"""«Та сама адреса»: the addresses now, confirmed by one tap, in the words of a form that is about no displacement."""

from __future__ import annotations

from dialogs.engine.kinds.choice import Choice
from dialogs.engine.options import Option
from dialogs.engine.questions import Question


def told_before(questions: tuple[Question, ...], *known: Option) -> tuple[Question, ...]:
    """The questions of `applicant` or `child_papers` with these options in place of those of the same value: "then"
    for the registered address, "after" for the actual one. Each names in `repeats` where the address was told."""
    by_value = {option.value: option for option in known}
    return tuple(_reworded(question, by_value) for question in questions)


def _reworded(question: Question, by_value: dict[str, Option]) -> Question:
    if not question.key.endswith("_address_same") or not isinstance(question.kind, Choice):
        return question
    options = tuple(
        told.model_copy(update={"tells": told.tells or option.tells})
        for option in question.kind.of
        for told in (by_value.get(option.value, option),)
    )
    return question.model_copy(update={"kind": question.kind.model_copy(update={"of": options})})
