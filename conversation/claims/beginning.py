"""A new claim: bound to the present form, and with whom it is for in it already, where that is known."""

from __future__ import annotations

from datetime import date

from conversation.claims.asked_before import told_by_finder
from conversation.claims.following import claim_about
from conversation.claims.offering import told_elsewhere
from conversation.claims.writing import Writing, open_claim, save_claim
from conversation.people.adopting import adopt, writer_of
from conversation.people.beside import beside
from conversation.people.records import Record, record_of, records_of, told_by_records
from dialogs.engine.answers import PERSON, Draft, Ref
from dialogs.engine.facts import Stands
from dialogs.engine.form import Form
from dialogs.engine.path import Trace
from dialogs.engine.sharing import IDENTITY, Offer, offers, taken
from dialogs.finder.life import FINDER, SELF
from dialogs.finder.proposals import begun
from dialogs.language import KYIV
from dialogs.programmes import conversations
from storage import User, Work


def begin_claim(work: Work, user: User, code: str, about: str, source: Writing | None = None) -> Writing:
    """Start a claim, or give the draft that there is: one finder for a person, one draft for each category and person
    that was named.

    about   whom it is for: the id on the finder's list, or of their record; "" if that is still to be asked

    Who the claim is for is taken over at once, since the same writer said it of the same person; so it is if the claim
    was begun from another (`source`) for the same person; and so is what the finder was told in so many words, unless
    it is a second claim of its sort. What else is known is only offered (`known_to`).
    """
    form = conversations()[code]
    adopt(work, user)
    record = _meant(work, user, form, about, source)
    if source is not None:
        about = record.id if record else ""
    if found := _begun_before(work, user, code, about, record):
        return found
    person = record.id if record else ""
    heads = [head for head in work.claims.list(user) if head.form == code]
    second = any(not person or head.person in ("", person) for head in heads)
    claim = work.claims.create(
        user, code, form.fingerprint, about, numbered=code != FINDER.code, person=person
    )
    work.audit.record(user, claim.id, "claim.begun")
    writing = Writing(claim, form, Draft())
    if code == FINDER.code:
        return save_claim(work, user, writing, begun())
    named = writing._replace(draft=for_person(writing, record, _today(work))) if record else writing
    sure = [offer for offer in known_to(work, user, named) if offer.sure and not second]
    draft = taken(named.draft, sure)
    return save_claim(work, user, writing, draft) if draft.answers else writing


def for_person(writing: Writing, record: Record, today: date) -> Draft:
    """The draft of a claim that says whom it is for, and nothing of who files it."""
    known = offers(
        writing.form, writing.draft, record.about, told_by_records([record]), today, writing.claim.id
    )
    chosen = [offer for offer in known if offer.asks.fact and offer.asks.fact.name in IDENTITY]
    return taken(writing.draft, _of_the_claim(writing.form, chosen))


def _meant(work: Work, user: User, form: Form, about: str, source: Writing | None) -> Record | None:
    """Whom the claim will be for; None while that is open, and for the writer's own claim that another one led to."""
    records = records_of(work, user)
    if source is not None:
        head = work.claims.get(user, source.claim.id)
        record = next((one for one in records if head and one.id == head.person), None)
        return record if form.filing and record and not record.is_writer else None
    if about == SELF:
        return writer_of(work, user)
    return next((one for one in records if about and about in (one.id, one.item)), None)


def _begun_before(work: Work, user: User, code: str, about: str, record: Record | None) -> Writing | None:
    if record is not None:
        for head in work.claims.list(user):
            if head.form == code and head.person == record.id:
                return open_claim(work, user, head.id)
    return claim_about(work, user, code, about) if about or code == FINDER.code else None


def _of_the_claim(form: Form, known: list[Offer]) -> list[Offer]:
    """Who the claim is for, and nothing of who files it."""
    own = {role.name for role in form.cast if role.stands in (Stands.BEGUN_FOR, Stands.FILED_FOR)}
    return [offer for offer in known if offer.asks.fact and offer.asks.fact.of in own]


def known_to(work: Work, user: User, writing: Writing, path: Trace | None = None) -> tuple[Offer, ...]:
    """What the person's other claims know of this one's questions. `path` is that of the claim, if it is at hand."""
    if writing.form.code in (FINDER.code, PERSON):
        return ()
    record = record_of(work, user, writing.claim.person)
    about = record.about if record else ""
    told = told_elsewhere(work, user, writing.claim.id)
    others = beside(work, user, writing.form.code)
    today = _today(work)
    elsewhere = offers(writing.form, writing.draft, about, told, today, writing.claim.id, others, path)
    return _with(told_by_finder(work, user, writing, record, today), elsewhere, writing.form)


def _with(asked: tuple[Offer, ...], elsewhere: tuple[Offer, ...], form: Form) -> tuple[Offer, ...]:
    """What the finder asked, beside what claims know. A claim asks more closely: where it says otherwise, it counts."""
    found = {offer.asks.key: offer for offer in elsewhere}
    for offer in asked:
        known = found.get(offer.asks.key)
        if known is None or _says(known) == _says(offer):
            found[offer.asks.key] = offer
    everything = (*form.questions, *form.repeats)
    return tuple(found[key] for key in everything if key in found)


def _says(offer: Offer) -> object:
    return offer.answers[Ref(offer.asks.key)].value


def with_known(writing: Writing, chosen: tuple[Offer, ...]) -> Draft:
    """The draft with these facts, going on at the next question."""
    draft = taken(writing.draft, chosen)
    return draft._replace(attempt=None)


def _today(work: Work) -> date:
    return work.now.astimezone(KYIV).date()
