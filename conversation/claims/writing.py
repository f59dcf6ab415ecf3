"""A claim being written, between its rows in storage and its draft in the engine."""

from __future__ import annotations

from typing import NamedTuple

from conversation.people.records import as_claim, record_of, save_record
from conversation.reading import READERS
from dialogs.engine.answers import PERSON, Draft
from dialogs.engine.form import Form
from dialogs.engine.records import dump_answer, dump_cursor, load_draft
from dialogs.engine.step import changes
from dialogs.people.record import RECORD
from dialogs.programmes import form_of
from storage import Claim, User, Work

HANDED = "handed"
"""The status of a claim that its person has taken over: it is closed here."""

_STATUSES = frozenset({"draft", "confirmed", "delivered", "filed", "returned", HANDED})
"""Of any other nobody knows what it would mean; a draft can become each of them."""


class Writing(NamedTuple):
    """A claim with the form it was begun with and its draft."""

    claim: Claim
    form: Form
    draft: Draft


def open_claim(work: Work, user: User, claim_id: str) -> Writing | None:
    """The claim, if it is this person's and its form is known; or the record of somebody, which is written like one."""
    claim = work.claims.get(user, claim_id) if claim_id else None
    if claim is None:
        record = record_of(work, user, claim_id)
        return Writing(as_claim(record), RECORD, record.draft) if record else None
    form = form_of(claim.form, claim.fingerprint)
    if form is None:
        return None
    if not READERS["claims.place"](claim.place):
        work.claims.put_column_aside(user.id, claim_id, "place", "place.unread")
    if not READERS["claims.filing"](claim.filing):
        work.claims.put_column_aside(user.id, claim_id, "filing", "filing.unread")
        claim = claim._replace(filing="")
    if claim.status not in _STATUSES:
        claim = claim._replace(status="draft")
    draft = load_draft(form, claim.place, claim.answers)
    for ref in draft.unread:
        work.claims.put_aside(user.id, claim_id, ref.key, ref.item, "answer.unread")
    return Writing(claim, form, draft)


def save_claim(work: Work, user: User, writing: Writing, draft: Draft) -> Writing:
    """Write what changed, and note which questions were touched, never what was said."""
    claim = writing.claim
    if writing.form.code == PERSON:
        return writing._replace(claim=save_record(work, user, claim, draft), draft=draft)
    changed, place = changes(writing.draft, draft), dump_cursor(draft)
    rev = work.claims.save(
        user,
        claim.id,
        claim.rev,
        place if place != claim.place else None,
        {
            (ref.key, ref.item): dump_answer(writing.form, ref, answer) if answer is not None else None
            for ref, answer in changed.items()
        },
    )
    if changed:
        work.audit.record(user, claim.id, "answers.changed", [ref.key for ref in changed])
    return Writing(claim._replace(rev=rev, place=place, updated_at=work.now), writing.form, draft)
