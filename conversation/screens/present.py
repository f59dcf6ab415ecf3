"""The screen that a person has before them: of the claim, or of the menus outside."""

from __future__ import annotations

from functools import partial

from conversation.claims.following import finder_of
from conversation.reminding import SCREENS, reminding_view
from conversation.screens.menus import menu_view
from conversation.screens.showing import Standing, claim_view, listed_claims
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
        if name in SCREENS:
            return reminding_view(talk.work, talk.user, name, current, talk.language)
        claims = listed_claims(talk.work, talk.user, talk.today, talk.language)
        finder = partial(finder_of, talk.work, talk.user, talk.closed)
        return menu_view(name, claims, current, talk.closed, talk.language, finder)
    path = talk.path(writing)
    closed, refusal = talk.closed, talk.refusal
    doubt = talk.session.tail is not None and bool(talk.session.tail.doubt)
    at = Standing(talk.work, talk.user, writing, path, talk.today, talk.language, closed, refusal, doubt)
    return claim_view(at, talk.outcome, partial(talk.known, writing))
