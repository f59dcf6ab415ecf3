"""Which message is which part of a long story: one that comes again is no answer, and one that was edited is changed in
its place, with all the others around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conversation.happenings import Edited, Said
from conversation.session import Part, Story, fingerprint
from dialogs.engine.answers import Ref
from dialogs.engine.look.wording import units

if TYPE_CHECKING:
    from conversation.talk import Talk

LONG = 2000
"""Units from which on a text may be a part of a longer one (Desktop looks for a place to cut in the second half of what
a message holds), and from which on nobody types the same words again."""
SECONDS = 3
"""So soon the next part follows."""


def story_of(talk: Talk, ref: Ref) -> str:
    """What the parts so far make together; empty where it is no text."""
    assert talk.writing is not None
    draft = talk.writing.draft
    if draft.attempt is not None and draft.attempt.ref == ref:
        return draft.attempt.text
    answer = draft.answers.get(ref)
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def remember_part(talk: Talk, said: Said, ref: Ref) -> None:
    """The story ends in this text now; it is a new one if nothing of it is known."""
    known, whole = talk.session.story, story_of(talk, ref)
    part = Part(said.message, fingerprint(said.text), len(whole) - len(said.text), len(whole))
    goes_on = known is not None and (known.claim, known.ref) == (talk.session.claim, ref) and part.start > 0
    parts = known.parts if known is not None and goes_on else ()
    story = Story(talk.session.claim, ref.key, ref.item, said.at, (*parts, part))
    talk.session = talk.session._replace(story=story)


def is_part(talk: Talk, text: str) -> bool:
    """Whether these words are a part of the last story."""
    story = talk.session.story
    if story is None:
        return False
    words = fingerprint(text)
    return any(part.words == words for part in story.parts)


def comes_again(talk: Talk, said: Said) -> bool:
    """Whether a text is a part of the last story, word for word, as of one that was pasted twice."""
    story = talk.session.story
    if story is None or talk.in_claim is None or story.claim != talk.session.claim:
        return False
    words = fingerprint(said.text)
    if not any(part.words == words and part.message != said.message for part in story.parts):
        return False
    just_now = said.at - story.at <= SECONDS and talk.before_screen(said.message)
    if len(story.parts) == 1 or not (just_now or units(said.text) >= LONG):
        return False
    talk.session = talk.session._replace(story=story._replace(at=said.at))
    return True


def edited_part(talk: Talk, edited: Edited, ref: Ref) -> str | None:
    """The whole answer with the edited message in its place; None where that cannot be told any more."""
    story, whole = talk.session.story, story_of(talk, ref)
    of_it = story is not None and (story.claim, story.ref) == (talk.session.claim, ref)
    if story is None or not of_it or len(story.parts) == 1:
        return edited.text
    part = next((part for part in story.parts if part.message == edited.message), None)
    if part is None:
        return edited.text
    # Where an earlier part was edited and the correction taken, everything after it has moved.
    for moved in {0, len(whole) - story.parts[-1].end}:
        start, end = part.start + moved, part.end + moved
        if fingerprint(whole[start:end]) == part.words:
            return whole[:start] + edited.text + whole[end:]
    return None
