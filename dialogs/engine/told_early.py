"""What is told before its question: kept for the question that asks for it, and offered there."""

from __future__ import annotations

from dialogs.engine.answers import Attempt, Draft, Input, Ref
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.choosing import leading
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.refusals import wished
from dialogs.engine.kinds.words import words_told
from dialogs.engine.path import Trace
from dialogs.engine.questions import Question
from dialogs.engine.sentences import OPTIONS, suggested, tells_a_story

_TELLING = 3
"""Where nothing is asked, from so many words on a text tells something."""


def kept_for_story(draft: Draft, question: Question, given: Input, refusal: Refusal, path: Trace) -> Draft:
    """The draft that keeps what was told instead of an answer; the same one where nothing was, or nothing is lost: at
    a question that takes words, or where an option settles the reading."""
    settles = bool(refusal.options) and question.kind.name not in OPTIONS
    words = question.kind.free and question.kind.name != "address"
    if words or settles or given.option:
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


def carried(draft: Draft, attempt: Attempt | None, before: Trace, settled: Ref, after: Trace) -> Draft:
    """The draft that offers at the next question what was typed one question too early: «Ізюм, вулиця Миру 5» where
    the country was to be chosen. The same one where that question could not read it."""
    slot, coming = before.find(settled), after.pending
    if attempt is None or attempt.ref != settled or not attempt.text or coming is None or slot is None:
        return draft
    asked, asks = slot.asks, coming.asks
    if not isinstance(asked, Question) or asked.kind.name not in OPTIONS or not isinstance(asks, Question):
        return draft
    chosen = draft.answers[settled].value
    place = any(option.land for option in asked.kind.options() if option.value == chosen)
    words = asks.kind.free and not (asks.kind.name == "address" or (place and asks.kind.name == "text"))
    if words or asks.kind.options() or asks.kind.name == "files" or draft.set_aside(coming.ref):
        return draft
    try:
        asks.kind.parse(Input(text=attempt.text), after.view_from(coming.ref))
    except Refusal as refusal:
        guessed = refusal.code in ("place.misspelt", "address.country")
        if guessed or not refusal.options:
            return draft
    return draft._replace(aside=(*draft.aside, Attempt(coming.ref, attempt.text)))


def pointed_to(draft: Draft, said: str, after: Trace) -> Draft:
    """The draft at whose next question the option is pointed to for which the words speak that answered this one:
    «відмовилась через віру» where a number was asked for, at the mark of that refusal. The same one if none is."""
    coming = after.pending
    if coming is None or not isinstance(coming.asks, Question) or coming.asks.kind.name not in OPTIONS:
        return draft
    said = leading(said)[1] or said  # «нема, є відмітка» is no «no» to the next question
    found = suggested(coming.asks.kind.options(), said)
    return draft._replace(attempt=Attempt(coming.ref, said)) if len(found) == 1 else draft


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
    return words_told(text) >= _TELLING and aside(text) is None and wished(text) is None
