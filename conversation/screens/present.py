"""The screen that a person has before them: of the claim, or of the menus outside."""

from __future__ import annotations

from functools import partial

from conversation.claims.following import finder_of
from conversation.claims.signing import sign_view
from conversation.privacy.happened import reads
from conversation.privacy.leaving import left_view
from conversation.privacy.page import privacy_view
from conversation.privacy.returning import back_view
from conversation.privacy.sweeping import sweep_view
from conversation.privacy.telling import with_privacy
from conversation.reminding import SCREENS, has_drafts, reminding_view
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
    """The present screen, with what privacy asks for."""
    return with_privacy(talk, _present_view(talk))


def _present_view(talk: Talk) -> View:
    writing = talk.in_claim
    if writing is None:
        name = talk.session.menu or "claims"
        current = talk.session.claim if talk.writing else ""
        match name:
            case "sign":
                return sign_view(current, talk.language)
            case "left":
                return left_view(talk.language)
            case "back":
                return back_view(current, talk.language)
            case "sweep":
                return sweep_view(talk.wishes, current, talk.language)
            case "privacy":
                drafts, read = has_drafts(talk.work, talk.user), reads(talk.work.history.of(talk.user))
                return privacy_view(talk.limits.keeping, read, drafts, current, talk.language)
        if name in SCREENS:
            return reminding_view(talk.work, talk.user, name, current, talk.language)
        claims = listed_claims(talk.work, talk.user, talk.today, talk.language)
        finder = partial(finder_of, talk.work, talk.user, talk.limits.closed)
        return menu_view(name, claims, current, talk.limits.closed, talk.language, finder)
    path = talk.path(writing)
    closed, refusal = talk.limits.closed, talk.refusal
    doubt = talk.session.tail is not None and bool(talk.session.tail.doubt)
    at = Standing(talk.work, talk.user, writing, path, talk.today, talk.language, closed, refusal, doubt)
    return claim_view(at, talk.outcome, partial(talk.known, writing))
