"""A long story that the client cut into several messages: joined again, never replaced, and asked about where in doubt.

A message holds 4,096 characters (https://core.telegram.org/bots/api#sendmessage), counted in UTF-16 units. iOS cuts at
the last full stop or line break before that, Android and Desktop at the best place near it, and all trim. So a piece is
long, and the next one comes within three seconds, before the next question is to be seen. Where a sentence ended, a
short one may well be the next answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conversation.claims.stepping import take_step
from conversation.happenings import Said
from conversation.meaning import says_nothing
from conversation.parts import LONG, SECONDS, is_part, remember_part, story_of
from conversation.session import Tail
from dialogs.engine.answers import Input, Ref
from dialogs.engine.commands import Reply, SetAside, TakeUp
from dialogs.engine.errors import Refusal
from dialogs.engine.look.wording import units
from dialogs.engine.path import Slot
from dialogs.engine.questions import Question
from dialogs.engine.step import current
from dialogs.language import N_

if TYPE_CHECKING:
    from conversation.talk import Talk

PART_AGAIN = N_("Цю частину розповіді вже записано.")
_WHOLE = 4096
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "“", '"', ")", ":", ";")


def joined(talk: Talk, said: Said) -> bool:
    """Whether the text was taken as the next piece of a long one, or is being asked about."""
    tail, writing = talk.session.tail, talk.in_claim
    if tail is None or writing is None or said.at - tail.at > SECONDS or not talk.before_screen(said.message):
        return False
    ref = Ref(tail.key, tail.item)
    if not (story := story_of(talk, ref)):
        return False
    if is_part(talk, said.text):
        talk.tell(PART_AGAIN)
        _remember(talk, tail._replace(at=said.at))
    elif not (certain := _certain(tail, story, said.text)) and says_nothing(said.text):
        return False
    elif certain or (slot := _may_answer(talk, ref, said.text)) is None:
        _join(talk, ref, tail, story, said)
    else:
        take_step(talk, SetAside(slot.ref, said.text, stay=True))
        talk.tell(N_("Це кінець вашої розповіді чи відповідь на це питання?"))
        _remember(talk, tail._replace(at=said.at, doubt=said.text))
    return True


def remember_tail(talk: Talk, said: Said, slot: Slot | None) -> None:
    """More of a long text may follow: the screen waits for it."""
    if slot is None or not isinstance(slot.asks, Question) or slot.asks.kind.name != "long_text":
        return
    if (part := units(said.text)) >= LONG:
        remember_part(talk, said, slot.ref)
        _remember(talk, Tail(said.message, said.at, slot.ref.key, slot.ref.item, part))
        talk.show_later(SECONDS)


def join_doubtful(talk: Talk) -> None:
    """The person says that the text in doubt is the end of the story."""
    tail, writing = talk.session.tail, talk.in_claim
    if tail is None or writing is None or not tail.doubt:
        return
    kept = next((kept for kept in writing.draft.aside if kept.text.endswith(tail.doubt)), None)
    story = story_of(talk, Ref(tail.key, tail.item))
    if kept is not None:
        take_step(talk, TakeUp(kept.ref))
    take_step(talk, Reply(Ref(tail.key, tail.item), Input(text=_glued(tail, story, tail.doubt))))


def _certain(tail: Tail, story: str, text: str) -> bool:
    """Whether it can only be the next piece: it is long itself, or the one before broke off amid a sentence."""
    goes_on = text[:1].islower() or text[:1] in ",;.)—–-»"
    return units(text) >= LONG or goes_on or not story.rstrip().endswith(_SENTENCE_ENDS)


def _may_answer(talk: Talk, story: Ref, text: str) -> Slot | None:
    """The question after the story that the text would answer; None if it would not."""
    writing = talk.in_claim
    assert writing is not None
    path = talk.path(writing)
    slot = current(writing.form, writing.draft, talk.today, path)
    if slot is None or slot.ref == story or not isinstance(slot.asks, Question):
        return None
    try:
        slot.asks.kind.parse(Input(text=text), path.view_from(slot.ref))
    except Refusal:
        return None
    return slot


def _join(talk: Talk, ref: Ref, tail: Tail, story: str, said: Said) -> None:
    take_step(talk, Reply(ref, Input(text=_glued(tail, story, said.text))))
    if talk.in_claim is not None:
        talk.session = talk.session.heard(said.message, ref)
        remember_part(talk, said, ref)
    if (part := units(said.text)) >= LONG:
        _remember(talk, Tail(said.message, said.at, ref.key, ref.item, part))
        talk.show_later(SECONDS)


def _remember(talk: Talk, tail: Tail) -> None:
    talk.session = talk.session._replace(tail=tail)


def _glued(tail: Tail, story: str, text: str) -> str:
    """Cut at the limit, the text was cut anywhere; before it, at a space or a line break, which is gone. Who has not
    begun a new line so far has hardly begun one there."""
    if tail.part >= _WHOLE:
        return story + text
    return story + ("\n" if "\n" in story and story.rstrip().endswith(_SENTENCE_ENDS) else " ") + text
