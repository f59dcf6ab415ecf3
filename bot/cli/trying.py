"""Trying an answer at a question as the chat would take it, without a chat: what `forms try` prints."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.conversation.meaning import meant
from dialogs.engine.answers import Answer, Attached, Draft, Files, Input, Items, Place, Ref, Screen, State
from dialogs.engine.attempts import read
from dialogs.engine.commands import AddItem, Command, GoTo, Reply, Skip
from dialogs.engine.errors import DomainError, Refusal
from dialogs.engine.look.listing import list_view
from dialogs.engine.look.notes import error_text
from dialogs.engine.look.question import question_view
from dialogs.engine.look.skipping import skip_view
from dialogs.engine.look.wording import answer_text
from dialogs.engine.path import Slot, Trace, item_ids, trace
from dialogs.engine.records import dump_value, load_answer
from dialogs.engine.schema import Form, Question, Repeat
from dialogs.engine.step import step
from dialogs.engine.understanding import besides_choices, understood
from dialogs.engine.views import View
from dialogs.language import N_, Language
from locales import language as language_of

_PRESS = N_("Натисніть кнопку або напишіть те, що на ній.")


class Unusable(Exception):
    """Something given on the command line that makes no sense; the text says what."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the last text: stored is its dump, described its words in Ukrainian; refusal is in the language."""

    stored: Any = None
    described: str | None = None
    refusal: str | None = None
    options: tuple[str, ...] = ()
    skip: bool = False


@dataclass(frozen=True, slots=True)
class _At:
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
        section, repeat = _home(self.form, self.asks)
        slot = Slot(self.ref, self.asks, section, repeat, draft.answers.get(self.ref))
        return Trace((*path.slots, slot), path.scope)


def try_answers(
    form: Form, key: str, texts: list[str], answers: dict[str, Any], today: date, language: Language
) -> Tried:
    """Type the texts one after another at a question; what comes of the last one is told.

    Raises `Unusable` for an unknown key and for answers that cannot be read.
    """
    draft = with_answers(form, answers, today)
    at, draft = _at(form, key, draft, today)
    tried = Tried()
    for text in texts:
        draft, tried = _typed(at, draft, text, language)
    return tried


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
    """One answer: typed text (a number or yes and no too), the number of files, or a record as it is stored."""
    question = form.questions[ref.key]
    if isinstance(given, dict):
        return draft.with_answer(ref, _stored(form, ref, given))
    if question.kind.name == "files" and isinstance(given, int):
        files = tuple(Attached(f"{ref.key}-{number}", number) for number in range(1, given + 1))
        closed = Answer(value=Files(files, closed=True)) if files else Answer(State.NO_DOCUMENT)
        return draft.with_answer(ref, closed)
    text = ("так" if given else "ні") if isinstance(given, bool) else str(given)
    at = _At(form, ref, question, today)
    path = at.path(draft)
    slot = path.find(ref)
    assert slot is not None
    command = understood(draft, slot, text, path, language_of("uk"))
    if isinstance(command, Skip):
        return draft.with_answer(ref, Answer(command.state))
    try:
        value = _kept(slot, question, command.given if isinstance(command, Reply) else Input(text=text), path)
    except Refusal as refusal:
        raise Unusable(f"{ref.key}: {error_text(refusal, language_of('uk'))}") from None
    return draft.with_answer(ref, Answer(value=value))


def _kept(slot: Slot, question: Question, given: Input, path: Trace) -> Any:
    """The value of an answer given ahead; a mere doubt does not stop it."""
    try:
        return read(slot, question, given, path)
    except Refusal as refusal:
        if not refusal.soft:
            raise
    return read(slot, question, replace(given, keep=True), path)


def _stored(form: Form, ref: Ref, record: dict[str, Any]) -> Answer:
    try:
        return load_answer(form, ref, json.dumps({"state": "given", **record}))
    except (KeyError, ValueError, TypeError, IndexError):
        raise Unusable(f"{ref.key}: this is no stored answer.") from None


def _at(form: Form, key: str, draft: Draft, today: date) -> tuple[_At, Draft]:
    asks: Question | Repeat | None = form.repeats.get(key) or form.questions.get(key)
    if asks is None:
        raise Unusable(f"{form.code} has no key {key}.")
    _, repeat = _home(form, asks)
    if repeat is None:
        return _At(form, Ref(key), asks, today), draft
    ids = item_ids(draft.answers, repeat.key)
    if not ids:
        ids = ("1",)
        draft = draft.with_answer(Ref(repeat.key), Answer(value=Items(ids)))
    return _At(form, Ref(key, ids[-1]), asks, today), draft


def _home(form: Form, asks: Question | Repeat) -> tuple[Any, Repeat | None]:
    """The section of a question, and the list that it is asked in."""
    for section in form.sections:
        for item in section.items:
            if item is asks:
                return section, None
            if isinstance(item, Repeat) and asks in item.body:
                return section, item
    raise Unusable(f"{form.code} has no key {asks.key}.")


def _typed(at: _At, draft: Draft, text: str, language: Language) -> tuple[Draft, Tried]:
    if draft.place.screen not in (Screen.QUESTION, Screen.SKIP) or draft.place.ref != at.ref:
        draft = replace(draft, place=Place(key=at.ref.key, item=at.ref.item))
    path = at.path(draft)
    slot = path.find(at.ref)
    assert slot is not None
    view = _view(slot, draft, path, None, language)
    command = besides_choices(view, meant(view, text)) or understood(draft, slot, text, path, language)
    if command is None:
        return draft, Tried(refusal=language.text(_PRESS), options=_labels(view))
    if isinstance(command, AddItem):
        command = AddItem(command.key, str(len(item_ids(draft.answers, command.key)) + 1))
    try:
        outcome = step(at.form, draft, command, at.today, path)
    except DomainError:
        return draft, Tried(refusal=language.text(_PRESS), options=_labels(view))
    return outcome.draft, _result(at, outcome.draft, command, outcome.refusal, language)


def _result(at: _At, draft: Draft, command: Command, refusal: Refusal | None, language: Language) -> Tried:
    slot = at.path(draft).find(at.ref)
    assert slot is not None
    if refusal:
        view = _view(slot, draft, at.path(draft), refusal, language)
        offered = refusal.options or (slot.asks.kind.options() if isinstance(slot.asks, Question) else ())
        labels = tuple(option.short(language) for option in offered)
        keep = tuple(action.label for action in view.actions) if refusal.soft else ()
        return Tried(refusal=error_text(refusal, language), options=(*labels, *keep))
    if isinstance(command, GoTo):
        asked = command.place.screen is Screen.SKIP
        return Tried(options=_labels(skip_view(slot, language)) if asked else (), skip=asked)
    if slot.answer is None:
        return Tried()
    described = answer_text(slot, language_of("uk"))
    if not slot.answer.given:
        return Tried(described=described, skip=True)
    return Tried(dump_value(at.form, at.ref, slot.answer), described)


def _view(slot: Slot, draft: Draft, path: Trace, refusal: Refusal | None, language: Language) -> View:
    if draft.place.screen is Screen.SKIP:
        return skip_view(slot, language)
    if isinstance(slot.asks, Repeat):
        return list_view(slot, slot.asks, path, language)
    return question_view(slot, slot.asks, draft, path, refusal, language)


def _labels(view: View) -> tuple[str, ...]:
    return tuple(action.label for action in (*view.choices, *view.actions))
