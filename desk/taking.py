"""A draft in somebody's hand: taken, renewed, let go, handed over, or handed on because they know the person."""

from __future__ import annotations

from desk import doors, rules
from storage import Conflict, Share, Staff, StorageError, Work

NOTICE = "notice"
"""The kind of job by which the applicant hears of a step; its key is the claim."""


def take(work: Work, staff: Staff, share_id: str) -> Share:
    """Take a draft for half an hour. Raises `Refused`; who has it already is named."""
    share = doors.find(work, staff, share_id)
    holder = share.held(work.now)
    rules.free(share, staff, work.now, name_of(work, holder))
    try:
        taken = work.shares.hold(share, staff, rules.LEASE)
    except Conflict:
        raise rules.gone() from None
    if holder != staff.id:
        _note(work, share, staff, "review.taken")
        if share.state == "waiting":
            work.jobs.ask(NOTICE, share.claim_id, share.user_id)
    return taken


def take_household(work: Work, staff: Staff, share_id: str) -> list[Share]:
    """With a draft, also the others of the same person that wait and hurt nobody. Raises `Refused`."""
    first = take(work, staff, share_id)
    if first.sensitive:
        return [first]
    others = [share for share in work.queue.household(staff, first.user_id) if share.id != first.id]
    return [first, *(take(work, staff, share.id) for share in others if share.held(work.now) is None)]


def renew(work: Work, staff: Staff, share_id: str) -> Share:
    """Still at it. Raises `Refused` when it is theirs no more."""
    return work.shares.hold(doors.held(work, staff, share_id), staff, rules.LEASE)


def let_go(work: Work, staff: Staff, share_id: str) -> Share:
    """Give it back to the queue; remarks that were not sent stay for whoever reads next. Raises `Refused`."""
    share = doors.held(work, staff, share_id)
    _note(work, share, staff, "review.left")
    return work.shares.let_go(share)


def hand_over(work: Work, staff: Staff, share_id: str, to: int) -> Share:
    """Give it to a colleague, with the remarks so far. Raises `Refused`."""
    share = doors.held(work, staff, share_id)
    try:
        other = work.staff.named(to)
    except StorageError:
        raise rules.gone() from None
    rules.may_receive(work.queue.theirs(other, share), other)
    work.shares.let_go(share)
    _note(work, share, staff, "review.handed", f"to.{other.id}")
    freed = work.shares.get(share_id)
    assert freed is not None
    return work.shares.hold(freed, other, rules.LEASE)


def know(work: Work, staff: Staff, share_id: str) -> None:
    """«Знаю цю людину»: none of this person's claims is shown to them any more, this one included. Raises `Refused`."""
    share = doors.find(work, staff, share_id)
    if share.held(work.now) == staff.id:
        work.shares.let_go(share)
    work.staff.know(staff, share.user_id)
    _note(work, share, staff, "review.known")


def know_not(work: Work, staff: Staff, share_id: str) -> None:
    """A step back from «Знаю цю людину», as after a slip of the finger. Raises `Refused`."""
    rules.reviews(staff)
    share = work.shares.get(share_id)
    if share is None or share.user_id not in work.staff.knows(staff):
        raise rules.gone()
    work.staff.know_not(staff, share.user_id)
    _note(work, share, staff, "review.not_known")


def name_of(work: Work, staff_id: int | None) -> str:
    """What somebody of the staff is called."""
    if not staff_id:
        return ""
    try:
        return work.staff.named(staff_id).alias
    except StorageError:
        return ""


def _note(work: Work, share: Share, staff: Staff, event: str, *keys: str) -> None:
    work.audit.record(share.user_id, share.claim_id, event, keys, actor=staff.id)
