"""The screen that a person has before them: of the claim, or of the menus outside."""

from __future__ import annotations

from functools import partial

from conversation.claims.following import finder_of
from conversation.claims.signing import sign_view
from conversation.handshakes.help_screens import for_helper, helped_claims_view
from conversation.handshakes.screens import handshake_view
from conversation.people.screens import people_view
from conversation.privacy.leaving import left_view
from conversation.privacy.page import privacy_view
from conversation.privacy.returning import back_view
from conversation.privacy.sweeping import sweep_view
from conversation.privacy.telling import with_privacy
from conversation.reminding import SCREENS, has_drafts, reminding_view
from conversation.review.reads import seen_by
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
    """The present screen, with what privacy asks for."""
    view = _view(talk)
    return with_privacy(talk, for_helper(talk, view) if talk.help is not None else view)


def _view(talk: Talk) -> View:
    writing = talk.in_claim
    if writing is None and talk.help is not None and talk.session.menu.partition(":")[0] in ("", "claims"):
        return helped_claims_view(talk)
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
                read = sum(seen.times for seen in seen_by(talk.work, talk.user, talk.language))
                drafts = has_drafts(talk.work, talk.user)
                return privacy_view(talk.limits.keeping, read, drafts, current, talk.language)
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
    doubt = talk.session.tail is not None and bool(talk.session.tail.doubt)
    at = Standing(
        talk.work,
        talk.user,
        writing,
        path,
        talk.today,
        talk.language,
        lambda: talk.closed,
        talk.refusal,
        doubt,
    )
    view = claim_view(at, talk.outcome, partial(talk.known, writing))
    whose = called_for(writing.form, path)
    return with_its_review(talk, writing, view._replace(whose=whose) if whose != view.whose else view)
