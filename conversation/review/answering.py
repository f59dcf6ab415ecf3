"""A claim that was returned, inside a turn: which remarks wait, and where the step that answers one leads."""

from __future__ import annotations

from conversation.claims.writing import Writing
from conversation.review.mending import Mending, answered, mending_of, menu_of, place_of
from conversation.talk import Talk
from dialogs.engine.commands import Command
from dialogs.engine.step import Outcome


def remarked(talk: Talk) -> bool:
    """Whether the claim has remarks that wait for an answer."""
    mending = mending_in(talk, talk.writing)
    return mending is not None and bool(mending.remarks)


def mended(talk: Talk, writing: Writing, command: Command, outcome: Outcome) -> tuple[Outcome, str]:
    """A step in a claim that was returned leads to the next remark; the screen outside the claim is named, if it is
    one."""
    mending = mending_in(talk, writing)
    if mending is None or not mending.remarks:
        return outcome, ""
    left = answered(talk.work, mending, writing.draft, command, outcome)
    if len(left.remarks) == len(mending.remarks):
        return outcome, ""
    if left.first is None:
        return outcome, "review"
    place = place_of(left.first)
    if place is None:
        return outcome, menu_of(left.first)
    return outcome._replace(draft=outcome.draft.at(place)), ""


def mending_in(talk: Talk, writing: Writing | None) -> Mending | None:
    """What is to be mended in the claim. Remarks are for the person, not for who types for them: they may be about a
    part that is closed to helpers."""
    if talk.limits.review is None or writing is None or talk.help is not None:
        return None
    share = talk.work.shares.of_claim(writing.claim.id)
    return mending_of(talk.work, talk.user, writing, share, talk.path(writing))
