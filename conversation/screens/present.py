"""The screen that a person has before them: of the claim, or of the menus outside."""

from __future__ import annotations

from functools import partial

from conversation.claims.following import finder_of
from conversation.claims.signing import SIGN, sign_view
from conversation.reminding import SCREENS, reminding_view
from conversation.screens.menus import menu_view
from conversation.screens.showing import Standing, claim_view, listed_claims, with_doubt
from conversation.talk import Talk
from dialogs.engine.views import View


def screen_before(talk: Talk) -> View:
    """The screen at the beginning of the turn, on which whatever the person did has its meaning."""
    if talk.shown is None:
        talk.shown = present_view(talk)
    return talk.shown


def present_view(talk: Talk) -> View:
    """The present screen."""
    writing = talk.in_claim
    if writing is None:
        name = talk.session.menu or "claims"
        current = talk.session.claim if talk.writing else ""
        if name == SIGN:
            return sign_view(current, talk.language)
        if name in SCREENS:
            return reminding_view(talk.work, talk.user, name, current, talk.language)
        claims = listed_claims(talk.work, talk.user, talk.today, talk.language)
        finder = partial(finder_of, talk.work, talk.user, talk.limits.closed)
        return menu_view(name, claims, current, talk.limits.closed, talk.language, finder)
    path = talk.path(writing)
    closed, refusal = talk.limits.closed, talk.refusal
    at = Standing(talk.work, talk.user, writing, path, talk.today, talk.language, closed, refusal)
    view = claim_view(at, talk.outcome, partial(talk.known, writing))
    doubt = talk.session.tail is not None and talk.session.tail.doubt
    return with_doubt(view, talk.language) if doubt else view
