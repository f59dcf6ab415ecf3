"""A new claim: bound to the present form, with what the finder knows in it already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from conversation.claims.following import claim_about
from conversation.claims.offering import told_elsewhere
from conversation.claims.writing import Writing, save_claim
from dialogs.engine.answers import Draft
from dialogs.engine.facts import WRITER, Stands
from dialogs.engine.schema import Form
from dialogs.engine.sharing import IDENTITY, Claim, Offer, Told, offers, taken
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import begun
from dialogs.language import KYIV
from dialogs.programmes import conversations
from storage import User, Work


def begin_claim(work: Work, user: User, code: str, about: str, source: Writing | None = None) -> Writing:
    """Start a claim, or give the draft that there is: one finder for a person, one draft for each category and member
    of the household that was named.

    What the finder was told is taken over at once, since the same person said it of the same person, and so is who the
    claim is for if it was begun from another (`source`) for the same person. What else stands in other claims is only
    offered (`known_to`).
    """
    form = conversations()[code]
    if source is not None:
        about = _person(source, _today(work)) if form.filing else ""
    unique = about or code == FINDER.code
    if unique and (found := claim_about(work, user, code, about)):
        return found
    claim = work.claims.create(user, code, form.fingerprint, about, numbered=code != FINDER.code)
    work.audit.record(user, claim.id, "claim.begun")
    writing = Writing(claim, form, Draft())
    if code == FINDER.code:
        return save_claim(work, user, writing, begun())
    if about:
        told = told_elsewhere(work, user, claim.id)
        sure = [one for one in told if one.form.code == FINDER.code or (source and one.id == source.claim.id)]
        known = offers(form, writing.draft, about, sure, _today(work), claim.id)
        chosen = [offer for offer in known if offer.asks.fact and offer.asks.fact.name in IDENTITY]
        return save_claim(work, user, writing, taken(writing.draft, _of_the_claim(form, chosen)))
    return writing


def _person(source: Writing, today: date) -> str:
    """For whom a claim is that is begun from another; "" for the writer, of whom nobody need be told."""
    claim = source.claim
    person = Claim(Told(source.form, source.draft, claim.about, claim.id), today).person
    return claim.about if person == WRITER else person


def _of_the_claim(form: Form, known: list[Offer]) -> list[Offer]:
    """Who the claim is for, and nothing of who files it."""
    own = {role.name for role in form.cast if role.stands in (Stands.BEGUN_FOR, Stands.FILED_FOR)}
    return [offer for offer in known if offer.asks.fact and offer.asks.fact.of in own]


def known_to(work: Work, user: User, writing: Writing) -> tuple[Offer, ...]:
    """What the person's other claims know of this one's questions."""
    if writing.form.code == FINDER.code:
        return ()
    told = told_elsewhere(work, user, writing.claim.id)
    return offers(writing.form, writing.draft, writing.claim.about, told, _today(work), writing.claim.id)


def with_known(writing: Writing, chosen: tuple[Offer, ...]) -> Draft:
    """The draft with these facts, going on at the next question."""
    draft = taken(writing.draft, chosen)
    return replace(draft, attempt=None)


def _today(work: Work) -> date:
    return work.now.astimezone(KYIV).date()
