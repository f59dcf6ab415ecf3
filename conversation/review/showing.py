"""What a person sees of a review: its own screens, and what it adds to those of the claim."""

from __future__ import annotations

from conversation.claims.writing import Writing
from conversation.commands import OpenMenu
from conversation.review.answering import mending_in
from conversation.review.mending import mending_of
from conversation.review.reads import READS
from conversation.review.screens import review_view, with_review
from conversation.talk import Talk
from dialogs.engine.views import Action, View
from dialogs.language import N_


def view_of_review(talk: Talk, name: str) -> View | None:
    """The screen of that name; None where there is nothing to show."""
    writing = talk.writing
    share = talk.work.shares.of_claim(writing.claim.id) if writing else None
    return review_view(
        talk.work,
        talk.user,
        writing,
        name,
        share=share,
        mending=mending_in(talk, writing),
        terms=talk.limits.review,
        today=talk.today,
        language=talk.language,
    )


def with_its_review(talk: Talk, writing: Writing, view: View) -> View:
    """A screen of the claim with what its review adds."""
    if talk.limits.review is None or talk.help is not None:
        return view
    share = talk.work.shares.of_claim(writing.claim.id)
    mending = mending_of(talk.work, talk.user, writing, share, talk.path(writing))
    return with_review(talk.work, writing, view, share, mending, talk.language)


def with_reads(talk: Talk, view: View) -> View:
    """The list of claims with the way to who saw them, once somebody could."""
    if talk.limits.review is None or talk.help is not None or not talk.work.shares.of_user(talk.user.id):
        return view
    seen = Action(talk.language.text(N_("Хто бачив мої заяви")), OpenMenu(READS))
    return view._replace(bottom=(*view.bottom, seen))
