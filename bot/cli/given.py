"""Answers given ahead, and a question that stands on the path or not: what `forms try` starts from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.engine.answers import Answer, Attached, Draft, Files, Input, Items, Ref, State
from dialogs.engine.attempts import read
from dialogs.engine.commands import Reply, Skip
from dialogs.engine.errors import Refusal
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import Members
from dialogs.engine.look.notes import error_text
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.records import load_answer
from dialogs.engine.understanding import understood
from locales import language


class Unusable(Exception):
    """Something given on the command line that makes no sense; the text says what."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A question or list that is tried, on the path or not."""

    form: Form
    ref: Ref
    asks: Question | Repeat
    today: date

    def path(self, draft: Draft) -> Trace:
        """The path, and the question at its end where its condition does not hold."""
        path = trace(self.form, draft.answers, self.today)
        if path.find(self.ref):
            return path
        section, repeat = home(self.form, self.asks)
        slot = Slot(self.ref, self._here(path), section, repeat, draft.answers.get(self.ref))
        return Trace((*path.stops, (slot,)), path.scope)

    def _here(self, path: Trace) -> Question | Repeat:
        """The question as it is asked; a choice among people with all that are on the list."""
        if not isinstance(self.asks, Question) or not isinstance(self.asks.kind, Members):
            return self.asks
        kind = self.asks.kind.model_copy(update={"among": None})
        return self.asks.model_copy(update={"kind": kind.here(path.scope) or kind})


def home(form: Form, asks: Question | Repeat) -> tuple[Section, Repeat | None]:
    """The section of a question, and the list that it is asked in."""
    for section in form.sections:
        for item in section.items:
            if item is asks:
                return section, None
            if isinstance(item, Repeat) and asks in item.body:
                return section, item
    raise Unusable(f"{form.code} has no key {asks.key}.")


def with_answers(form: Form, answers: dict[str, Any], today: date) -> Draft:
    """A draft that holds these answers by key, in the order of the form; a list holds an object for each item."""
    draft = Draft()
    unknown = [key for key in answers if key not in form.repeats and key not in form.questions]
    if unknown:
        raise Unusable(f"{form.code} has no key {unknown[0]}.")
    for section in form.sections:
        for asks in section.items:
            if isinstance(asks, Repeat):
                draft = _with_items(form, asks, answers.get(asks.key), draft, today)
            elif asks.key in answers:
                draft = _with(form, Ref(asks.key), answers[asks.key], draft, today)
    return draft


def _with_items(form: Form, repeat: Repeat, items: Any, draft: Draft, today: date) -> Draft:
    if items is None:
        return draft
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Unusable(f"{repeat.key} is a list: give an array of objects.")
    ids = tuple(str(number) for number in range(1, len(items) + 1))
    draft = draft.with_answer(Ref(repeat.key), Answer(value=Items(ids, closed=True)))
    known = {question.key for question in repeat.body}
    for id, item in zip(ids, items, strict=True):
        for key in item:
            if key not in known:
                raise Unusable(f"{repeat.key} has no key {key}.")
        for question in repeat.body:
            if question.key in item:
                draft = _with(form, Ref(question.key, id), item[question.key], draft, today)
    return draft


def _with(form: Form, ref: Ref, given: Any, draft: Draft, today: date) -> Draft:
    """One answer: typed text (a number or yes and no too), the number of files, or an answer as it is stored."""
    question = form.questions[ref.key]
    if given is None:
        return draft
    if isinstance(given, dict | list):
        return draft.with_answer(ref, _stored(form, ref, given))
    if question.kind.name == "files" and isinstance(given, int):
        files = tuple(Attached(f"{ref.key}-{number}", number) for number in range(1, given + 1))
        closed = Answer(value=Files(files, closed=True)) if files else Answer(State.NO_DOCUMENT)
        return draft.with_answer(ref, closed)
    text = ("так" if given else "ні") if isinstance(given, bool) else str(given)
    at = Stop(form, ref, question, today)
    path = at.path(draft)
    slot = path.find(ref)
    assert slot is not None
    command = understood(draft, slot, text, path, language("uk"))
    if isinstance(command, Skip):
        return draft.with_answer(ref, Answer(command.state))
    try:
        value = _kept(slot, question, command.given if isinstance(command, Reply) else Input(text=text), path)
    except Refusal as refusal:
        raise Unusable(f"{ref.key}: {error_text(refusal, language('uk'))}") from None
    return draft.with_answer(ref, Answer(value=value))


def _kept(slot: Slot, question: Question, given: Input, path: Trace) -> Any:
    """The value of an answer given ahead; a mere doubt does not stop it."""
    try:
        return read(slot, question, given, path)
    except Refusal as refusal:
        if not refusal.soft:
            raise
    return read(slot, question, given._replace(keep=True), path)


def _stored(form: Form, ref: Ref, given: dict[str, Any] | list[Any]) -> Answer:
    """An answer from its record, or from its bare value."""
    record = given if isinstance(given, dict) and given.keys() & {"state", "value"} else {"value": given}
    try:
        return load_answer(form, ref, json.dumps({"state": "given", **record}))
    except (KeyError, ValueError, TypeError, IndexError, ArithmeticError):
        raise Unusable(f"{ref.key}: this is no stored answer.") from None
