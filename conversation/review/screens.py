"""The screens of a review, and what a review adds to the screens of a claim."""

from __future__ import annotations

from datetime import date

from conversation.claims.writing import Writing
from conversation.commands import OpenMenu
from conversation.review.asking import ASK, asking_view
from conversation.review.mending import REMARK, Mending, remark_view, with_remarks
from conversation.review.reads import READS, reads_view
from conversation.review.staff_door import DOOR, door_view
from conversation.review.status import status_view
from conversation.review.terms import Terms, staffed
from dialogs.engine.answers import Screen
from dialogs.engine.views import Action, View
from dialogs.finder.life import FINDER
from dialogs.language import N_, Language
from storage import Share, User, Work

_OFFERED_ON = (Screen.TASKS, Screen.CHECK, Screen.DONE)


def is_review(name: str) -> bool:
    """Whether a screen of that name is drawn here."""
    return name.partition(":")[0].partition(".")[0] == ASK


def review_view(
    work: Work,
    user: User,
    writing: Writing | None,
    name: str,
    *,
    share: Share | None,
    mending: Mending | None,
    terms: Terms | None,
    today: date,
    language: Language,
) -> View | None:
    """The screen of that name; None where there is nothing to show, as when the claim is gone."""
    base = name.partition(":")[0]
    if base == READS:
        return reads_view(work, user, name, language)
    if base == DOOR:
        return door_view(name, language)
    if terms is None or writing is None or writing.form.code == FINDER.code:
        return None
    if base == REMARK:
        return remark_view(mending, name, language) if mending else None
    if share is None:
        return asking_view(work, user, writing, name, terms, today, language) if staffed(work) else None
    return status_view(work, writing, share, name, terms, language)


def with_review(
    work: Work, writing: Writing, view: View, share: Share | None, mending: Mending | None, language: Language
) -> View:
    """A screen of the claim with the way to its review, and a remarked question with its remark."""
    if mending is not None:
        view = with_remarks(view, mending, language)
    if view.place.screen not in _OFFERED_ON or writing.form.code == FINDER.code:
        return view
    if share is None and not staffed(work):
        return view
    label = N_("Перевірка заяви") if share is not None else N_("Попросити перевірити")
    return view._replace(bottom=(*view.bottom, Action(language.text(label), OpenMenu(ASK))))
