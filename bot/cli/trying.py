"""Trying an answer at a question as the chat would take it, without a chat: what `forms try` prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.cli.given import Stop, Unusable, home, with_answers
from conversation.meaning import meant
from dialogs.engine.answers import Answer, Draft, Items, Place, Ref, Screen
from dialogs.engine.commands import AddItem, Command, GoTo
from dialogs.engine.errors import DomainError, Refusal
from dialogs.engine.form import Form
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.members import SELF, Members
from dialogs.engine.look.listing import list_view
from dialogs.engine.look.notes import error_text
from dialogs.engine.look.question import question_view
from dialogs.engine.look.skipping import skip_view
from dialogs.engine.look.wording import answer_text
from dialogs.engine.path import Slot, Trace, item_ids
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.records import dump_value
from dialogs.engine.step import step
from dialogs.engine.understanding import besides_choices, understood
from dialogs.engine.views import View
from dialogs.language import N_, Language
from locales import language as language_of

_PRESS = N_("Натисніть одну з кнопок або напишіть її назву.")


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the last text: stored is its dump, described its words in Ukrainian; refusal is in the language."""

    stored: Any = None
    described: str | None = None
    refusal: str | None = None
    options: tuple[str, ...] = ()
    skip: bool = False


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


def _at(form: Form, key: str, draft: Draft, today: date) -> tuple[Stop, Draft]:
    asks: Question | Repeat | None = form.repeats.get(key) or form.questions.get(key)
    if asks is None:
        raise Unusable(f"{form.code} has no key {key}.")
    _, repeat = home(form, asks)
    if (
        isinstance(asks, Question)
        and isinstance(asks.kind, Members)
        and not item_ids(draft.answers, asks.kind.of)
    ):
        draft = draft.with_answer(Ref(asks.kind.of), Answer(value=Items((SELF,), closed=True)))
    if repeat is None:
        return Stop(form, Ref(key), asks, today), draft
    ids = item_ids(draft.answers, repeat.key)
    if not ids:
        ids = ("1",)
        draft = draft.with_answer(Ref(repeat.key), Answer(value=Items(ids)))
    return Stop(form, Ref(key, ids[-1]), asks, today), draft


def _typed(at: Stop, draft: Draft, text: str, language: Language) -> tuple[Draft, Tried]:
    if draft.place.screen not in (Screen.QUESTION, Screen.SKIP) or draft.place.ref != at.ref:
        draft = draft._replace(place=Place(key=at.ref.key, item=at.ref.item))
    path = at.path(draft)
    slot = path.find(at.ref)
    assert slot is not None
    view = _view(slot, draft, path, None, language)
    command = besides_choices(view, meant(view, text)) or understood(draft, slot, text, path, language)
    if command is None:
        told = aside(text)
        said = language.text(told.message if told else _PRESS)
        return draft, Tried(refusal=said, options=_labels(view))
    if isinstance(command, AddItem):
        command = replace(command, item=str(len(item_ids(draft.answers, command.key)) + 1))
    try:
        outcome = step(at.form, draft, command, at.today, path)
    except DomainError:
        return draft, Tried(refusal=language.text(_PRESS), options=_labels(view))
    return outcome.draft, _result(at, outcome.draft, command, outcome.refusal, language)


def _result(at: Stop, draft: Draft, command: Command, refusal: Refusal | None, language: Language) -> Tried:
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
