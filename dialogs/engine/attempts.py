"""A typed answer that was not taken, read again: why it was refused, and what completes it."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

from dialogs.engine.answers import Draft, Input, holds_something
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.choosing import clear_part
from dialogs.engine.kinds.files import no_file
from dialogs.engine.kinds.words import folded, matching, without_links
from dialogs.engine.options import Option
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question
from dialogs.engine.sentences import SUGGESTED, heard
from dialogs.language import Language


def refused_before(draft: Draft, slot: Slot, path: Trace) -> Refusal | None:
    """The refusal of the attempt that the draft keeps, found again after a restart by reading it again."""
    attempt = draft.attempt
    if attempt is None or attempt.ref != slot.ref or not isinstance(slot.asks, Question):
        return None
    try:
        read(slot, slot.asks, Input(text=attempt.text, option=attempt.option), path)
    except Refusal as refusal:
        return refusal
    return None


def may_be_kept(draft: Draft, slot: Slot, path: Trace) -> str:
    """The text of the attempt that its person may keep as it is; empty where there is none, or where it was only said
    to the bot."""
    refusal = refused_before(draft, slot, path)
    if draft.attempt is None or refusal is None or not refusal.soft or aside(draft.attempt.text):
        return ""
    return draft.attempt.text


def read(slot: Slot, question: Question, given: Input, path: Trace) -> Any:
    """The value of an input at a question. Raises `Refusal` if it is none, if it can be read in two ways, or if a check
    contradicts or doubts it."""
    if question.kind.name == "files":
        raise no_file(held=holds_something(slot.answer))
    scope = path.view_from(slot.ref)
    typed = bool(given.text) and not (given.option or given.keep)
    if typed and question.kind.free and (said := aside(given.text)):
        raise Refusal(said.code, said.message, soft=True)
    try:
        value = question.kind.parse(given, scope)
    except Refusal as refusal:
        if typed and not refusal.options and (said := aside(given.text)):
            raise Refusal(said.code, said.message) from None
        raise heard(question, given, refusal, inside=bool(slot.programme)) from None
    if typed:
        question.kind.doubt(given, value, scope)
    for check in question.checks:
        if not (check.soft and given.keep):
            check.check(value, scope)
    return value


_YES = frozenset(
    "так|да|ага|вірно|верно|правильно|yes|right|correct|залишити|лишити|оставить|keep|так і є|так і було|все вірно|"
    "все верно|все правильно|that is right".split("|")
)


_UKRAINIAN = Language("uk", NullTranslations())


def option_named(options: tuple[Option, ...], text: str, language: Language) -> Option | None:
    """The option of a refusal that a text names by its number or by a clear part of its words."""
    found = clear_part(tuple(option.spoken(language) for option in options), text)
    return next((option for option in options if found and option.value == found.value), None)


def completed(draft: Draft, slot: Slot, given: Input, path: Trace) -> Input:
    """The input together with the attempt that it completes: an option was pressed, or typed by its name, its number
    (of any page) or a clear part of it, or the doubt was overruled («так»); or the kind says that the text is the
    rest of what was typed before. Another text is an answer of its own."""
    attempt = draft.attempt
    if attempt is None or attempt.ref != slot.ref:
        return given
    if not given.text:
        return given._replace(text=attempt.text, option=given.option or attempt.option)
    refusal = refused_before(draft, slot, path)
    if refusal is None or not isinstance(slot.asks, Question):
        return given
    if folded(given.text) in _YES and not slot.asks.kind.options():
        if len(refusal.options) == 1:
            return Input(text=attempt.text, option=refusal.options[0].value)
        if refusal.soft:
            return Input(text=attempt.text, option=attempt.option, keep=True)
    if folded(given.text) in _YES and refusal.code == SUGGESTED:
        options = slot.asks.kind.options()
        if matching(options, given.text) is None:
            return Input(text=attempt.text, option=options[int(str(refusal.params["number"])) - 1].value)
    if not without_links(given.text).strip():
        return given  # figures of a link are no rest of anything
    numbered = slot.asks.kind.counts and given.text.strip().isdecimal()
    option = None if numbered else option_named(refusal.options, given.text, _UKRAINIAN)
    if option:
        return Input(text=attempt.text, option=option.value)
    joined = slot.asks.kind.joined(attempt.text, given.text, refusal, path.view_from(slot.ref))
    return given._replace(text=joined) if joined else given
