"""What stays closed in a copy for a reviewer: sections that hurt, unless they were opened, and all that they decide.

A closed section must not show through what is open. A question that is asked only because of a closed answer tells that
answer; so do a warning about it, a sum that was worked out from it, and an answer that follows from it. All of that is
closed too, step by step, until nothing open depends on anything closed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dialogs.engine.form import Form
from dialogs.engine.kinds.members import Members
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.rules import Rule


def heavy_sections(form: Form) -> tuple[Section, ...]:
    """The sections that stay closed unless the person opens them, one by one."""
    return tuple(section for section in form.sections if section.heavy)


def sensitive(form: Form) -> bool:
    """Whether only reviewers who are trained for it may see a claim of this category."""
    return form.care or bool(heavy_sections(form))


def closed_keys(form: Form, opened: Collection[str]) -> frozenset[str]:
    """The questions and lists that are not in the copy, when of the heavy sections only these were opened."""
    shut = {section.key for section in heavy_sections(form)} - set(opened)
    closed = {key for section in form.sections if section.key in shut for key in _keys(section)}
    while True:
        more = {
            key
            for section in form.sections
            for asks in section.items
            for key in _decided(section, asks, closed)
        }
        if more <= closed:
            return frozenset(closed)
        closed |= more


def shows(rule: Rule, closed: Collection[str]) -> bool:
    """Whether a warning speaks of open answers only."""
    return set(rule.broken.keys()).isdisjoint(closed)


def _keys(section: Section) -> Iterator[str]:
    for asks in section.items:
        yield asks.key
        if isinstance(asks, Repeat):
            yield from (question.key for question in asks.body)


def _decided(section: Section, asks: Question | Repeat, closed: set[str]) -> Iterator[str]:
    """What of a question or list a closed answer decides."""
    outside = section.when is not None and not closed.isdisjoint(section.when.keys())
    if outside or _depends(asks, closed) or asks.key in closed:
        yield asks.key
        if isinstance(asks, Repeat):
            yield from (question.key for question in asks.body)
    elif isinstance(asks, Repeat):
        yield from (question.key for question in asks.body if _depends(question, closed))


def _depends(asks: Question | Repeat, closed: set[str]) -> bool:
    looked_at = set(asks.when.keys()) if asks.when else set()
    if isinstance(asks, Question):
        looked_at |= set(asks.follows.keys()) if asks.follows else set()
        if isinstance(asks.kind, Members):  # its options are the items of a list, by their names
            looked_at |= {
                asks.kind.of,
                *asks.kind.named,
                *(asks.kind.among.keys() if asks.kind.among else ()),
            }
    return not closed.isdisjoint(looked_at)
