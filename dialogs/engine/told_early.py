"""A story told before its question: kept for the question that asks for one, and offered there."""

from __future__ import annotations

import re

from dialogs.engine.answers import Attempt, Draft, Input, Ref
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.refusals import wished
from dialogs.engine.path import Trace
from dialogs.engine.schema import Question
from dialogs.engine.sentences import OPTIONS, tells_a_story

_TELLING = 3
"""Where nothing is asked, from so many words on a text tells something."""


def kept_for_story(draft: Draft, question: Question, given: Input, refusal: Refusal, path: Trace) -> Draft:
    """The draft that keeps what was told instead of an answer; the same one where nothing was, or nothing is lost: at
    a question that takes words, or where an option settles the reading."""
    settles = bool(refusal.options) and question.kind.name not in OPTIONS
    if question.kind.free or question.kind.name == "address" or settles or given.option:
        return draft
    if not tells_a_story(question, given.text):
        return draft
    return keep_for_story(draft, given.text, path)


def keep_for_story(draft: Draft, text: str, path: Trace) -> Draft:
    """The draft with a text set aside for the story that is still to be told; the same one if none is, or if these
    words are kept already."""
    ref = story_to_come(path)
    if ref is None:
        return draft
    earlier = draft.set_aside(ref)
    if f"\n{text.strip()}\n".casefold() in f"\n{earlier}\n".casefold():
        return draft
    kept = Attempt(ref, f"{earlier}\n{text}" if earlier else text)
    return draft._replace(aside=(*(other for other in draft.aside if other.ref != ref), kept))


def story_to_come(path: Trace) -> Ref | None:
    """The question on the path that will ask for a story, and is not answered yet."""
    for slot in path.slots:
        asks = slot.asks
        if (
            isinstance(asks, Question)
            and isinstance(asks.kind, LongText)
            and asks.kind.story
            and not slot.settled
        ):
            return None if slot.follows else slot.ref
    return None


def tells(text: str) -> bool:
    """Whether a text that came where nothing is asked tells something, and is not only said to the bot."""
    if text.rstrip().endswith("?"):
        return False
    return len(re.findall(r"[^\W\d_]+", text)) >= _TELLING and aside(text) is None and wished(text) is None
