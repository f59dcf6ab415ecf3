"""The screen that a person has before them: of the claim, or of the menus outside."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from conversation.claims.following import finder_of
from conversation.handshakes.help_screens import for_helper, helped_claims_view
from conversation.handshakes.screens import handshake_view
from conversation.people.screens import people_view
from conversation.reminding import SCREENS, reminding_view
from conversation.review.screens import is_review
from conversation.review.showing import view_of_review, with_its_review, with_reads
from conversation.screens.menus import menu_view
from conversation.screens.showing import Standing, claim_view, listed_claims
from conversation.talk import Talk
from dialogs.engine.views import View
from dialogs.engine.whom import called_for


def screen_before(talk: Talk) -> View:
    """The screen at the beginning of the turn, on which whatever the person did has its meaning."""
    if talk.shown is None:
        talk.shown = present_view(talk)
    return talk.shown


def present_view(talk: Talk) -> View:
    """The present screen."""
    return for_helper(talk, _view(talk)) if talk.help is not None else _view(talk)


def _view(talk: Talk) -> View:
    writing = talk.in_claim
    if writing is None and talk.help is not None and talk.session.menu.partition(":")[0] in ("", "claims"):
        return helped_claims_view(talk)
    if writing is None:
        name = talk.session.menu or "claims"
        current = talk.session.claim if talk.writing else ""
        if name in SCREENS:
            return reminding_view(talk.work, talk.user, name, current, talk.language)
        if is_review(name) and (view := view_of_review(talk, name)) is not None:
            return view
        if (view := people_view(talk) or handshake_view(talk)) is not None:
            return view
        claims = listed_claims(talk.work, talk.user, talk.today, talk.language)
        finder = partial(finder_of, talk.work, talk.user, talk.closed)
        view = menu_view(name, claims, current, talk.closed, talk.language, finder)
        return with_reads(talk, view) if name.startswith("claims") else view
    path = talk.path(writing)
    closed, refusal = talk.closed, talk.refusal
    doubt = talk.session.tail is not None and bool(talk.session.tail.doubt)
    at = Standing(talk.work, talk.user, writing, path, talk.today, talk.language, closed, refusal, doubt)
    view = claim_view(at, talk.outcome, partial(talk.known, writing))
    return with_its_review(talk, writing, replace(view, whose=called_for(writing.form, path)))
