"""What a person does about a review, inside their turn."""

from __future__ import annotations

from conversation.claims.stepping import take_step
from conversation.review.answering import mending_in
from conversation.review.mending import AnswerRemark, NextRemark, menu_of, place_of
from conversation.review.sharing import SHARE, ShareClaim, TakeBack, share_claim, take_back
from conversation.review.staff_door import LetIn, let_in
from conversation.review.wish import Wish
from conversation.talk import Talk
from dialogs.engine.commands import Command, GoTo
from dialogs.language import N_


def reviewed(talk: Talk, command: Command) -> bool:
    """Carry out a command about a review; whether it was one."""
    match command:
        case ShareClaim(wish):
            _share(talk, wish)
        case TakeBack():
            if talk.writing is not None and take_back(talk.work, talk.user, talk.writing.claim.id):
                talk.tell(N_("Заяву забрано з перевірки. Копію знищено."))
            talk.session = talk.session._replace(menu="" if talk.writing else "claims")
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


def _share(talk: Talk, wish: str) -> None:
    """The copy for reviewers is made beside the conversation; the screen says how it stands."""
    if talk.writing is None or talk.limits.review is None:
        talk.session = talk.session._replace(menu="claims")
        return
    share_claim(talk.work, talk.user, talk.writing, Wish.load(wish), talk.limits.review)
    talk.wake.add(SHARE)
    talk.session = talk.session._replace(menu="review")


def _next_remark(talk: Talk) -> None:
    mending = mending_in(talk, talk.writing)
    if mending is None or mending.first is None:
        talk.session = talk.session._replace(menu="review")
    elif (place := place_of(mending.first)) is not None:
        take_step(talk, GoTo(place))
    else:
        talk.session = talk.session._replace(menu=menu_of(mending.first))
