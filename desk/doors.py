"""The only way to what is in a share. Whoever comes through is checked against the rules, and what they open is in the
log, which the applicant sees, in the same transaction.

Nothing else of the desk asks `work.shares` for a copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from desk import rules
from dialogs.review.copy import CopiedFile, Copy
from storage import Damaged, Erased, Remark, Share, Staff, Work

READ, FILE, PLAYED = "review.read", "review.file", "review.played"


@dataclass(frozen=True, slots=True)
class Opened:
    """A share in somebody's hand: the last round, the one before it if there is one, and the remarks."""

    share: Share
    copy: Copy
    before: Copy | None
    remarks: tuple[Remark, ...]
    newer: bool


def find(work: Work, staff: Staff, share_id: str) -> Share:
    """A share that may be this reviewer's, without what is in it. Raises `Refused`."""
    rules.reviews(staff)
    share = work.shares.get(share_id)
    theirs = share is not None and work.queue.theirs(staff, share)
    return rules.readable(share, theirs, work.now)


def held(work: Work, staff: Staff, share_id: str) -> Share:
    """The same, in their hand. Raises `Refused`."""
    return rules.in_hand(find(work, staff, share_id), staff, work.now)


def read(work: Work, staff: Staff, share_id: str) -> Opened:
    """Open a draft. Raises `Refused`, also when it was taken back at this moment: its key is gone then."""
    share = held(work, staff, share_id)
    try:
        copy = Copy.load(work.shares.body(share, share.round))
        before = Copy.load(work.shares.body(share, share.round - 1)) if share.round > 1 else None
        remarks = tuple(work.remarks.of(share))
    except (Erased, Damaged):
        raise rules.gone() from None
    work.audit.record(share.user_id, share.claim_id, READ, [f"round.{share.round}"], actor=staff.id)
    return Opened(share, copy, before, remarks, work.shares.newer(share))


def file(work: Work, staff: Staff, share_id: str, file_id: str, *, event: str = FILE) -> CopiedFile:
    """A file of the last round, or of the one before it, with the key that opens it. Raises `Refused`."""
    share = held(work, staff, share_id)
    for number in range(share.round, max(0, share.round - 2), -1):
        try:
            found = Copy.load(work.shares.body(share, number)).file(file_id)
        except (Erased, Damaged):
            raise rules.gone() from None
        if found is not None:
            work.audit.record(share.user_id, share.claim_id, event, [f"file.{found.number}"], actor=staff.id)
            return found
    raise rules.gone()


def stands_in(work: Work, staff: Staff, share_id: str, key: str, item: str, file: str) -> Share:
    """The draft in their hand, if its last round holds this answer or file; nothing is shown. Raises `Refused`."""
    share = held(work, staff, share_id)
    try:
        copy = Copy.load(work.shares.body(share, share.round))
    except (Erased, Damaged):
        raise rules.gone() from None
    if (key and copy.line(key, item) is None) or (file and copy.file(file) is None):
        raise rules.gone()
    return share


def has_closed(work: Work, share: Share) -> bool:
    """Whether parts of the last round are closed; the approval says so."""
    try:
        return Copy.load(work.shares.body(share, share.round)).closed
    except (Erased, Damaged):
        raise rules.gone() from None


def remarks(work: Work, staff: Staff, share_id: str) -> tuple[Share, tuple[Remark, ...]]:
    """What is remarked so far, for whoever has the draft. Raises `Refused`."""
    share = held(work, staff, share_id)
    try:
        return share, tuple(work.remarks.of(share))
    except (Erased, Damaged):
        raise rules.gone() from None
