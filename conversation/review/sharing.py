"""Sharing a claim with reviewers and taking it back: what lies in the database. The copy itself is made beside the
conversation, since it needs the keys of the files (`bot/jobs/sharing.py`)."""

from __future__ import annotations

from dataclasses import dataclass

from conversation.claims.writing import Writing
from conversation.review.terms import Terms
from conversation.review.wish import Wish
from dialogs.engine.commands import Command
from dialogs.review.closed import sensitive
from storage import Share, User, Work

SHARE, NOTICE = "share", "notice"
"""The kinds of job: the copy is made; the applicant hears of a step, for which the desk asks. Their key is the
claim."""


@dataclass(frozen=True, slots=True)
class ShareClaim(Command):
    """Show the claim to reviewers, as the wish says (see `Wish.dump`); again, if it is shown already."""

    wish: str


@dataclass(frozen=True, slots=True)
class TakeBack(Command):
    """Nobody is to see the claim any more."""


def share_claim(work: Work, user: User, writing: Writing, wish: Wish, terms: Terms) -> Share:
    """Ask for a check; the copy is made next. A later one of the same share replaces what the reviewer sees."""
    claim, form = writing.claim, writing.form
    share = work.shares.ask(
        user,
        claim.id,
        form=form.code,
        language=user.language,
        sensitive=sensitive(form),
        sex=wish.sex,
        wish=wish.dump(),
        lasts=terms.lasts,
    )
    work.audit.record(user, claim.id, "review.asked", [f"open.{key}" for key in wish.opened])
    work.jobs.ask(SHARE, claim.id, user.id)
    return share


def take_back(work: Work, user: User, claim_id: str) -> bool:
    """Destroy the copies and their key; whether there were any."""
    ended = work.shares.end_all_of(claim_id=claim_id)
    work.jobs.drop(SHARE, claim_id)
    if ended:
        work.audit.record(user, claim_id, "review.withdrawn")
    return bool(ended)


def end_what_is_over(work: Work) -> int:
    """Shares end by themselves when their time has come; how many did."""
    over = work.shares.over()
    for share in over:
        work.shares.end(share.id)
        work.audit.record(share.user_id, share.claim_id, "review.expired")
    return len(over)
