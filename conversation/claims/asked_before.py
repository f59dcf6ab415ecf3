"""What the finder asked already, in other words, of whoever a claim is about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from conversation.claims.writing import Writing, open_claim
from conversation.people.records import Record
from dialogs.engine.facts import WRITER
from dialogs.engine.path import item_ids
from dialogs.engine.sharing import Claim, Offer, Told
from dialogs.finder.life import FINDER, PEOPLE, SELF
from dialogs.finder.telling import told_before
from storage import User, Work


def told_by_finder(
    work: Work, user: User, writing: Writing, record: Record | None, today: date
) -> tuple[Offer, ...]:
    """What the finder was told of this claim's questions; `record` is the person it is for, if that is known."""
    if not any(sign.tells for sign in writing.form.signs):
        return ()
    head = next((head for head in work.claims.list(user) if head.form == FINDER.code), None)
    finder = open_claim(work, user, head.id) if head else None
    if finder is None:
        return ()
    items = _about(writing, record, item_ids(finder.draft.answers, PEOPLE), today)
    source = f"{finder.claim.id}@{record.item if record else ''}"
    return told_before(finder.form, finder.draft, items, writing.form, writing.draft, today, source)


def _about(writing: Writing, record: Record | None, listed: Collection[str], today: date) -> Collection[str]:
    """Whom of the finder's list the claim may be about: the person it is for; the writer, where nobody files for
    another; anybody, where it is about somebody who is not on the list."""
    if record is not None:
        return [item for item in listed if item == record.item]
    if writing.form.for_whom is not None:
        return ()
    writers = Claim(Told(writing.form, writing.draft, ""), today).person == WRITER
    return [item for item in listed if item == SELF or not writers]
