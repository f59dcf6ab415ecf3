"""What a person does about a review, inside their turn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conversation.review.mending import (
    AnswerRemark,
    Mending,
    NextRemark,
    answered,
    mending_of,
    menu_of,
    place_of,
)
from conversation.review.reads import READS
from conversation.review.screens import review_view, with_review
from conversation.review.sharing import SHARE, ShareClaim, TakeBack, share_claim, take_back
from conversation.review.staff_door import LetIn, let_in
from conversation.review.wish import Wish

from conversation.claims.writing import Writing
from conversation.commands import OpenMenu
from dialogs.engine.commands import Command, GoTo
from dialogs.engine.step import Outcome
from dialogs.engine.views import Action, View
from dialogs.language import N_

if TYPE_CHECKING:
    from conversation.talk import Talk


def reviewed(talk: Talk, command: Command) -> bool:
    """Carry out a command about a review; whether it was one."""
    match command:
        case ShareClaim(wish):
            _share(talk, wish)
        case TakeBack():
            if talk.writing is not None and take_back(talk.work, talk.user, talk.writing.claim.id):
                talk.tell(N_("Заяву забрано з перевірки. Копію знищено."))
            talk.session = replace(talk.session, menu="" if talk.writing else "claims")
        case NextRemark():
            _next_remark(talk)
        case AnswerRemark(id):
            mending = mending_in(talk, talk.writing)
            for remark, _ in mending.remarks if mending else ():
                if remark.id == id:
                    talk.work.remarks.answer(remark)
            _next_remark(talk)
        case LetIn(code):
            let_in(talk, code)
        case _:
            return False
    return True


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
    if talk.limits.review is None:
        return view
    share = talk.work.shares.of_claim(writing.claim.id)
    mending = mending_of(talk.work, talk.user, writing, share, talk.path(writing))
    return with_review(talk.work, writing, view, share, mending, talk.language)


def with_reads(talk: Talk, view: View) -> View:
    """The list of claims with the way to who saw them, once somebody could."""
    if talk.limits.review is None or not talk.work.shares.of_user(talk.user.id):
        return view
    seen = Action(talk.language.text(N_("Хто бачив мої заяви")), OpenMenu(READS))
    return replace(view, bottom=(*view.bottom, seen))


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
    return replace(outcome, draft=outcome.draft.at(place)), ""


def mending_in(talk: Talk, writing: Writing | None) -> Mending | None:
    """What is to be mended in the claim."""
    if talk.limits.review is None or writing is None:
        return None
    share = talk.work.shares.of_claim(writing.claim.id)
    return mending_of(talk.work, talk.user, writing, share, talk.path(writing))


def _share(talk: Talk, wish: str) -> None:
    """The copy for reviewers is made beside the conversation; the screen says how it stands."""
    if talk.writing is None or talk.limits.review is None:
        talk.session = replace(talk.session, menu="claims")
        return
    share_claim(talk.work, talk.user, talk.writing, Wish.load(wish), talk.limits.review)
    talk.wake(SHARE)
    talk.session = replace(talk.session, menu="review")


def _next_remark(talk: Talk) -> None:
    mending = mending_in(talk, talk.writing)
    if mending is None or mending.first is None:
        talk.session = replace(talk.session, menu="review")
    elif (place := place_of(mending.first)) is not None:
        talk.do(GoTo(place))
    else:
        talk.session = replace(talk.session, menu=menu_of(mending.first))
