"""A new claim: bound to the present form, with what the finder knows in it already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.conversation.following import claim_about
from bot.conversation.offering import told_elsewhere
from bot.conversation.writing import Writing, save_claim
from dialogs.engine.answers import Draft
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import begun
from dialogs.forms import conversations
from dialogs.language import KYIV
from dialogs.sharing import Offer, offers, taken
from storage import User, Work


def begin_claim(work: Work, user: User, code: str, about: str) -> Writing:
    """Start a claim, or give the draft that there is: one finder for a person, one draft for each category and member
    of the household that the finder named.

    What the finder was told is taken over at once, since the same person said it of the same person; what stands in
    other claims is only offered (`known_to`).
    """
    form = conversations()[code]
    unique = about or code == FINDER.code
    if unique and (found := claim_about(work, user, code, about)):
        return found
    claim = work.claims.create(user, code, form.fingerprint, about)
    work.audit.record(user, claim.id, "claim.begun")
    writing = Writing(claim, form, Draft())
    if code == FINDER.code:
        return save_claim(work, user, writing, begun())
    if about:
        finder = [told for told in told_elsewhere(work, user, claim.id) if told.form.code == FINDER.code]
        known = offers(form, writing.draft, about, finder, _today(work))
        return save_claim(work, user, writing, taken(writing.draft, known))
    return writing


def known_to(work: Work, user: User, writing: Writing) -> tuple[Offer, ...]:
    """What the person's other claims know of this one's questions."""
    if writing.form.code == FINDER.code:
        return ()
    told = told_elsewhere(work, user, writing.claim.id)
    return offers(writing.form, writing.draft, writing.claim.about, told, _today(work))


def with_known(writing: Writing, chosen: tuple[Offer, ...]) -> Draft:
    """The draft with these facts, going on at the next question."""
    draft = taken(writing.draft, chosen)
    return replace(draft, attempt=None)


def _today(work: Work) -> date:
    return work.now.astimezone(KYIV).date()
