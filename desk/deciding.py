"""Return, approve, and a step back from either."""

from __future__ import annotations

from desk import doors, rules
from desk.taking import NOTICE
from storage import Damaged, Erased, Remark, Share, Staff, Work
from storage.remarks import ANSWERED, OPEN, UNSENT
from storage.shares import APPROVED, RETURNED, WAITING


def send_back(work: Work, staff: Staff, share_id: str, seen: int) -> Share:
    """Return the draft with all remarks in one go. Raises `Refused` without a remark, or over a newer round."""
    share, remarks = doors.remarks(work, staff, share_id)
    rules.same_round(rules.undecided(share), seen)
    rules.may_return(remarks)
    for remark in remarks:
        if remark.state == UNSENT:
            work.remarks.send(remark)
        elif remark.state == ANSWERED:
            work.remarks.close(remark)
    return _decided(work, share, staff, RETURNED, "review.returned", f"round.{seen}")


def approve(work: Work, staff: Staff, share_id: str, seen: int) -> Share:
    """There is nothing more to say of this round. Raises `Refused` with open remarks, or over a newer round."""
    share, remarks = doors.remarks(work, staff, share_id)
    rules.same_round(rules.undecided(share), seen)
    rules.may_approve(remarks)
    for remark in remarks:
        if remark.state == ANSWERED:
            work.remarks.close(remark)
    return _decided(work, share, staff, APPROVED, "review.approved", f"round.{seen}")


def step_back(work: Work, staff: Staff, share_id: str) -> Share:
    """Take a decision back: the draft is in one's hand again, and remarks that nobody has answered are drafts again.
    Raises `Refused`."""
    share = doors.find(work, staff, share_id)
    rules.may_undo(share, staff)
    rules.free(share, staff, work.now, "")
    for remark in _remarks(work, share):
        if share.state == RETURNED and remark.state == OPEN:
            work.remarks.unsend(remark)
    work.audit.record(
        share.user_id, share.claim_id, "review.undone", [share.state, f"round.{share.round}"], actor=staff.id
    )
    undone = work.shares.decided(share, staff, WAITING)
    work.jobs.ask(NOTICE, share.claim_id, share.user_id)
    return work.shares.hold(undone, staff, rules.LEASE)


def _remarks(work: Work, share: Share) -> list[Remark]:
    try:
        return work.remarks.of(share)
    except (Erased, Damaged):
        raise rules.gone() from None


def _decided(work: Work, share: Share, staff: Staff, state: str, event: str, round_: str) -> Share:
    work.audit.record(share.user_id, share.claim_id, event, [round_], actor=staff.id)
    work.shares.decided(share, staff, state)
    decided = work.shares.get(share.id)
    assert decided is not None
    work.jobs.ask(NOTICE, share.claim_id, share.user_id)
    return work.shares.let_go(decided)
